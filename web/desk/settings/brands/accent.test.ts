import { expect, it } from 'vitest';
import { contrastWithWhite, legibleShade } from './accent.ts';

it.each([
  ['#ffffff', 1],
  ['#000000', 21],
  ['#767676', 4.54],
  ['#ff0000', 4],
])('white words on %s have a contrast of %d', (colour, expected) => {
  expect(contrastWithWhite(colour)).toBeCloseTo(expected, 1);
});

it.each(['#ffe600', '#7fd3ff', '#ff0000', '#ffffff'])(
  'of %s there is a shade that white words can be read on',
  (colour) => {
    const shade = legibleShade(colour);
    expect(shade).toMatch(/^#[0-9a-f]{6}$/);
    expect(contrastWithWhite(shade)).toBeGreaterThanOrEqual(4.5);
    expect(contrastWithWhite(shade)).toBeLessThan(5.2);
  },
);

it('a colour that is dark enough stays', () => {
  expect(legibleShade('#0b5d61')).toBe('#0b5d61');
});

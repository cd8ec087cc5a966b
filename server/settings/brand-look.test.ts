import { wcagContrast } from 'culori';
import { expect, test } from 'vitest';
import { brandPalettes, brandStyle, brandStyleHref } from './brand-look.ts';

const lightSurfaces = ['#f1f0eb', '#f9f8f5', '#ffffff', '#f3f2ed', '#efede7'];
const darkSurfaces = ['#111210', '#161715', '#1b1c1a', '#242522', '#232421'];
const ink = { light: '#1e1d1a', dark: '#eceae3' };

test.each([
  '#0b5d61',
  '#ffe600',
  '#ffffff',
  '#000000',
  '#ff0000',
  '#7fd3ff',
  '#00ff7f',
  '#3b0a72',
  '#808080',
  '#ff69b4',
])('words in %s and on it can be read in both themes', (accent) => {
  const { light, dark } = brandPalettes(accent);
  const pairs: [string, string][] = [
    ...[...lightSurfaces, light.tint, light.selected].flatMap((ground): [string, string][] => [
      [light.brand, ground],
      [light.strong, ground],
    ]),
    ...[...darkSurfaces, dark.tint, dark.selected].flatMap((ground): [string, string][] => [
      [dark.brand, ground],
      [dark.strong, ground],
    ]),
    [light.on, light.brand],
    [light.on, light.strong],
    [dark.on, dark.brand],
    [dark.on, dark.strong],
    [ink.light, light.tint],
    [ink.light, light.selected],
    [ink.dark, dark.tint],
    [ink.dark, dark.selected],
  ];
  const bad = pairs.filter(([words, ground]) => wcagContrast(words, ground) < 4.5);
  expect(bad).toEqual([]);
});

test('a colour that can be read already is worn as it is', () => {
  expect(brandPalettes('#0b5d61').light.brand).toBe('#0b5d61');
});

test('the address changes with the words of the sheet, and only with them', () => {
  expect(brandStyleHref('#0b5d61')).toMatch(/^\/portal\/look\/0b5d61\.css\?v=[0-9a-f]{12}$/);
  expect(brandStyleHref('#0b5d61')).toBe(brandStyleHref('#0b5d61'));
  expect(brandStyleHref('#0b5d62').split('=')[1]).not.toBe(brandStyleHref('#0b5d61').split('=')[1]);
  expect(brandStyle('#0b5d61')).not.toMatch(/url|@import|<|NaN|undefined/);
});

// A brand's colour as the portal wears it: the five names that a brand may override (tokens.css), for light and dark. A
// colour is chosen for a logo and not for words, so each is moved in lightness until words in it and on it can be read.

import { createHash } from 'node:crypto';
import { converter, formatHex, interpolate, type Oklch, parse, toGamut, wcagContrast } from 'culori';

/** WCAG 2.2, 1.4.3. */
const leastContrast = 4.5;

// The surfaces of tokens.css on which words in the brand's colour stand; the furthest from paper is the hardest.
const light = { paper: '#ffffff', hardest: '#efede7', on: '#ffffff' };
const dark = { paper: '#1b1c1a', hardest: '#2a2b28' };

const toOklch = converter('oklch');
const inGamut = toGamut('rgb', 'oklch');

type Palette = { brand: string; strong: string; tint: string; selected: string; on: string };

/** @param accent as "#0b5d61" */
export function brandPalettes(accent: string): { light: Palette; dark: Palette } {
  const own = toOklch(parse(accent)!);
  const onPaper = moved(own, -0.01, [light.hardest, mixed(accent, light.paper, 0.1)]);
  const onDark = moved({ ...own, l: Math.max(own.l, 0.72) }, 0.01, [dark.hardest, mixed(accent, dark.paper, 0.14)]);
  return {
    light: {
      brand: onPaper,
      strong: shaded(onPaper, -0.07),
      tint: mixed(onPaper, light.paper, 0.1),
      selected: mixed(onPaper, light.paper, 0.08),
      on: light.on,
    },
    dark: {
      brand: onDark,
      strong: shaded(onDark, 0.07),
      tint: mixed(onDark, dark.paper, 0.1),
      selected: mixed(onDark, dark.paper, 0.08),
      // Of its own hue, so dark that words in it stand on the bright ground.
      on: formatHex(inGamut({ ...own, l: 0.22, c: Math.min(own.c, 0.05) }))!,
    },
  };
}

/** The same hue, only as much darker or lighter as words need on all of these grounds. */
function moved(colour: Oklch, step: number, grounds: readonly string[]): string {
  for (let l = colour.l; ; l += step) {
    const hex = formatHex(inGamut({ ...colour, l: Math.min(1, Math.max(0, l)) }))!;
    const isLegible = grounds.every((ground) => wcagContrast(hex, ground) >= leastContrast);
    if (isLegible || (step < 0 ? l <= 0 : l >= 1)) return hex;
  }
}

function shaded(hex: string, by: number): string {
  const colour = toOklch(parse(hex)!);
  return formatHex(inGamut({ ...colour, l: Math.min(1, Math.max(0, colour.l + by)) }))!;
}

const mixed = (colour: string, ground: string, share: number): string =>
  formatHex(interpolate([ground, colour], 'oklab')(share))!;

const declared = ({ brand, strong, tint, selected, on }: Palette): string =>
  `:root{--brand:${brand};--brand-strong:${strong};--brand-tint:${tint};--selected:${selected};--on-brand:${on}}`;

/** The style sheet that is served after the portal's own; paper has the light one. */
export function brandStyle(accent: string): string {
  const palettes = brandPalettes(accent);
  return `${declared(palettes.light)}\n@media screen and (prefers-color-scheme:dark){${declared(palettes.dark)}}\n`;
}

/** Its address, which is another one as soon as a word of it is. */
export function brandStyleHref(accent: string): string {
  const hash = createHash('sha256').update(brandStyle(accent)).digest('hex').slice(0, 12);
  return `/portal/look/${accent.slice(1)}.css?v=${hash}`;
}

/** WCAG 2.2, 1.4.3: what words of usual size need. */
export const leastContrast = 4.5;

/** How well white words stand out on a colour, 1 to 21 (WCAG 2.2, relative luminance). @param colour as "#0b5d61" */
export function contrastWithWhite(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

/** The same hue, only as much darker as white words need. */
export function legibleShade(colour: string): string {
  let shade = colour;
  for (let share = 1; contrastWithWhite(shade) < leastContrast && share > 0; share -= 0.01) {
    shade = `#${channels(colour)
      .map((channel) =>
        Math.round(channel * share)
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')}`;
  }
  return shade;
}

const channels = (colour: string): number[] => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

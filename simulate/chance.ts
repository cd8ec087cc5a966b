// Chance that can be repeated. Each actor of the simulation has a stream of their own, named by the seed and by who they are,
// so that one who behaves differently does not change everybody else's fate.

export type Chance = {
  /** From 0 up to but without 1. */
  next: () => number;
  /** True with this likelihood. */
  happens: (likelihood: number) => boolean;
  /** A whole number from `least` to `most`. */
  whole: (least: number, most: number) => number;
  pick: <T>(list: readonly T[]) => T;
  /** Seconds around a median: half of them shorter, few many times longer, as people's delays are (log-normal, σ = 1). */
  delay: (medianSeconds: number) => number;
};

export function chanceOf(...names: (string | number)[]): Chance {
  let state = hashOf(names.join('\0'));
  // mulberry32
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    happens: (likelihood) => next() < likelihood,
    whole: (least, most) => least + Math.floor(next() * (most - least + 1)),
    pick: (list) => list[Math.floor(next() * list.length)]!,
    delay: (medianSeconds) => {
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
      return Math.max(1, Math.round(medianSeconds * Math.exp(normal)));
    },
  };
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash | 0;
}

// Which gaps between two statements there are, action by action, and in which of them something died. A run tells them, so
// that “between any two steps” is a count and not a hope.

import type { Chance } from './chance.ts';

export type Boundaries = {
  /** From now on the statements belong to this; each time anew from its first. */
  during: (name: string) => void;
  /** Before the next statement: is it the one that was aimed at? */
  isAim: () => boolean;
  passed: () => void;
  died: () => void;
  /** The next time that this is done, it is to end before its statement after this many. */
  aim: (name: string, step: number) => void;
  forget: () => void;
  /** How often something died in the course of this. */
  crashesIn: (name: string) => number;
  /** Something that has been done, and one of its gaps, in which nothing has died yet if there is such a one. */
  pick: (chance: Chance) => { name: string; step: number } | undefined;
  /** By action: how many gaps it had in its longest course, and how many of them were hit. */
  told: () => { name: string; turns: number; statements: number; gaps: number; hit: number; crashes: number }[];
};

type Gaps = { most: number; hit: Set<number>; crashes: number; turns: number; statements: number };

export function makeBoundaries(): Boundaries {
  const found = new Map<string, Gaps>();
  let current: Gaps | undefined;
  let step = 0;
  let name: string | undefined;
  let aim: { name: string; step: number } | undefined;
  return {
    during: (next) => {
      step = 0;
      name = next;
      current = found.get(next) ?? { most: 0, hit: new Set(), crashes: 0, turns: 0, statements: 0 };
      found.set(next, current);
      current.turns += 1;
    },
    isAim: () => aim?.name === name && aim?.step === step,
    aim: (whose, at) => {
      aim = { name: whose, step: at };
    },
    forget: () => {
      aim = undefined;
    },
    crashesIn: (name) => found.get(name)?.crashes ?? 0,
    pick: (chance) => {
      // What is seldom done would keep the crash waiting.
      const known = [...found].filter(([, { most, turns }]) => most > 0 && turns >= 10);
      if (known.length === 0) return undefined;
      const [name, { most, hit }] = chance.pick(known);
      const steps = Array.from({ length: most }, (_, at) => at);
      const fresh = steps.filter((at) => !hit.has(at));
      return { name, step: chance.pick(fresh.length > 0 ? fresh : steps) };
    },
    passed: () => {
      step += 1;
      if (!current) return;
      current.statements += 1;
      if (step > current.most) current.most = step;
    },
    died: () => {
      if (!current) return;
      current.hit.add(step);
      current.crashes += 1;
    },
    told: () =>
      [...found]
        .filter(([, { most }]) => most > 0)
        .map(([name, { most, hit, ...counts }]) => ({ name, ...counts, gaps: most, hit: hit.size })),
  };
}

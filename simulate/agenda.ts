// Who wants to do what when. The earliest comes first; what was put in first comes first among equals. People act on a beat of
// three minutes, so that a long run has fewer moments to look at; what the desk owes keeps its own minute.

export type Act = { at: Date; run: () => Promise<void> };
export type Agenda = {
  add: (at: Date, run: Act['run']) => void;
  /** When the next one is. */
  next: () => Date | null;
  /** Takes out the next one that is due. */
  takeDue: (now: Date) => Act | undefined;
};

const beatMillis = 3 * 60_000;

export function makeAgenda(): Agenda {
  const acts: Act[] = [];
  return {
    add: (given, run) => {
      const at = new Date(Math.ceil(given.getTime() / beatMillis) * beatMillis);
      let low = 0;
      let high = acts.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (acts[middle]!.at <= at) low = middle + 1;
        else high = middle;
      }
      acts.splice(low, 0, { at, run });
    },
    next: () => acts[0]?.at ?? null,
    takeDue: (now) => (acts[0] && acts[0].at <= now ? acts.shift() : undefined),
  };
}

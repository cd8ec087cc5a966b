// How long tickets take, learnt from those that ended and those that have not ended yet. Leaving the unresolved out would
// count only the easy ones: Kaplan and Meier's estimate takes each for as long as it was watched
// (Kaplan, Meier: Nonparametric Estimation from Incomplete Observations, JASA 53, 1958).

/** One ticket: how long it was watched, in seconds of working time, and whether it was resolved at the end of that. */
export type Watched = { seconds: number; resolved: boolean };

/** Fewer resolved tickets than this say too little; the policy's figure stands meanwhile. */
export const enoughResolved = 20;

/**
 * The times by which these shares (0 to 1, ascending) of such tickets are resolved, in seconds. Null where history does not
 * say: too few were resolved, or so many are still open that the share was never reached.
 */
export function resolvedBy(watched: readonly Watched[], shares: readonly number[]): (number | null)[] {
  const resolved = watched.filter((one) => one.resolved).length;
  if (resolved < enoughResolved) return shares.map(() => null);
  const steps = openShares(watched);
  return shares.map((share) => steps.find(({ open }) => open <= 1 - share + 1e-12)?.seconds ?? null);
}

/** The share that is still open after each time at which one was resolved. */
function openShares(watched: readonly Watched[]): { seconds: number; open: number }[] {
  // One that is still open at the moment at which another is resolved was open then.
  const inOrder = watched.toSorted((a, b) => a.seconds - b.seconds || Number(b.resolved) - Number(a.resolved));
  const steps: { seconds: number; open: number }[] = [];
  let open = 1;
  for (const [index, one] of inOrder.entries()) {
    if (!one.resolved) continue;
    const atRisk = inOrder.length - index;
    open *= 1 - 1 / atRisk;
    steps.push({ seconds: one.seconds, open });
  }
  return steps;
}

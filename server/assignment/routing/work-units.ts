// How much work tickets are, in units. An urgent one weighs more than an idea; one that waits for the requester or for an
// agreed date weighs little, because nobody can do anything on it now.

export type WorkUnits = {
  priorities: Record<'P1' | 'P2' | 'P3' | 'P4', number>;
  /** What a kind adds. */
  kinds: Partial<Record<string, number>>;
  /** What a ticket weighs while it waits, whatever it is. */
  waiting: number;
};

/** So many tickets of a sort; `waits`: for the requester, or for an agreed date. */
export type Work = { priority: number; kind: string; waits: boolean; tickets: number };

export function unitsOf(units: WorkUnits, { priority, kind, waits }: Omit<Work, 'tickets'>): number {
  const full = units.priorities[`P${priority}` as 'P1'] + (units.kinds[kind] ?? 0);
  return waits ? Math.min(units.waiting, full) : full;
}

export const loadOf = (units: WorkUnits, work: readonly Work[]): number =>
  work.reduce((sum, one) => sum + one.tickets * unitsOf(units, one), 0);

/** How long after one's own act its ticket may still move by it: the answer and the live stream come one after the other. */
const lasts = 5_000;
const until = new Map<string, number>();

/** One is doing something on these tickets: their lines may move at once, because one expects it. */
export function markOwn(numbers: readonly string[]): void {
  const now = Date.now();
  for (const [number, end] of until) if (end < now) until.delete(number);
  for (const number of numbers) until.set(number, now + lasts);
}

export const isOwn = (number: string): boolean => (until.get(number) ?? 0) > Date.now();

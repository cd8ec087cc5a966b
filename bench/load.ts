// Bounded load: a fixed number of tasks, so many at a time.

export type Measured = { perSecond: number; p50: number; p95: number; count: number };

/** Runs `task` for 0…count-1, `inFlight` at a time. Times are milliseconds. @throws what a task throws */
export async function load(count: number, inFlight: number, task: (index: number) => Promise<void>): Promise<Measured> {
  const times: number[] = [];
  let next = 0;
  const from = performance.now();
  const lane = async () => {
    while (next < count) {
      const index = next++;
      const start = performance.now();
      await task(index);
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, lane));
  const seconds = (performance.now() - from) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))]!;
  return { perSecond: count / seconds, p50: at(0.5), p95: at(0.95), count };
}

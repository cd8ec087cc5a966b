// Work that follows an answer already given. A few run at a time, in the order in which they came; when too many wait, the
// next one to come waits at the door, so that memory stays bounded.

const mostWaiting = 500;
const mostBytes = 100 * 1024 * 1024;

export type WorkQueue<T> = {
  /** Resolves when there is room, not when the work is done. */
  add: (item: T, bytes: number) => Promise<void>;
  idle: () => Promise<void>;
  /** Lets what runs come to its end; what waits is left for the sweep. */
  stop: () => Promise<void>;
};

/** `work` must not fail. */
export function startQueue<T>(concurrency: number, work: (item: T) => Promise<void>): WorkQueue<T> {
  const waiting: { item: T; bytes: number }[] = [];
  const onRoom: (() => void)[] = [];
  const onIdle: (() => void)[] = [];
  let running = 0;
  let bytes = 0;
  let stopped = false;

  const next = (): void => {
    while (running < concurrency && waiting.length > 0 && !stopped) {
      const one = waiting.shift()!;
      running++;
      void work(one.item).finally(() => {
        running--;
        bytes -= one.bytes;
        while (onRoom.length > 0 && hasRoom()) onRoom.shift()!();
        next();
        if (running === 0 && (waiting.length === 0 || stopped)) for (const done of onIdle.splice(0)) done();
      });
    }
  };
  const hasRoom = (): boolean => waiting.length < mostWaiting && bytes < mostBytes;
  const idle = (): Promise<void> => {
    if (running === 0 && (waiting.length === 0 || stopped)) return Promise.resolve();
    return new Promise((done) => onIdle.push(done));
  };
  return {
    add: async (item, size) => {
      waiting.push({ item, bytes: size });
      bytes += size;
      next();
      if (!hasRoom() && !stopped) await new Promise<void>((done) => onRoom.push(done));
    },
    idle,
    stop: () => {
      stopped = true;
      for (const done of onRoom.splice(0)) done();
      return idle();
    },
  };
}

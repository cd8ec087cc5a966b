// Being asked to end. A desk hears it as a signal, or by the end of the program that started it (run.mjs opens a channel,
// which closes even when that program is killed).

const sameRequestMs = 1000;

/**
 * Calls `stop` at the first request to end. Ctrl-C reaches the desk twice, once from the terminal and once from run.mjs:
 * what comes within a second counts once. A later request calls `force`, which ends the process at once unless told
 * otherwise.
 */
export function onStopRequest(stop: (why: string) => void, force: () => void = () => process.exit(1)): void {
  let lastAt: number | undefined;
  const asked = (why: string) => {
    const first = lastAt === undefined;
    const repeated = lastAt !== undefined && Date.now() - lastAt < sameRequestMs;
    lastAt = Date.now();
    if (first) stop(why);
    else if (!repeated) force();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => asked(signal));
  if (!process.send) return;
  process.once('disconnect', () => {
    if (lastAt === undefined) asked('the program that started it ended');
  });
  // Listening must not keep the process alive by itself.
  process.channel?.unref();
}

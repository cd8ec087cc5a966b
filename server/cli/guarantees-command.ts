import { checkInvariants } from '../guarantees/invariants.ts';
import { withDatabase } from './database-commands.ts';

/** Prints the verdict on all twelve. @returns the exit code: 1 when one is broken */
export async function printGuarantees(): Promise<number> {
  const verdicts = await withDatabase((ctx) => checkInvariants(ctx.tx, { now: ctx.now, since: null }));
  process.stdout.write(`${JSON.stringify({ invariants: verdicts })}\n`);
  return verdicts.some((one) => one.state === 'broken') ? 1 : 0;
}

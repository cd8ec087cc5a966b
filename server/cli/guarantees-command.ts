import { checkInvariants, type Verdict } from '../guarantees/invariants.ts';
import { lastSeal, wasSealed } from '../guarantees/seal-record.ts';
import { allSealsHold } from '../guarantees/seals-hold.ts';
import { withDatabase } from './database-commands.ts';

/** Prints the verdict on all twelve. @returns the exit code: 1 when one is broken */
export async function printGuarantees(): Promise<number> {
  const verdicts = await withDatabase((ctx) => checkInvariants(ctx.tx, { now: ctx.now, since: null }));
  process.stdout.write(`${JSON.stringify({ invariants: verdicts.map(asOnThePage) })}\n`);
  return verdicts.some((one) => one.state === 'broken') ? 1 : 0;
}

/** A state is called here what the page of the guarantees calls it. */
const asOnThePage = (one: Verdict) => ({ ...one, state: one.state === 'not built' ? 'not checked yet' : one.state });

/** Prints the last seal and what is wrong with any. @returns the exit code: 1 when there is something */
export async function printSeals(expected?: { number: number; hash: string }): Promise<number> {
  const said = await withDatabase(async (ctx) => {
    const offenders = await allSealsHold(ctx.tx, ctx.now);
    if (expected && !(await wasSealed(ctx.tx, expected)))
      offenders.push({ why: `seal ${expected.number} is not the one that was noted` });
    return { last: await lastSeal(ctx.tx), holds: offenders.length === 0, offenders };
  });
  process.stdout.write(`${JSON.stringify(said)}\n`);
  return said.holds ? 0 : 1;
}

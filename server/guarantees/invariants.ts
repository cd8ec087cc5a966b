// The invariants (3.11): each is a query that must return no row. A row names what offends.

import type { Database } from '../platform/database.ts';
import { stopwatch } from '../platform/metrics.ts';
import { clocksAreHonest, replayAgrees } from './clocks-are-honest.ts';
import type { Look, Offender, Question } from './look.ts';
import { deliveriesMove, inboundEnds, nothingInternalLeaves } from './mail-moves.ts';
import { promisesHold } from './promises-hold.ts';
import { recordIsComplete } from './record-is-complete.ts';
import { rowEqualsHistory } from './row-equals-history.ts';
import { watchdogRuns } from './watchdog-runs.ts';
import { changesAreTold, handOversAreTaken, hasPerson } from './who-has-it.ts';

/** `reckon`: what a query alone cannot say. */
export type Invariant = {
  number: number;
  name: string;
  query: Question | null;
  reckon?: (tx: Database, look: Look) => Promise<Offender[]>;
};

export const invariants: readonly Invariant[] = [
  { number: 1, name: 'Every unresolved ticket has a person who can be reached', query: hasPerson },
  { number: 2, name: 'No promise passes in silence', query: promisesHold },
  { number: 3, name: 'Current truth equals history', query: rowEqualsHistory },
  { number: 4, name: 'Every change of contact has a reason and was told', query: changesAreTold },
  { number: 5, name: 'Every hand-over was taken up or went to the lead', query: handOversAreTaken },
  { number: 6, name: 'Nothing known was asked again without a reason', query: null },
  { number: 7, name: 'Everything that arrived was dealt with', query: inboundEnds },
  { number: 8, name: 'No delivery is stuck or failed unseen', query: deliveriesMove },
  { number: 9, name: 'Clocks are honest', query: clocksAreHonest, reckon: replayAgrees },
  { number: 10, name: 'The record is complete', query: recordIsComplete },
  { number: 11, name: 'No internal text reaches a requester', query: nothingInternalLeaves },
  { number: 12, name: 'The watchdog itself is watched', query: watchdogRuns },
];

export type Verdict = {
  number: number;
  name: string;
  state: 'holds' | 'broken' | 'not built';
  offenders: Offender[];
  tookMillis: number;
};

/** Looks at all invariants, or at these. */
export async function checkInvariants(
  tx: Database,
  look: Look,
  which: readonly Invariant[] = invariants,
): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const { number, name, query, reckon } of which) {
    const took = stopwatch();
    const offenders = query ? [...(await query(look).execute(tx)).rows] : [];
    if (reckon) offenders.push(...(await reckon(tx, look)));
    const state = !query ? 'not built' : offenders.length > 0 ? 'broken' : 'holds';
    verdicts.push({ number, name, state, offenders, tookMillis: took() });
  }
  return verdicts;
}

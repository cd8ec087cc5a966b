// The invariants (3.11): each is a query that must return no row. A row names what offends.

import type { Database } from '../platform/database.ts';
import { stopwatch } from '../platform/metrics.ts';
import { clocksAreHonest, replayAgrees } from './clocks-are-honest.ts';
import { handOversHold } from './hand-overs-hold.ts';
import { enough, type Look, type Offender, type Question } from './look.ts';
import { deliveriesMove, inboundEnds, nothingInternalLeaves } from './mail-moves.ts';
import { promisesHold } from './promises-hold.ts';
import { recordIsComplete } from './record-is-complete.ts';
import { rowEqualsHistory } from './row-equals-history.ts';
import { sealsHold } from './seals-hold.ts';
import { firstStretch, nextStretch, type Through } from './stretch.ts';
import { watchdogRuns } from './watchdog-runs.ts';
import { changesAreTold, hasPerson } from './who-has-it.ts';

/** `reckon`: what a query alone cannot say. `through`: what a look at everything goes through stretch by stretch. */
export type Invariant = {
  number: number;
  name: string;
  query: Question | null;
  reckon?: (tx: Database, look: Look) => Promise<Offender[]>;
  through?: readonly Through[];
};

const through = ['tickets'] as const;

export const invariants: readonly Invariant[] = [
  { number: 1, name: 'Every unresolved ticket has a person who can be reached', query: hasPerson },
  { number: 2, name: 'No promise passes in silence', query: promisesHold, through },
  { number: 3, name: 'Current truth equals history', query: rowEqualsHistory, through },
  { number: 4, name: 'Every change of contact has a reason and was told', query: changesAreTold, through },
  {
    number: 5,
    name: 'Every hand-over has its brief and was taken up or went to the lead',
    query: handOversHold,
    through,
  },
  { number: 6, name: 'Nothing known was asked again without a reason', query: null },
  { number: 7, name: 'Everything that arrived was dealt with', query: inboundEnds },
  { number: 8, name: 'No delivery is stuck or failed unseen', query: deliveriesMove },
  { number: 9, name: 'Clocks are honest', query: clocksAreHonest, reckon: replayAgrees, through },
  {
    number: 10,
    name: 'The record is complete',
    query: recordIsComplete,
    reckon: sealsHold,
    through: ['tickets', 'seals'],
  },
  { number: 11, name: 'No internal text reaches a requester', query: nothingInternalLeaves, through },
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
  for (const invariant of which) {
    const verdict =
      look.since || look.stretch ? await lookOnce(tx, look, invariant) : await lookAtAll(tx, look, invariant);
    verdicts.push(verdict);
  }
  return verdicts;
}

async function lookOnce(tx: Database, look: Look, { number, name, query, reckon }: Invariant): Promise<Verdict> {
  const took = stopwatch();
  // What a query asks is about tickets.
  const asks = query && look.stretch?.of !== 'seals';
  const offenders = asks ? [...(await query(look).execute(tx)).rows] : [];
  if (reckon) offenders.push(...(await reckon(tx, look)));
  const state = !query ? 'not built' : offenders.length > 0 ? 'broken' : 'holds';
  return { number, name, state, offenders, tookMillis: took() };
}

async function lookAtAll(tx: Database, look: Look, invariant: Invariant): Promise<Verdict> {
  let stretch = await firstStretch(tx, invariant.through ?? []);
  if (!stretch) return lookOnce(tx, look, invariant);
  const all = { tookMillis: 0, offenders: [] as Offender[] };
  for (; stretch; stretch = await nextStretch(tx, invariant.through!, stretch)) {
    const { offenders, tookMillis } = await lookOnce(tx, { ...look, stretch }, invariant);
    all.tookMillis += tookMillis;
    all.offenders = [...all.offenders, ...offenders].slice(0, enough);
  }
  const { number, name } = invariant;
  return { number, name, state: all.offenders.length > 0 ? 'broken' : 'holds', ...all };
}

// Who could stand in, as one read for a whole plan: the members of the teams concerned, their leads, whoever is on duty and
// the administrators; what they have to do, and who of them is here.

import { type ChosenCover, coverFor } from '../../assignment/cover.ts';
import {
  type Candidate,
  readCandidates,
  readGaveAway,
  readHelped,
  standingOf,
} from '../../assignment/routing/candidates.ts';
import { rank } from '../../assignment/routing/score.ts';
import { unitsOf, type WorkUnits } from '../../assignment/routing/work-units.ts';
import { readShifts, type StoredShift } from '../../duty/shifts.ts';
import { type Absence, readAway } from '../../people/absence.ts';
import type { Database } from '../../platform/database.ts';
import { readRouting } from '../../settings/routing.ts';
import type { TicketStatus } from '../../tickets/ticket.ts';
import { atWorkOf, readTeamDuty, type TeamDuty } from './at-work.ts';

type Team = { id: string; leadId: string; dutyId: string | null };

export type HandsRead = {
  /** When they would have to be here. */
  at: Date;
  units: WorkUnits;
  candidates: ReadonlyMap<string, Candidate>;
  teams: ReadonlyMap<string, Team>;
  away: ReadonlyMap<string, Absence>;
  /** By team, when its hours run next. */
  duty: ReadonlyMap<string, TeamDuty>;
  shifts: ReadonlyMap<string, StoredShift>;
  helped: ReadonlyMap<string, Date>;
  /** How often somebody had a ticket and gave it away. */
  gaveAway: ReadonlyMap<string, number>;
};

export type Concerned = { id: number; teamId: string; requesterId: string };

/** What the ranking looks at of a ticket. */
export type ToCover = Concerned & {
  status: TicketStatus;
  language: string;
  priority: number;
  kind: string;
  promiseDueAt: Date;
  clockDueAt: Date | null;
  /** What it was found to need when it came in. */
  skillId: string | null;
  leastLevel: number | null;
  /** Of a VIP: the team that looks after them. */
  accountTeamId: string | null;
};

/** `at`: when they would have to be here; `wanted`: whom somebody named, of whichever team. */
export async function readHands(
  tx: Database,
  concerned: readonly Concerned[],
  at: Date,
  wanted: readonly (string | null)[] = [],
): Promise<HandsRead> {
  const teamIds = [...new Set(concerned.map((one) => one.teamId))];
  const requesterIds = [...new Set(concerned.map((one) => one.requesterId))];
  const teams = await tx
    .selectFrom('team')
    .select(['id', 'leadId', 'dutyId'])
    .where('id', 'in', atLeastOne(teamIds))
    .execute();
  const away = await readAway(tx, at);
  const duty = await readTeamDuty(tx, teamIds, at);
  const named = [
    ...teams.flatMap((team) => [team.leadId, team.dutyId]),
    ...away.map((one) => one.coverId),
    ...[...duty.values()].flatMap(({ ids }) => ids),
    ...wanted,
  ].filter((id): id is string => id !== null);
  const candidates = await readCandidates(tx, teamIds, named);
  const helped = await readHelped(tx, requesterIds, at);
  const gaveAway = await readGaveAway(
    tx,
    concerned.map((one) => one.id),
  );
  return {
    at,
    units: (await readRouting(tx)).units,
    candidates: new Map(candidates.map((one) => [one.id, one])),
    teams: new Map(teams.map((one) => [one.id, one])),
    away: new Map(away.map((one) => [one.personId, one])),
    duty,
    shifts: await readShifts(
      tx,
      at,
      candidates.map((one) => one.id),
    ),
    helped: new Map(helped.map((one) => [key(one.personId, one.requesterId), one.at])),
    gaveAway: new Map(gaveAway.map((one) => [key(one.personId, String(one.ticketId)), one.times])),
  };
}

/** Who of them stands in on one ticket. Whoever got one has more to do. */
export function chooseCover(
  hands: HandsRead,
  ticket: ToCover,
  awayId: string,
  named: string | null,
): ChosenCover | null {
  const team = hands.teams.get(ticket.teamId)!;
  const all = [...hands.candidates.values()];
  const covers = new Map([...hands.away].flatMap(([id, { coverId }]) => (coverId ? [[id, coverId] as const] : [])));
  if (named) covers.set(awayId, named);
  const ranked = rankMembers(
    hands,
    ticket,
    all.filter((one) => one.teamIds.includes(ticket.teamId)),
  );
  const duty = hands.duty.get(ticket.teamId)!;
  const ids = all.map((one) => one.id);
  const chosen = coverFor(awayId, {
    named: covers,
    here: new Set(ids.filter((id) => !hands.away.has(id))),
    inShift: atWorkOf(duty, ids, hands.shifts),
    team: ranked.filter(({ bar }) => bar === null).map(({ personId }) => personId),
    lead: team.leadId,
    duty: [...duty.ids, ...(team.dutyId ? [team.dutyId] : [])],
    administrators: all.filter((one) => one.administrator).map((one) => one.id),
    lastly: ranked.filter(({ bar }) => bar !== null).map(({ personId }) => personId),
  });
  if (chosen) addLoad(hands, ticket, chosen.personId);
  return chosen;
}

/** Whoever gets this ticket by the plan has so much more to do. */
export function addLoad(hands: HandsRead, ticket: ToCover, personId: string): void {
  const taker = hands.candidates.get(personId);
  if (taker) taker.load += unitsOf(hands.units, { ...ticket, waits: waits(ticket) });
}

const waits = ({ status }: ToCover): boolean => status === 'waiting_on_requester' || status === 'scheduled';

function rankMembers(hands: HandsRead, ticket: ToCover, members: readonly Candidate[]) {
  const { promiseDueAt, clockDueAt } = ticket;
  const matter = {
    now: hands.at,
    firstDueAt: clockDueAt && clockDueAt < promiseDueAt ? clockDueAt : promiseDueAt,
    units: unitsOf(hands.units, { ...ticket, waits: waits(ticket) }),
    leastLevel: ticket.skillId === null ? null : ticket.leastLevel,
  };
  return rank(
    matter,
    members.map((one) =>
      standingOf(one, {
        ...ticket,
        lastHelpedAt: hands.helped.get(key(one.id, ticket.requesterId)) ?? null,
        gaveAway: hands.gaveAway.get(key(one.id, String(ticket.id))) ?? 0,
      }),
    ),
  );
}

const key = (personId: string, requesterId: string): string => `${personId} ${requesterId}`;
const nobody = '00000000-0000-0000-0000-000000000000';
const atLeastOne = (ids: string[]): string[] => (ids.length > 0 ? ids : [nobody]);

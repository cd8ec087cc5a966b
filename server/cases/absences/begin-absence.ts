// An absence begins: in one transaction what has something due goes to its cover. The rest waits; a sweep gives it away at its
// first event, and whatever somebody has who is away themselves.

import { sql } from 'kysely';
import { fateOf } from '../../assignment/fate.ts';
import { isWaitedFor } from '../../assignment/wait.ts';
import { readLastCover } from '../../assignment/write-cover.ts';
import { addBusinessDays } from '../../calendars/calendar.ts';
import { type Absence, beginAbsenceRow, holdAbsence, readAway } from '../../people/absence.ts';
import { type Context, theDesk } from '../../platform/context.ts';
import { type Database, inTransaction, together } from '../../platform/database.ts';
import { record } from '../../platform/events.ts';
import { readGround } from '../ground.ts';
import { giveBack } from './give-back.ts';
import { type Given, giveCovers, holdTickets } from './give-covers.ts';
import { type Choice, coverOf, type PlanLine, planAbsence, readPlanned } from './plan-absence.ts';
import { type HandsRead, readHands } from './read-hands.ts';

export type Begun = { covered: number; waits: number; nobody: number };

/** @returns null when it has begun already, was cancelled, or begins later */
export function beginAbsence(ctx: Context, id: string): Promise<Begun | null> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const absence = await holdAbsence(tx, id);
    if (absence.state !== 'planned' || absence.fromAt > ctx.now) return null;
    await together(tx, [beginAbsenceRow(here, id)]);
    await holdTickets(here, absence.personId);
    const leave = { ...absence, fromAt: ctx.now, choices: await readChoices(tx, id) };
    const { lines, hands } = await planAbsence(here, leave);
    const now = lines.filter((line) => line.fate === 'now');
    await giveAll(here, now, hands, id);
    const begun = {
      covered: now.filter((line) => line.cover).length,
      waits: lines.length - now.length,
      nobody: now.filter((line) => !line.cover).length,
    };
    await together(tx, [
      record(here, [{ kind: 'absence.began', subjectId: absence.personId, data: { absenceId: id, ...begun } }]),
    ]);
    return begun;
  });
}

/** Somebody who stood in answers for no tickets any more: each goes to the next one, or back to whoever is here. */
export async function passCoversOn(ctx: Context, personId: string): Promise<void> {
  const tickets = await readPlanned(ctx.tx, sql`select * from ticket t where t.cover_id = ${personId}`);
  if (tickets.length === 0) return;
  const hands = await readHands(ctx.tx, tickets, ctx.now);
  const lines = tickets.map((ticket) => {
    const coverId = hands.away.get(ticket.assigneeId)?.coverId ?? null;
    return { ticket, cover: coverOf(hands, ticket, { personId: ticket.assigneeId, coverId }, null) };
  });
  const nobody = lines.filter((line) => !line.cover).map(({ ticket }) => ticket);
  await giveBack(ctx, nobody, 'away_too');
  await giveAll(
    ctx,
    lines.filter((line) => line.cover),
    hands,
    (await readLastCover(ctx.tx, tickets[0]!.id))!.absenceId,
  );
}

/** What they stood in on themselves goes back to its assignee where that one is here, else to the next one. */
async function giveAll(
  ctx: Context,
  lines: readonly Pick<PlanLine, 'ticket' | 'cover'>[],
  hands: HandsRead,
  absenceId: string,
): Promise<number> {
  const isBack = ({ ticket }: (typeof lines)[number]) => ticket.coverId !== null && !hands.away.has(ticket.assigneeId);
  const back = lines.filter(isBack).map(({ ticket }) => ticket);
  const given = lines.flatMap((line): Given[] => {
    const cover = line.cover && hands.candidates.get(line.cover.personId);
    if (isBack(line) || !cover || cover.id === line.ticket.assigneeId) return [];
    return [
      {
        ticket: line.ticket,
        cover,
        why: line.cover!.why,
        absenceId: hands.away.get(line.ticket.assigneeId)?.id ?? absenceId,
      },
    ];
  });
  await giveBack(ctx, back, 'away_too');
  await giveCovers(ctx, given);
  return back.length + given.length;
}

export async function readChoices(tx: Database, absenceId: string): Promise<Choice[]> {
  return tx
    .selectFrom('absenceChoice')
    .select(['ticketId', 'fate', 'coverId'])
    .where('absenceId', '=', absenceId)
    .execute() as Promise<Choice[]>;
}

/** What was chosen to wait goes when its date is this near. */
const nearMillis = 2 * 3_600_000;
const mostTickets = 500;

/** The first event of what waited, and whatever came to somebody who is away. @returns how many were given away */
export async function coverWhereNeeded(ctx: Context): Promise<number> {
  const away = await readAway(ctx.tx, ctx.now);
  if (away.length === 0) return 0;
  const { calendar } = await readGround(ctx.tx, null);
  const openUntil = addBusinessDays(calendar, ctx.now, 1);
  const due = away.map((one) => ({ absenceId: one.id, personId: one.personId, until: one.toAt ?? openUntil }));
  const needing = await findNeeding(ctx, due);
  let given = 0;
  for (const absence of away) {
    const ids = needing.filter((one) => one.personId === absence.personId).map((one) => one.ticketId);
    if (ids.length > 0) given += await coverThese(ctx, absence, ids, absence.toAt ?? openUntil);
  }
  return given;
}

/** One ticket of whoever is away goes to its cover now, whatever is due on it. */
export async function coverOne(ctx: Context, absenceId: string, ticketId: number): Promise<void> {
  const absence = await holdAbsence(ctx.tx, absenceId);
  const away = (await readAway(ctx.tx, ctx.now)).find((one) => one.personId === absence.personId);
  if (away) await coverThese(ctx, away, [ticketId], away.toAt ?? ctx.now, true);
}

type Due = { absenceId: string; personId: string; until: Date };

async function findNeeding(ctx: Context, due: readonly Due[]): Promise<{ ticketId: number; personId: string }[]> {
  const near = new Date(ctx.now.getTime() + nearMillis);
  const { rows } = await sql<{ ticketId: number; personId: string }>`
    with away as (select * from json_to_recordset(${JSON.stringify(due)}::json)
      as x("absenceId" uuid, "personId" uuid, until timestamptz)),
    theirs as (
      select a.*, t.id from away a join ticket t on t.assignee_id = a."personId" and t.cover_id is null
         and t.status in ('new', 'open', 'waiting_on_third_party', 'scheduled')
      union all
      select a.*, t.id from away a join ticket t on t.cover_id = a."personId" and t.status <> 'waiting_on_requester')
    select t.id as ticket_id, x."personId" as person_id
      from theirs x join ticket t on t.id = x.id
      left join absence w on w.id = x."absenceId"
      left join absence_choice c on c.absence_id = x."absenceId" and c.ticket_id = t.id and c.fate = 'waits'
     where not (t.cover_id is null and ${isWaitedFor(sql`x.until`)})
       and (least(t.promise_due_at, t.clock_due_at) < case when c.fate is null then x.until else ${near}::timestamptz end
        or (t.status <> 'scheduled' and t.last_requester_at > coalesce(t.last_human_reply_at, '-infinity')
            and (c.fate is null or t.last_requester_at > coalesce(w.begun_at, w.from_at))))
     order by t.id limit ${mostTickets}`.execute(ctx.tx);
  return rows;
}

function coverThese(
  ctx: Context,
  absence: Absence,
  ticketIds: readonly number[],
  until: Date,
  anyway = false,
): Promise<number> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx, actor: theDesk };
    await sql`select 1 from ticket where id = any(${[...ticketIds]}::bigint[]) order by id for update`.execute(tx);
    const tickets = await readPlanned(
      tx,
      sql`select * from ticket t where t.id = any(${[...ticketIds]}::bigint[])
        and coalesce(t.cover_id, t.assignee_id) = ${absence.personId}
        and t.status in ('new', 'open', 'waiting_on_requester', 'waiting_on_third_party', 'scheduled')`,
    );
    const chosen = await readChoices(tx, absence.id);
    const wanted = chosen.map((one) => one.coverId);
    const hands = await readHands(tx, tickets, ctx.now, wanted);
    const choices = new Map(chosen.map((one) => [one.ticketId, one]));
    const lines = tickets.flatMap((ticket) => {
      const choice = choices.get(ticket.id) ?? null;
      if (!anyway && !choice && fateOf(ticket, until).fate === 'waits') return [];
      return [{ ticket, cover: coverOf(hands, ticket, absence, choice) }];
    });
    return giveAll(here, lines, hands, absence.id);
  });
}

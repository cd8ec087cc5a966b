// A ticket from before there were clocks, or before they came back with it, is given terms, and its clocks are reckoned from
// the record of all that happened on it. What was late by then is late; nobody is told of it once more.

import { sql } from 'kysely';
import { replayClocks } from '../../clocks/replay-clocks.ts';
import { isOpen } from '../../clocks/step-clocks.ts';
import { keepClockRows, withLevels } from '../../clocks/stored-clocks.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { record } from '../../platform/events.ts';
import { findTicketById } from '../../tickets/find-ticket.ts';
import { setClockTerms } from '../../tickets/write-ticket.ts';
import { readGround } from '../ground.ts';
import { tasksOfLate } from '../tasks/tasks-of-late.ts';
import { termsNow } from './begin-clocks.ts';
import { breached } from './keep-clocks.ts';

const most = 200;

/** @returns how many were given clocks */
export async function introduceClocks(ctx: Context, onError: (error: unknown) => void): Promise<number> {
  const { rows } = await sql<{ id: number }>`select id from ticket where policy_version_id is null
    and status in ('new', 'open', 'waiting_on_requester', 'waiting_on_third_party', 'scheduled') limit ${most}`.execute(
    ctx.tx,
  );
  for (const { id } of rows) await introduce(ctx, id).catch(onError);
  return rows.length;
}

function introduce(ctx: Context, ticketId: number): Promise<void> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const ticket = await findTicketById(here, ticketId, { lock: true, itself: true });
    if (ticket.policyVersionId) return;
    const ground = await readGround(tx, ticket.teamId, [], ticket, ctx.now);
    const { organisationId } = await tx
      .selectFrom('person')
      .select('organisationId')
      .where('id', '=', ticket.requesterId)
      .executeTakeFirstOrThrow();
    const { key } = termsNow(ground.policies, ground.knownCalendar, { ...ticket, organisationId });
    const book = (await replayClocks(tx, [ticketId], ctx.now, new Map([[ticketId, key]]))).get(ticketId);
    if (!book) return;
    const { clocks, summary } = withLevels(book, ctx.now);
    const late = clocks.filter((clock) => clock.breachedAt);
    const owed = late.filter(
      (clock) => isOpen(clock) && !(ticket.lastHumanReplyAt && ticket.lastHumanReplyAt > clock.breachedAt!),
    );
    const tasks = await tasksOfLate(
      here,
      owed.map((clock) => ({ ticketId, clock })),
    );
    const { priority: _, ...terms } = key;
    await together(tx, [
      clocks.length > 0
        ? keepClockRows(
            clocks.map((clock) => ({ ticketId, clock, breachedWhile: clock.breachedAt ? ticket.assigneeId : null })),
          )
        : undefined,
      setClockTerms(ticketId, { ...summary, ...terms }),
      record(here, [
        { kind: 'terms.changed', ticketId, data: { why: 'introduced', terms: key } },
        ...late.map((clock) => breached(ticket, clock)),
        ...tasks.events,
      ]),
      ...tasks.writes,
    ]);
  });
}

// The timed work on tickets. Each sweep reads what is due from an index and answers for each in a transaction of its own;
// one that fails does not hold up the rest.

import { sql } from 'kysely';
import { holders, ticketsOfHolder } from '../assignment/holders.ts';
import { namesInVain } from '../assignment/told-names.ts';
import type { Context } from '../platform/context.ts';
import { learnAnswers } from '../promises/answer-span.ts';
import { learnSpans } from '../promises/expected-span.ts';
import { acceptedInVain, keptInVain } from '../promises/promise-undone.ts';
import { toldInVain } from '../promises/told-together.ts';
import { coverWhereNeeded } from './absences/begin-absence.ts';
import { refreshFeeds } from './absences/feeds/refresh-feed.ts';
import { escalateCover, sweepAbsences, unacceptedCovers } from './absences/sweep-absences.ts';
import { answerForDuePromise } from './answer-for-due-promise.ts';
import { tellOverdue } from './arrived/tell-overdue.ts';
import { addMoreHolidays, tellOfShutCalendars, turnCalendars } from './calendars/keep-calendars.ts';
import { moveForClosedTime } from './calendars/move-for-closed-time.ts';
import { takeBackTelling } from './calendars/take-back-telling.ts';
import { introduceClocks } from './clocks/introduce-clocks.ts';
import { recalculate } from './clocks/recalculate.ts';
import { sweepThresholds } from './clocks/sweep-thresholds.ts';
import { closeResolved } from './close-resolved.ts';
import { tellContactChanged } from './contact/tell-contact-changed.ts';
import { tellGaps } from './duty/tell-gaps.ts';
import { escalateUnaccepted } from './escalate-unaccepted.ts';
import { dueCalls, goOnCalling } from './escalation/go-on-calling.ts';
import { catchUp } from './inbound/catch-up.ts';
import { handOn } from './people/hand-on.ts';
import { markDueSoon } from './promises/mark-due-soon.ts';
import { takeBackAnswer } from './promises/take-back-answer.ts';
import { takeBackKeeping } from './promises/take-back-keeping.ts';
import { tellDate } from './promises/tell-date.ts';
import { returnUntouched } from './routing/return-untouched.ts';
import { queuePromisePushes } from './warn/queue-promise-pushes.ts';
import { warnOfNear } from './warn/warn-of-near.ts';

type Due = { ticketId: number };
const most = 200;
const mostRounds = 10;

export type Sweep = {
  name: string;
  everySeconds: number;
  run: (ctx: Context, onError: (error: unknown) => void) => Promise<number>;
};

export const sweeps: readonly Sweep[] = [
  { name: 'promises in a closed time', everySeconds: 5, run: sweep(inClosedTime, moveForClosedTime) },
  { name: 'promises kept by what did not arrive', everySeconds: 5, run: sweep(keptByNothing, takeBackKeeping) },
  { name: 'dates told in a mail that came back', everySeconds: 5, run: sweep(toldByNothing, takeBackTelling) },
  { name: 'names told in a mail that came back', everySeconds: 5, run: sweep(namedByNothing, takeBackTelling) },
  { name: 'dates taken in a mail that came back', everySeconds: 5, run: sweep(acceptedByNothing, takeBackAnswer) },
  { name: 'due promises', everySeconds: 5, run: sweep(duePromises, answerForDuePromise) },
  { name: 'dates that nobody was told yet', everySeconds: 20, run: sweep(untoldDates, tellDate) },
  { name: 'unaccepted stints', everySeconds: 10, run: sweep(unacceptedStints, escalateUnaccepted) },
  { name: 'tickets of who has left', everySeconds: 30, run: sweep(leftBehind, handOn) },
  { name: 'absences that begin or end', everySeconds: 5, run: sweepAbsences },
  { name: 'calendar feeds of absences', everySeconds: 60, run: refreshFeeds },
  { name: 'tickets of who is away', everySeconds: 5, run: (ctx) => coverWhereNeeded(ctx) },
  { name: 'times without anybody on duty', everySeconds: 60, run: tellGaps },
  { name: 'covers that nobody took up', everySeconds: 10, run: sweep(unacceptedCovers, escalateCover) },
  { name: 'calls that nobody answered', everySeconds: 5, run: sweep(dueCalls, goOnCalling) },
  { name: 'tickets that nobody touches', everySeconds: 60, run: returnUntouched },
  { name: 'changed contacts', everySeconds: 10, run: sweep(changedContacts, tellContactChanged) },
  { name: 'acknowledgements that were withheld', everySeconds: 30, run: sweep(withheld, catchUp) },
  { name: 'resolved tickets to close', everySeconds: 60, run: sweep(ticketsToClose, closeResolved) },
  { name: 'mail that nobody has looked at', everySeconds: 60, run: (ctx) => tellOverdue(ctx) },
  { name: 'calendars that turn', everySeconds: 60, run: turnCalendars },
  { name: 'holidays of a further year', everySeconds: 6 * 3600, run: addMoreHolidays },
  { name: 'calendars that stay closed', everySeconds: 3600, run: tellOfShutCalendars },
  { name: 'terms that changed', everySeconds: 10, run: (ctx) => recalculate(ctx) },
  { name: 'clocks that cross a threshold', everySeconds: 20, run: (ctx) => sweepThresholds(ctx) },
  { name: 'promises that are nearly due', everySeconds: 20, run: (ctx) => queuePromisePushes(ctx) },
  { name: 'clocks that are nearly due', everySeconds: 5, run: sweep(nearlyDue, warnOfNear) },
  { name: 'tickets without clocks', everySeconds: 60, run: introduceClocks },
  { name: 'how long tickets take', everySeconds: 3600, run: learnSpans },
  { name: 'how soon first answers come', everySeconds: 3600, run: learnAnswers },
  { name: 'promises due soon', everySeconds: 20, run: (ctx) => markDueSoon(ctx) },
];

function sweep(
  find: (ctx: Context) => Promise<Due[]>,
  answer: (ctx: Context, ticketId: number) => Promise<unknown>,
): Sweep['run'] {
  return async (ctx, onError) => {
    let found = 0;
    let failed = 0;
    // What comes due at once, as at opening time, does not wait for turn after turn; what fails waits for the next one.
    for (let round = 0; round < mostRounds && failed === 0; round++) {
      const due = await find(ctx);
      for (const { ticketId } of due) {
        await answer(ctx, ticketId).catch((error: unknown) => {
          failed += 1;
          onError(error);
        });
      }
      found += due.length;
      if (due.length < most) break;
    }
    return found;
  };
}

async function keptByNothing(ctx: Context): Promise<Due[]> {
  const { rows } = await sql<Due>`select distinct p.ticket_id from ${keptInVain} limit ${most}`.execute(ctx.tx);
  return rows;
}

async function toldByNothing(ctx: Context): Promise<Due[]> {
  const { rows } = await sql<Due>`select distinct t.id as ticket_id from ${toldInVain} limit ${most}`.execute(ctx.tx);
  return rows;
}

async function namedByNothing(ctx: Context): Promise<Due[]> {
  const { rows } = await sql<Due>`select distinct t.id as ticket_id from ${namesInVain} limit ${most}`.execute(ctx.tx);
  return rows;
}

async function acceptedByNothing(ctx: Context): Promise<Due[]> {
  const { rows } = await sql<Due>`select distinct d.ticket_id from ${acceptedInVain} limit ${most}`.execute(ctx.tx);
  return rows;
}

async function duePromises(ctx: Context): Promise<Due[]> {
  const { rows } = await sql<Due>`select ticket_id from promise
    where state = 'standing' and due_at <= ${ctx.now} order by due_at limit ${most}`.execute(ctx.tx);
  return rows;
}

async function untoldDates(ctx: Context): Promise<Due[]> {
  const { rows } = await sql<Due>`select ticket_id from promise
    where state = 'standing' and tell_due_at <= ${ctx.now} and due_at > ${ctx.now} order by tell_due_at limit ${most}`.execute(
    ctx.tx,
  );
  return rows;
}

async function unacceptedStints(ctx: Context): Promise<Due[]> {
  const { rows } = await sql<Due>`select s.ticket_id from stint s
    where s.accept_due_at <= ${ctx.now} order by s.accept_due_at limit ${most}`.execute(ctx.tx);
  return rows;
}

/** There are none, unless a row was changed by another hand than ours, or a role at the very moment of an opening. */
async function leftBehind(ctx: Context): Promise<Due[]> {
  const { rows } = await sql<Due>`
    with recursive ${holders}
    select t.id as ticket_id from holder join person p on p.id = holder.id ${ticketsOfHolder(most)}
     where p.state <> 'active' or p.kind <> 'agent' or not exists (
       select 1 from role_grant g where g.person_id = p.id and g.role <> 'collaborator')
     order by t.id limit ${most}`.execute(ctx.tx);
  return rows;
}

async function changedContacts(ctx: Context): Promise<Due[]> {
  const { rows } = await sql<Due>`select id as ticket_id from ticket
    where contact_notice_due_at <= ${ctx.now} order by contact_notice_due_at limit ${most}`.execute(ctx.tx);
  return rows;
}

async function nearlyDue(ctx: Context): Promise<Due[]> {
  const { rows } = await sql<Due>`select ticket_id from push
    where ended_at is null and due_at <= ${ctx.now} group by ticket_id order by min(due_at) limit ${most}`.execute(
    ctx.tx,
  );
  return rows;
}

async function withheld(ctx: Context): Promise<Due[]> {
  const { rows } = await sql<Due>`select ticket_id from withheld_acknowledgement
    where ended_at is null and due_at <= ${ctx.now} order by due_at limit ${most}`.execute(ctx.tx);
  return rows;
}

async function inClosedTime(ctx: Context): Promise<Due[]> {
  // One of each requester's: the others of theirs go with it.
  const { rows } = await sql<Due>`
    select min(m.ticket_id) as ticket_id from (
      select ticket_id from closed_time_move where done_at is null and due_at <= ${ctx.now} order by due_at limit ${5 * most}) m
      join ticket t on t.id = m.ticket_id group by t.requester_id order by 1 limit ${most}`.execute(ctx.tx);
  return rows;
}

async function ticketsToClose(ctx: Context): Promise<Due[]> {
  const { rows } = await sql<Due>`select id as ticket_id from ticket
    where close_due_at <= ${ctx.now} order by close_due_at limit ${most}`.execute(ctx.tx);
  return rows;
}

// “This is stuck”, said by the requester in the portal or by an agent. The requester is told who looks at it and by when they
// hear; the promise comes forward where the policy's next word is sooner.

import { sql } from 'kysely';
import { findPerson } from '../../people/find-people.ts';
import { publicNameOf } from '../../people/person.ts';
import { type Context, theDesk } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { conflict, forbidden } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { nextUpdateAt } from '../../promises/promise.ts';
import { findTicket } from '../../tickets/find-ticket.ts';
import { canReply } from '../../tickets/permissions.ts';
import { actingOn, isUnresolved, type Ticket } from '../../tickets/ticket.ts';
import { updateTicket } from '../../tickets/write-ticket.ts';
import type { Locale } from '../../wording/locales.ts';
import { sayWithLink } from '../../wording/say.ts';
import { type Ground, readGround } from '../ground.ts';
import { messageToAll } from '../message-to-all.ts';
import { nextPromise } from '../next-promise.ts';
import { dateIn } from '../words.ts';
import { beginEscalation } from './begin-escalation.ts';

/** @throws NotFound, Forbidden, Conflict (said within a day, it runs already, the policy does not go by it, or it is over) */
export function sayStuck(ctx: Context, number: string): Promise<void> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const ticket = await findTicket(here, number, { lock: true });
    const { actor } = ctx;
    const asRequester = actor.personId !== null && actor.personId === ticket.requesterId;
    if (!asRequester && !canReply(actor))
      throw forbidden('Only the requester or an agent says that a request is stuck.');
    if (!isUnresolved(ticket.status)) throw conflict('Only an unresolved ticket can be stuck.');
    if (asRequester && (await saidLately(here, ticket.id)))
      throw conflict('You have said within the last day that this is stuck. Somebody looks at it.');
    const saidBy = asRequester ? 'requester' : 'agent';
    const begun = await beginEscalation(here, ticket, { trigger: 'stuck', level: ctx.now.toISOString(), saidBy });
    if (begun.as === 'nothing')
      throw conflict('By the escalation policy of this team, nobody is called when a ticket is stuck.');
    if (!asRequester && begun.as === 'joined')
      throw conflict('This ticket was called for already, and somebody looks at it.');
    if (asRequester) await tellRequester(here, ticket);
  });
}

const dayMillis = 86_400_000;

/** By the requester, within a day. */
export async function saidLately({ tx, now }: Context, ticketId: number): Promise<boolean> {
  const { rows } = await sql`
    select 1 from escalation where ticket_id = ${ticketId} and trigger = 'stuck' and said_by = 'requester'
       and opened_at > ${new Date(now.getTime() - dayMillis)}`.execute(tx);
  return rows.length > 0;
}

/** Who looks at what is stuck: whoever is called, else whoever acts on it. */
export async function lookerOf({ tx }: Context, ticket: Ticket): Promise<{ name: string; publicName: string | null }> {
  const { rows } = await sql<{ personId: string | null }>`
    select coalesce(e.acknowledged_by, c.person_id) as person_id from escalation e
      left join lateral (select person_id from escalation_call c where c.escalation_id = e.id and c.state in ('fired', 'acknowledged')
        order by c.sequence desc limit 1) c on true
     where e.ticket_id = ${ticket.id} and e.end_as is distinct from 'joined' order by e.opened_at desc limit 1`.execute(
    tx,
  );
  return (await findPerson(tx, rows[0]?.personId ?? actingOn(ticket)!))!;
}

async function tellRequester(ctx: Context, ticket: Ticket): Promise<void> {
  const desk = { ...ctx, actor: theDesk };
  const ground = await readGround(ctx.tx, ticket.teamId, [], ticket);
  const sooner = await bringForward(desk, ground, ticket);
  const said = await messageToAll(
    desk,
    ticket,
    'message',
    sayWithLink(ticket.language as Locale, 'stuck.told', {
      number: ticket.number,
      person: publicNameOf(await lookerOf(ctx, ticket)),
      nextUpdate: dateIn(ground, ticket, sooner.dueAt, ctx.now),
      desk: ground.signedBy,
    }),
  );
  await together(ctx.tx, [
    updateTicket(desk, ticket.id, { ...sooner.change, lastPublicAt: ctx.now }),
    ...said.writes,
    ...sooner.writes,
    record(desk, [said.event, ...sooner.events]),
  ]);
}

/** A date that is further away than what the policy says of the next word gives way to it; no other date does. */
async function bringForward(ctx: Context, ground: Ground, ticket: Ticket) {
  const standing = await ctx.tx
    .selectFrom('promise')
    .select(['id', 'purpose', 'dueAt', 'misses', 'moves'])
    .where('id', '=', ticket.promiseId!)
    .executeTakeFirstOrThrow();
  const usual = nextUpdateAt(ground.calendar, ticket.priority, ctx.now, ground.updates);
  if (standing.purpose !== 'update' || standing.dueAt <= usual)
    return { dueAt: standing.dueAt, change: {}, writes: [], events: [] };
  const given = { purpose: 'update' as const, misses: standing.misses, moves: standing.moves };
  const next = nextPromise(ctx, ground, ticket, null, usual, given);
  return {
    dueAt: usual,
    change: next.change,
    writes: next.replaces(standing.id, { state: 'moved' }),
    events: [
      {
        kind: 'promise.moved' as const,
        ticketId: ticket.id,
        subjectId: standing.id,
        data: { why: 'stuck', dueAt: standing.dueAt, nextDueAt: usual },
      },
    ],
  };
}

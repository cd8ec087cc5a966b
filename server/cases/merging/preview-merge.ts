// What a merge would do, before anybody does it. The same rules decide here and there.

import { sql } from 'kysely';
import type { MergePreviewView } from '../../../contract/merge.ts';
import { findPerson } from '../../people/find-people.ts';
import type { Context } from '../../platform/context.ts';
import { forbidden } from '../../platform/errors.ts';
import { findTicket } from '../../tickets/find-ticket.ts';
import { owedAfter, whyNotMerge } from '../../tickets/merge-rules.ts';
import { canMerge } from '../../tickets/permissions.ts';
import { isUnresolved, type Ticket } from '../../tickets/ticket.ts';
import { stillAnswers } from '../begin-again.ts';
import { holderAt, readGround } from '../ground.ts';
import { wasToldOf } from './tell-requester.ts';

/** @throws NotFound, Forbidden, and whatever stands against the merge itself */
export async function previewMerge(ctx: Context, input: { number: string; into: string }): Promise<MergePreviewView> {
  const from = await findTicket(ctx, input.number, { itself: true });
  const into = await findTicket(ctx, input.into);
  if (!canMerge(ctx.actor)) throw forbidden('Only agents merge and split tickets.');
  const reason = whyNotMerge(from, into);
  if (reason) throw reason;
  const owed = owedAfter(from, into);
  const other = owed.dueFrom === 'from' ? into.promiseDueAt : from.promiseDueAt;
  const brief = ({ number, subject, status }: Ticket) => ({ number, subject, status });
  return {
    from: brief(from),
    into: brief(into),
    moves: await readMoves(ctx, from, into),
    after: {
      status: owed.status,
      dueAt: owed.dueAt.toISOString(),
      dueFrom: (owed.dueFrom === 'from' ? from : into).number,
      otherDueAt: other?.toISOString() ?? null,
      assignee: await personRef(ctx, await holderAfter(ctx, into)),
      reopens: !isUnresolved(into.status),
    },
    tells: (await isTold(ctx, from, into)) ? await personRef(ctx, into.requesterId) : null,
  };
}

/** A ticket that was resolved goes to whoever had it if they still work here, else to the team's holder. */
async function holderAfter(ctx: Context, into: Ticket): Promise<string> {
  if (isUnresolved(into.status) || (await stillAnswers(ctx, into.assigneeId))) return into.assigneeId!;
  return holderAt(await readGround(ctx.tx, into.teamId), ctx.now).id;
}

const isTold = async (ctx: Context, from: Ticket, into: Ticket): Promise<boolean> =>
  (await wasToldOf(ctx.tx, from)) && (await wasToldOf(ctx.tx, into));

async function personRef(ctx: Context, id: string) {
  const person = (await findPerson(ctx.tx, id))!;
  return { id: person.id, name: person.name, email: person.email };
}

async function readMoves(ctx: Context, from: Ticket, into: Ticket): Promise<MergePreviewView['moves']> {
  const mine = sql`exists (select 1 from restricted_reader r where r.message_id = m.id and r.person_id = ${ctx.actor.personId})`;
  const here = sql`(select id from ticket where id = ${from.id} or merged_into_id = ${from.id})`;
  const { rows } = await sql<MergePreviewView['moves']>`
    with m as materialized (select id, kind from message where ticket_id in ${here})
    select (select count(*) from m where kind = 'public') as messages,
           (select count(*) from m where kind = 'note') as notes,
           (select count(*) from m where kind = 'restricted' and ${mine}) as restricted,
           coalesce((select array_agg(distinct p.name) from m join restricted_reader s on s.message_id = m.id
             join person p on p.id = s.person_id where m.kind = 'restricted' and ${mine}), '{}') as restricted_readers,
           (select count(*) from attachment a join m on m.id = a.message_id where not a.inline
             and (m.kind <> 'restricted' or ${mine})) as files,
           coalesce((select array_agg(n.name order by n.name) from participant c join person n on n.id = c.person_id
             where c.ticket_id = ${from.id} and not exists (
               select 1 from participant o where o.ticket_id = ${into.id} and o.person_id = c.person_id)), '{}') as participants,
           (select count(*) from mail_reference where ticket_id in ${here} and source <> 'seen') as references,
           (select count(*) from ticket_link where ticket_id in ${here} or other_id in ${here}) as links,
           coalesce((select array_agg(number order by id) from ticket where merged_into_id = ${from.id}), '{}') as earlier_merges`.execute(
    ctx.tx,
  );
  return rows[0]!;
}

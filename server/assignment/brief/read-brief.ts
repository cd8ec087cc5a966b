// Reads a brief in one round trip: the record of this moment or a frozen one, and what its ids stand for now.

import { type RawBuilder, sql } from 'kysely';
import type { BriefView, FrozenView } from '../../../contract/hand-over/brief.ts';
import type { Context } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import type { Ticket } from '../../tickets/ticket.ts';
import { instantText } from '../../tickets/ticket-view.ts';
import type { Action, BriefRecord, BriefWords } from './brief-record.ts';
import { shapeBrief } from './shape-brief.ts';

type Asked = { of: 'stint' | 'cover'; sequence: number };
type Synthesis = NonNullable<BriefView['synthesis']>;
type Row = BriefWords & {
  record: BriefRecord;
  synthesis: Synthesis | null;
  versions: FrozenView[];
};

/** The ticket's sight was checked before. `asked`: as it was frozen then. @throws NotFound (nothing was frozen then) */
export async function readBrief(ctx: Context, ticket: Ticket, asked?: Asked): Promise<BriefView> {
  const source = asked
    ? sql`select record from frozen_brief
           where ticket_id = ${ticket.id} and of_kind = ${asked.of} and sequence = ${asked.sequence}`
    : sql`select brief_record(${ticket.id}) as record`;
  const { rows } = await sql<Row>`with b as (${source})
    select b.record, ${requester} as requester, ${quotes} as quotes, ${waitsFor} as waits_for, ${nextAction} as next_action,
           ${contingencySaid(ticket.id)} as contingency, ${solved(ticket.id)} as solved, ${people} as people,
           ${synthesis(ticket.id, asked)} as synthesis, ${versions(ticket.id)} as versions
      from b`.execute(ctx.tx);
  const row = rows[0];
  if (!row) throw notFound('Nothing was handed over then.');
  const all = row.versions.map((one) => ({ ...one, at: instantText(one.at) }));
  const frozen = asked && all.find((one) => one.of === asked.of && one.sequence === asked.sequence);
  return shapeBrief(row.record, row, {
    number: ticket.number,
    asOf: frozen ? new Date(frozen.at) : ctx.now,
    frozen: frozen ?? null,
    synthesis: row.synthesis && datesOf(row.synthesis),
    versions: all,
  });
}

const datesOf = (one: Synthesis): Synthesis => ({
  ...one,
  since: instantText(one.since),
  acceptedAt: one.acceptedAt && instantText(one.acceptedAt),
  acceptDueAt: one.acceptDueAt && instantText(one.acceptDueAt),
});

const ref = (alias: string) =>
  sql`case when ${sql.ref(`${alias}.id`)} is not null then json_build_object('id', ${sql.ref(`${alias}.id`)}, 'name', ${sql.ref(`${alias}.name`)}) end`;

const requester = sql`(
  select json_build_object('id', p.id, 'name', p.name, 'organisation', o.name, 'locale', p.locale, 'zone', p.zone)
    from person p left join organisation o on o.id = p.organisation_id where p.id = (b.record ->> 'requesterId')::uuid)`;

const mostRead = 2100;

const quotes = sql`(
  select coalesce(json_object_agg(m.id, json_build_object('messageId', m.id, 'at', m.at, 'person', ${ref('a')},
           'language', m.language, 'channel', m.channel, 'text', left(m.body_text, ${mostRead}))), '{}')
    from message m left join person a on a.id = m.author_id
   where m.id in (select (d ->> 'message')::uuid from jsonb_array_elements(b.record -> 'done') d
                  union select (b.record ->> 'problem')::uuid union select (b.record ->> 'lastWord')::uuid
                  union select (b.record ->> 'question')::uuid))`;

const waitsFor = sql`(
  select json_build_object('name', w.name, 'by', ${ref('n')}) from third_party_wait w left join person n on n.id = w.noted_by
   where w.id = (b.record -> 'waits' ->> 'id')::uuid)`;

/** Columns of a `next_action n` with its maker as `y`. */
export const actionJson: RawBuilder<Action> = sql`json_build_object('id', n.id, 'what', n.what, 'dueAt', n.due_at,
  'ownerId', n.owner_id, 'by', ${ref('y')}, 'madeAt', n.made_at, 'endedAt', n.ended_at, 'endedAs', n.end_as)`;

const nextAction = sql`(
  select ${actionJson} from next_action n left join person y on y.id = n.made_by
   where n.id = (b.record ->> 'nextAction')::uuid)`;

const contingencySaid = (ticketId: number) => sql`(
  select json_build_object('words', c.words, 'by', ${ref('n')}, 'at', c.said_at)
    from contingency c left join person n on n.id = c.said_by
   where c.ticket_id = ${ticketId} and c.sequence = (b.record ->> 'contingency')::int)`;

const solved = (ticketId: number) => sql`(
  select coalesce(json_agg(json_build_object('sequence', r.sequence, 'what', r.what)), '[]') from resolution r
   where r.ticket_id = ${ticketId} and r.sequence in (select (s ->> 'sequence')::int from jsonb_array_elements(b.record -> 'solved') s))`;

const people = sql`(
  select coalesce(json_object_agg(p.id, p.name), '{}') from person p
   where p.id in (select (s ->> 'personId')::uuid from jsonb_array_elements(b.record -> 'stints') s
                  union select (b.record ->> 'assigneeId')::uuid union select (b.record ->> 'coverId')::uuid
                  union select n.owner_id from next_action n where n.id = (b.record ->> 'nextAction')::uuid))`;

const stintHeld = (where: RawBuilder<unknown>) => sql`
  select json_build_object('person', ${ref('p')}, 'of', 'stint', 'since', s.from_at, 'acceptedAt', s.accepted_at,
           'acceptDueAt', s.accept_due_at)
    from stint s join ticket t on t.id = s.ticket_id join person p on p.id = s.person_id where ${where}`;
const coverHeld = (where: RawBuilder<unknown>) => sql`
  select json_build_object('person', ${ref('p')}, 'of', 'cover', 'since', s.from_at, 'acceptedAt', s.accepted_at,
           'acceptDueAt', s.accept_due_at)
    from cover s join person p on p.id = s.person_id where ${where}`;

function synthesis(ticketId: number, asked: Asked | undefined) {
  if (asked) {
    const where = sql`s.ticket_id = ${ticketId} and s.sequence = ${asked.sequence}`;
    return sql`(${asked.of === 'stint' ? stintHeld(where) : coverHeld(where)})`;
  }
  return sql`coalesce((${coverHeld(sql`s.ticket_id = ${ticketId} and s.ended_at is null`)}),
    (${stintHeld(sql`s.ticket_id = ${ticketId} and s.sequence = t.stint_sequence`)}))`;
}

const mostVersions = 20;
const versions = (ticketId: number) => sql`(
  select coalesce(json_agg(json_build_object('of', v.of_kind, 'sequence', v.sequence, 'at', v.frozen_at,
           'person', json_build_object('id', v.person_id, 'name', v.name)) order by v.frozen_at desc, v.sequence desc), '[]')
    from (select f.of_kind, f.sequence, f.frozen_at, p.id as person_id, p.name from frozen_brief f
            left join stint s on f.of_kind = 'stint' and s.ticket_id = f.ticket_id and s.sequence = f.sequence
            left join cover c on f.of_kind = 'cover' and c.ticket_id = f.ticket_id and c.sequence = f.sequence
            join person p on p.id = coalesce(s.person_id, c.person_id)
           where f.ticket_id = ${ticketId} order by f.frozen_at desc, f.sequence desc limit ${mostVersions}) v)`;

// A ticket as its requester sees it: who has it, when they hear next, what we know. Only public entries, public names.

import { type RawBuilder, sql } from 'kysely';
import type { TimelineEntryView } from '../../contract/tickets.ts';
import { shownName } from '../people/shown-name.ts';
import type { Context } from '../platform/context.ts';
import type { FoundTicket } from '../tickets/find-ticket.ts';
import { knowsByName, ownWords } from '../tickets/merged-sight.ts';
import { readTimeline, type TimelineWords } from '../tickets/read-timeline.ts';
import { actingOn, isUnresolved } from '../tickets/ticket.ts';
import { instantText } from '../tickets/ticket-view.ts';
import { type Formatted, readFormatted } from './formatted.ts';

type Person = { id: string; name: string };
type Row = {
  holder: Person & { title: string | null };
  sinceAt: string;
  /** Whom the holder stands in for. */
  covering: { person: Person; untilAt: string | null } | null;
  promise: { purpose: string; madeAt: string; dueAt: string; misses: number; wasDueAt: string | null } | null;
  past: { state: string; dueAt: string }[];
  words: { text: string; language: string; at: string; channel: string } | null;
  /** Null: somebody whose name is not the reader's to know. */
  seenBy: (Person | null)[];
  /** Who has had it and who stood in, in the order in which they came. */
  contacts: { person: Person; fromAt: string; toAt: string | null; why: string; standsInFor: string | null }[];
  /** By what is agreed with them, their time to a solution stands still while a third party has to deliver. */
  standsStill: boolean;
  zone: string;
  /** How it ended, where it did. */
  ended: 'solved' | 'cannot_be_solved' | 'withdrawn' | 'duplicate' | null;
};

const publicName = (alias: string) =>
  sql`json_build_object('id', ${sql.ref(`${alias}.id`)}, 'name', ${shownName(alias)}, 'title', ${sql.ref(`${alias}.title`)})`;

/** What the cards need, in one query. */
async function readCards(ctx: Context, ticket: FoundTicket, ownId: number): Promise<Row> {
  const { rows } = await sql<Row>`select
    (select ${publicName('p')} from person p where p.id = ${actingOn(ticket)}) as holder,
    (select json_build_object('person', json_build_object('id', p.id, 'name', ${shownName('p')}), 'untilAt', w.to_at)
       from cover c join person p on p.id = c.for_id join absence w on w.id = c.absence_id
      where c.ticket_id = ${ticket.id} and c.ended_at is null) as covering,
    coalesce((select c.from_at::text from cover c where c.ticket_id = ${ticket.id} and c.ended_at is null),
      (select s.from_at::text from stint s where s.ticket_id = ${ticket.id} and s.sequence = ${ticket.stintSequence})) as since_at,
    (select json_build_object('purpose', q.purpose, 'madeAt', q.made_at, 'dueAt', q.due_at, 'misses', q.misses,
        'wasDueAt', (select o.due_at from promise o where o.ticket_id = q.ticket_id and o.successor_id = q.id and o.state in ('missed', 'moved')))
       from promise q where q.id = ${ticket.promiseId}) as promise,
    coalesce((select json_agg(json_build_object('state', q.state, 'dueAt', q.due_at) order by q.ended_at)
       from (select * from promise where ticket_id = ${ticket.id} and state in ('kept', 'moved', 'missed') and purpose = 'update'
              order by ended_at desc limit 8) q), '[]') as past,
    (select json_build_object('text', m.body_text, 'language', m.language, 'at', m.at, 'channel', m.channel)
       from message m where m.ticket_id = ${ownId} and m.kind = 'public' and not m.by_agent and m.author_id is not null
      order by m.at, m.id limit 1) as words,
    coalesce((select json_agg(case when ${knowsByName(ctx.actor, ticket.id)} then json_build_object('id', n.id, 'name', ${shownName('n')}) end
        order by c.added_at, n.name)
       from participant c join person n on n.id = c.person_id
      where c.ticket_id = ${ticket.id} and c.role <> 'pending' and c.person_id <> ${ctx.actor.personId}), '[]') as seen_by,
    ${contacts(ticket)} as contacts,
    coalesce(${ticket.status} = 'waiting_on_third_party' and (
      select third_party_pauses from sla_policy_version where id = ${ticket.policyVersionId}::uuid), false) as stands_still,
    (select kind from resolution where ticket_id = ${ticket.id} and reopened_at is null order by sequence desc limit 1) as ended,
    coalesce((select zone from person where id = ${ctx.actor.personId}), (select input ->> 'tz' from calendar where is_default)) as zone`.execute(
    ctx.tx,
  );
  return rows[0]!;
}

/**
 * By their public names and with the class of the reason. Whoever was only asked and never took it up is nobody that the
 * requester dealt with, unless they were told that name.
 */
const contacts = ({ id, stintSequence }: FoundTicket) => sql`coalesce((
  select json_agg(json_build_object('person', json_build_object('id', n.id, 'name', ${shownName('n')}), 'fromAt', x.from_at,
           'toAt', x.to_at, 'why', x.why, 'standsInFor', case when f.id is not null then ${shownName('f')} end) order by x.from_at)
    from (select s.person_id, null::uuid as for_id, s.why, s.from_at, e.from_at as to_at from stint s
            left join stint e on e.ticket_id = s.ticket_id and e.sequence = s.sequence + 1
           where s.ticket_id = ${id} and (s.sequence = ${stintSequence} or s.accepted_at is not null or ${wasNamed('s', sql`e.from_at`)})
          union all
          select c.person_id, c.for_id, 'cover', c.from_at, c.ended_at from cover c
           where c.ticket_id = ${id} and (c.ended_at is null or c.accepted_at is not null or ${wasNamed('c', sql`c.ended_at`)})) x
    join person n on n.id = x.person_id left join person f on f.id = x.for_id), '[]')`;

const wasNamed = (alias: string, end: RawBuilder<unknown>) => sql`exists (
  select 1 from contact_telling w join message m on m.id = w.message_id
   where w.ticket_id = ${sql.ref(`${alias}.ticket_id`)} and w.contact_id = ${sql.ref(`${alias}.person_id`)}
     and m.at >= ${sql.ref(`${alias}.from_at`)} and (${end} is null or m.at <= ${end}))`;

const looks: Record<string, string> = { update: 'open', reminder: 'waiting', closing: 'waiting', agreed: 'scheduled' };

/** The props of the portal's ticket page, without the frame. `expected` is null when solved. */
export async function readCase(
  ctx: Context,
  ticket: FoundTicket,
  expected: { fromAt?: Date; toAt?: Date; wasAt?: Date } | null,
  timelineWords: TimelineWords,
  locked: boolean,
) {
  // Who came by a merge knows their own ticket's words, and of this one what is newer.
  const own = (await ownWords(ctx, [ticket.id])).get(ticket.id);
  const cards = await readCards(ctx, ticket, own?.ownId ?? ticket.id);
  const open = isUnresolved(ticket.status);
  const { promise, words } = cards;
  const entries = locked ? [] : await readStory(ctx, ticket, timelineWords);
  const lastAction = lastActionOf(entries);
  return {
    number: ticket.number,
    version: ticket.version,
    title: locked ? ticket.number : (own?.subject ?? ticket.subject),
    lang: ticket.language,
    openedAt: ticket.openedAt.toISOString(),
    ...(open ? {} : { closedAt: (ticket.resolvedAt ?? ticket.updatedAt).toISOString(), ended: endingOf(cards.ended) }),
    status: camel(ticket.status),
    holder: holderOf(cards),
    next: {
      promise: promise
        ? {
            look: lookOf(promise),
            dueAt: instantText(promise.dueAt),
            madeAt: instantText(promise.madeAt),
            ...(promise.wasDueAt ? { wasDueAt: instantText(promise.wasDueAt) } : {}),
          }
        : { look: 'none' },
      channel: 'email',
      ...(expected
        ? {
            expected: {
              fromAt: expected.fromAt?.toISOString(),
              toAt: expected.toAt?.toISOString(),
              wasAt: expected.wasAt?.toISOString(),
            },
          }
        : {}),
      ...(cards.standsStill ? { standsStill: true } : {}),
      past: (own ? [] : cards.past).map((one) => (one.state === 'missed' ? 'late' : one.state)),
    },
    ...(locked || !words
      ? {}
      : {
          known: {
            words: { text: words.text, lang: words.language, at: instantText(words.at), channel: words.channel },
            facts: [],
          },
        }),
    ...(lastAction ? { lastAction } : {}),
    entries,
    seenBy: locked ? [] : cards.seenBy.filter((one) => one !== null),
    seenByOthers: locked ? 0 : cards.seenBy.filter((one) => one === null).length,
    contacts: locked || own || cards.contacts.length < 2 ? [] : cards.contacts.map(contactOf),
    zone: cards.zone,
  };
}

const holderOf = ({ holder, sinceAt, covering }: Row) => ({
  person: { id: holder.id, name: holder.name },
  ...(holder.title ? { role: holder.title } : {}),
  sinceAt: instantText(sinceAt),
  ...(covering
    ? {
        covering: {
          person: covering.person,
          ...(covering.untilAt ? { untilAt: instantText(covering.untilAt) } : {}),
        },
      }
    : {}),
});

const contactOf = ({ person, fromAt, toAt, why, standsInFor }: Row['contacts'][number]) => ({
  person,
  fromAt: instantText(fromAt),
  ...(toAt ? { toAt: instantText(toAt) } : {}),
  // What an agent typed as a reason is for colleagues; the requester reads the class.
  why,
  ...(standsInFor ? { standsInFor } : {}),
});

/** Nobody reads “resolved” of what was not. */
const endingOf = (kind: unknown): 'unsolved' | 'closed' | 'solved' => {
  if (kind === 'cannot_be_solved') return 'unsolved';
  return kind === 'withdrawn' || kind === 'duplicate' ? 'closed' : 'solved';
};

/** An agreed date stays one, also where it was agreed anew. */
function lookOf({ purpose, misses, wasDueAt }: NonNullable<Row['promise']>): string | undefined {
  if (misses > 0) return 'late';
  return purpose === 'update' && wasDueAt ? 'moved' : looks[purpose];
}

type StoryEntry = NonNullable<ReturnType<typeof storyEntry>>;

/** The newest thing that was said or done; of one moment what was said, which what was done besides only goes with. */
function lastActionOf(entries: readonly StoryEntry[]) {
  const newest = entries.at(-1);
  if (!newest) return undefined;
  const entry = entries.findLast((one) => one.at === newest.at && one.kind !== 'event') ?? newest;
  if (entry.kind === 'event') return { at: entry.at, event: entry.event };
  const { name } = entry.author;
  return { at: entry.at, wrote: { name, mine: entry.mine, ours: entry.kind === 'out' } };
}

const mostEntries = 200;

async function readStory(ctx: Context, { id, number }: FoundTicket, words: TimelineWords) {
  const { entries } = await readTimeline(ctx, id, { limit: mostEntries, latest: true }, words);
  const withHtml = entries.filter((entry) => entry.hasHtml).map((entry) => entry.id);
  const formatted = await readFormatted(ctx, number, withHtml);
  return entries.flatMap((entry) => storyEntry(ctx, entry, formatted.get(entry.id)) ?? []);
}

function storyEntry(ctx: Context, entry: TimelineEntryView, formatted: Formatted | undefined) {
  const { id, at } = entry;
  if (entry.kind === 'event') {
    const event = entry.fromNumber ? null : caseEvent(entry);
    return event ? { kind: 'event' as const, id, at, event } : null;
  }
  // What the desk wrote by itself says what the cards show; the story is what people said.
  if (!entry.author && entry.purpose !== 'late' && entry.purpose !== 'reminder') return null;
  const mine = entry.author?.id === ctx.actor.personId;
  return {
    kind:
      entry.author?.kind === 'agent' && !mine ? ('out' as const) : entry.author ? ('in' as const) : ('out' as const),
    id,
    at,
    author: entry.author ? { id: entry.author.id, name: entry.author.name } : { id: 'desk', name: '' },
    mine,
    // Our own side is no channel: people on it write at their desk.
    ...(entry.channel && entry.channel !== 'desk' ? { channel: entry.channel } : {}),
    lang: entry.language,
    body: entry.body,
    ...(formatted ? { formatted } : {}),
    files: entry.attachments.map((file) => ({ name: file.name, href: file.url })),
  };
}

const camel = (status: string): string => status.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** The few events that a requester reads as one sentence. */
function caseEvent({ event }: TimelineEntryView): Record<string, unknown> | null {
  if (!event) return null;
  const { data } = event;
  if (event.kind === 'ticket.opened') return { code: 'opened' };
  if (event.kind === 'assignee.changed') {
    const name = event.persons[String(data.toId)];
    return name && data.reason !== 'first' ? { code: 'assigned', name } : null;
  }
  if (event.kind === 'cover.began' || event.kind === 'cover.ended') {
    const name = event.persons[String(data.toId)];
    const other = event.persons[String(data.forId)];
    if (data.why === 'requester_waits') return null;
    if (event.kind === 'cover.ended') return name ? { code: 'back', name } : null;
    return name && other ? { code: 'covered', name, other } : null;
  }
  if (event.kind === 'wait.chosen') {
    const name = event.persons[String(data.forId)];
    return name ? { code: 'waits', name } : null;
  }
  if (event.kind === 'wait.ended') return { code: 'waitsNoMore' };
  if (event.kind === 'ticket.merged')
    return { code: data.from ? 'merged' : 'mergedInto', number: String(data.from ?? data.into) };
  if (event.kind === 'ticket.unmerged') return { code: 'unmerged', number: String(data.other) };
  if (event.kind === 'promise.missed') return null;
  if (event.kind !== 'status.changed') return null;
  if (data.to === 'resolved') {
    const ended = endingOf(data.kind);
    return ended === 'solved' ? { code: 'resolved' } : { code: 'ended', ended };
  }
  if (data.from === 'resolved' || data.from === 'closed') return { code: 'reopened' };
  // Somebody answered; the words beside it say so.
  if (data.to === 'open' && (data.from === 'new' || data.byRequester)) return null;
  return data.to === 'spam' ? null : { code: 'status', status: camel(String(data.to)) };
}

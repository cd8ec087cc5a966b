// The Outbox: what waits to leave, what was refused, what left.

import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { listOutbox, OutboxMailView } from '../../contract/channels.ts';
import { mailLinks } from '../access/mail-links.ts';
import { renderDelivery } from '../channels/render-delivery.ts';
import type { Context } from '../platform/context.ts';
import { invalid, notFound } from '../platform/errors.ts';
import type { Wiring } from '../platform/wiring.ts';
import { chooseLocale } from '../wording/locales.ts';
import { say } from '../wording/say.ts';

type OutboxQuery = z.output<NonNullable<(typeof listOutbox)['query']>>;

type Row = Omit<OutboxMailView, 'subject' | 'queuedAt' | 'dueAt'> & {
  queuedAt: Date;
  dueAt: Date | null;
  sentAt: Date | null;
  ownSubject: string | null;
  ticketSubject: string | null;
  notice: string | null;
  locale: string | null;
  deskName: string;
  requester: string | null;
  standsFor: string | null;
  dutyName: string | null;
  /** Whom a notice about a mailbox is about. */
  mailbox: string | null;
};

const states: Record<OutboxQuery['state'], RawBuilder<unknown>> = {
  waiting: sql`d.state in ('queued', 'sending', 'retry') and not d.shadow`,
  shadow: sql`d.shadow`,
  failed: sql`d.state in ('failed', 'human_task') and d.settled_at is null`,
  sent: sql`d.state in ('sent', 'delivered', 'read')`,
  all: sql`true`,
};

export async function readOutbox(ctx: Context, query: OutboxQuery) {
  const from = query.cursor ? readCursor(query.cursor) : null;
  const after = from ? sql`(d.queued_at, d.id) < (${from.at}::timestamptz, ${from.id}::uuid)` : sql`true`;
  const rows = await readRows(ctx, sql`${states[query.state]} and ${after}`, query.limit + 1);
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  const desk = await ctx.tx
    .selectFrom('desk')
    .select(['outgoingSince', sql<boolean>`exists (select 1 from mailbox_sender)`.as('hasSender')])
    .executeTakeFirstOrThrow();
  return {
    sends: desk.outgoingSince !== null || desk.hasSender,
    mails: page.map(mailView),
    nextCursor: rows.length > query.limit && last ? `${last.queuedAt.toISOString()}_${last.id}` : null,
  };
}

/** One mail as it will be (or was) sent. @throws NotFound */
export async function showOutboxMail(ctx: Context, wiring: Wiring, id: string) {
  const [row] = await readRows(ctx, sql`d.id = ${id}::uuid`, 1);
  if (!row) throw notFound('There is no such mail.');
  const { headers, text } = await renderDelivery(ctx, mailLinks(wiring), id);
  // The date is the moment at which it leaves; before that it would be the moment at which somebody looks.
  const dated = row.sentAt ? headers : headers.filter(([name]) => name.toLowerCase() !== 'date');
  return { ...mailView(row), headers: dated, text, ownAddress: wiring.publicUrl() };
}

async function readRows(ctx: Context, where: RawBuilder<unknown>, limit: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select d.id, d.state, d.to_address as to, p.name as to_name, t.number as ticket_number,
           coalesce(m.purpose, n.kind) as purpose, d.queued_at, d.due_at, d.sent_at, d.tries, d.last_error, d.reason, d.example,
           m.subject as own_subject, t.subject as ticket_subject,
           (select address from mailbox b where b.id::text = n.data ->> 'mailboxId') as mailbox,
           (select name from person r where r.id = t.requester_id) as requester,
           (select y.name from absence x join person y on y.id = x.person_id where x.id = (n.data ->> 'absenceId')::uuid) as stands_for,
           (select name from duty_schedule s where s.id = (n.data ->> 'scheduleId')::uuid) as duty_name, n.kind as notice, p.locale, k.name as desk_name
      from delivery d join person p on p.id = d.person_id
      left join message m on m.id = d.message_id left join notice n on n.id = d.notice_id
      left join ticket t on t.id = d.ticket_id, desk k
     where ${where} order by d.queued_at desc, d.id desc limit ${limit}`.execute(ctx.tx);
  return rows;
}

function mailView(row: Row): OutboxMailView {
  const {
    ownSubject,
    ticketSubject,
    notice,
    locale,
    deskName,
    queuedAt,
    dueAt,
    sentAt: _,
    requester: _who,
    standsFor: _away,
    dutyName: _duty,
    mailbox: _whose,
    ...rest
  } = row;
  return {
    ...rest,
    subject: subjectOf(row, chooseLocale([locale], 'en')),
    queuedAt: queuedAt.toISOString(),
    dueAt: dueAt?.toISOString() ?? null,
  };
}

function subjectOf(row: Row, locale: ReturnType<typeof chooseLocale>): string {
  const about = { subject: row.ticketSubject ?? '', number: row.ticketNumber ?? '' };
  if (row.notice === 'sign_in_link') return say(locale, 'portal.link.subject', { desk: row.deskName });
  if (row.notice === 'agent_assigned') return say(locale, 'agent.assigned.subject', about);
  if (row.notice === 'agent_covers') return say(locale, 'agent.covers.subject', { person: row.standsFor ?? '–' });
  if (row.notice === 'agent_duty') return say(locale, 'agent.duty.subject', { schedule: row.dutyName ?? '–' });
  if (row.notice === 'agent_agreed') return say(locale, 'agent.agreed.subject', about);
  if (row.notice === 'agent_asked') return say(locale, 'agent.asked.subject', about);
  if (row.notice === 'agent_escalated') return say(locale, 'agent.escalated.subject', about);
  if (row.notice === 'agent_due_soon') return say(locale, 'agent.due_soon.subject', about);
  if (row.notice === 'agent_called') return say(locale, 'agent.called.subject', about);
  if (row.notice === 'agent_unanswered') return say(locale, 'agent.unanswered.subject', about);
  if (row.notice === 'agent_untouched') return say(locale, 'agent.untouched.subject', about);
  if (row.notice === 'agent_undelivered') return say(locale, 'agent.undelivered.subject', about);
  if (row.notice === 'agent_wave') return say(locale, 'agent.wave.subject', {});
  if (row.notice === 'agent_review') return say(locale, 'agent.review.subject', {});
  if (row.notice === 'agent_stop') return say(locale, 'agent.stop.subject', {});
  if (row.notice === 'agent_terms') return say(locale, 'agent.terms.subject', {});
  if (row.notice === 'agent_watchdog') return say(locale, 'agent.watchdog.subject', {});
  if (row.notice === 'agent_refused') return say(locale, 'agent.refused.subject', about);
  if (row.notice === 'agent_wrote')
    return say(locale, 'agent.wrote.subject', { ...about, requester: row.requester ?? '' });
  if (row.notice === 'agent_mailbox') {
    if (row.mailbox === null) return say(locale, 'agent.outgoing.subject', {});
    return say(locale, 'agent.mailbox.subject', { address: row.mailbox });
  }
  if (row.notice === 'agent_loop') return say(locale, 'agent.loop.subject', about);
  return row.ownSubject ?? `Re: ${about.subject} [${about.number}]`;
}

function readCursor(text: string): { at: string; id: string } {
  const match = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)_([0-9a-f-]{36})$/.exec(text);
  if (!match) throw invalid('This cursor does not belong to this list.');
  return { at: match[1]!, id: match[2]! };
}

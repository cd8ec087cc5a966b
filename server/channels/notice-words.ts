// What the desk tells a person outside a ticket's conversation, in that person's language, as true as it is when it leaves.

import { sql } from 'kysely';
import { clockMetrics } from '../../contract/clocks/policies.ts';
import type { Context } from '../platform/context.ts';
import type { Sentence } from '../platform/errors.ts';
import { chooseLocale, type Locale } from '../wording/locales.ts';
import { sayRefusal } from '../wording/refusals/say-refusal.ts';
import { say, sayDate, type WordingKey } from '../wording/say.ts';
import { deskNoticeWords, isAboutDesk } from './desk-notice-words.ts';
import type { DeliveryToSend } from './read-delivery.ts';

const dueSoon = [...clockMetrics, 'agreed'] as const;

type Words = { subject: string; text: string; language: string };
type NoticeDeps = {
  publicUrl: () => string;
  signInLink: (linkId: string) => string;
  acceptLink: (noticeId: string) => string;
};

/** `publicAddress`: where an answer to the requester goes; null where no such address can be made. */
export async function noticeWords(
  ctx: Context,
  deps: NoticeDeps,
  delivery: DeliveryToSend,
  publicAddress: string | null,
): Promise<Words> {
  const locale = chooseLocale([delivery.personLocale, delivery.deskLocale], 'en');
  if (delivery.linkId) return signInWords(deps, delivery, locale);
  if (delivery.noticeKind === 'agent_mailbox') return mailboxWords(ctx, deps, delivery, locale);
  if (isAboutDesk(delivery)) return { ...deskNoticeWords(ctx, deps, delivery, locale), language: locale };
  const { subject, text } = await ticketWords(ctx, deps, delivery, locale);
  const hint =
    publicAddress && !answersNoMore(delivery) ? `\n\n${say(locale, 'agent.answer.hint', { publicAddress })}` : '';
  return { subject, text: `${text.trimEnd()}${hint}`, language: locale };
}

/** Whoever was asked in writes notes alone, as its text says; and what was refused for who wrote it is refused again. */
function answersNoMore({ noticeKind, noticeData }: DeliveryToSend): boolean {
  if (noticeKind === 'agent_refused') return noticeData?.why !== 'moved_on' && noticeData?.why !== 'empty';
  return noticeKind === 'agent_asked';
}

async function mailboxWords(ctx: Context, deps: NoticeDeps, delivery: DeliveryToSend, locale: Locale): Promise<Words> {
  const { rows } = await sql<{ mailboxId: string | null; address: string | null; since: Date; failure: Sentence }>`
    select m.id as mailbox_id, m.address, a.since, a.failure from mailbox_alarm a left join mailbox m on m.id = a.mailbox_id
     where a.id = ${delivery.noticeData?.alarmId ?? null}::uuid`.execute(ctx.tx);
  const alarm = rows[0];
  const zone = delivery.personZone ?? delivery.deskZone ?? 'UTC';
  const told = {
    what: alarm ? sayRefusal(locale, alarm.failure.template, alarm.failure.values) : '–',
    since: alarm ? sayDate(locale, alarm.since, zone, ctx.now) : '–',
  };
  if (alarm && alarm.address === null) {
    const text = say(locale, 'agent.outgoing.text', { ...told, link: `${deps.publicUrl()}/outbox` });
    return { subject: say(locale, 'agent.outgoing.subject', {}), text, language: locale };
  }
  const address = alarm?.address ?? '–';
  const link = `${deps.publicUrl()}/settings/mailboxes${alarm ? `/${alarm.mailboxId}` : ''}`;
  return {
    subject: say(locale, 'agent.mailbox.subject', { address }),
    text: say(locale, 'agent.mailbox.text', { ...told, address, link }),
    language: locale,
  };
}

const linkMinutes = 15;

function signInWords(deps: NoticeDeps, delivery: DeliveryToSend, locale: Locale): Words {
  const desk = delivery.brandName || delivery.deskName;
  return {
    subject: say(locale, 'portal.link.subject', { desk }),
    text: say(locale, 'portal.link.text', { desk, minutes: linkMinutes, link: deps.signInLink(delivery.linkId!) }),
    language: locale,
  };
}

type Row = {
  requester: string;
  promiseDueAt: Date | null;
  why: string | null;
  /** Who has it, where that is somebody else; and who had it before the reader. */
  holder: string | null;
  previous: string | null;
  zone: string | null;
  /** Whom a notice of trouble is about, and what the other server said. */
  about: { name: string; address: string; error: string | null; others: string | null } | null;
  /** What the requester wrote, where the notice is about that. */
  words: string | null;
  /** Who asked the reader in. */
  asker: string | null;
  /** What was handed over with this notice waits to be taken up, and what goes along with it. */
  handed: { next: string | null; dueAt: string | null; otherwise: string | null } | null;
};

const mostWords = 4000;
const escalations = [
  'promise_missed',
  'promise_missed_again',
  'promise_moved',
  'compensation_asked',
  'late_by_change',
  'transfer_asked',
  'to_and_fro',
] as const;
const callReasons = ['clock', 'stuck', 'transfers', 'complaint', 'security'] as const;
const refusalReasons = ['unproven', 'not_yours', 'closed_access', 'put_aside', 'moved_on', 'empty'] as const;

async function ticketWords(ctx: Context, deps: NoticeDeps, delivery: DeliveryToSend, locale: Locale) {
  const { rows } = await sql<Row>`
    select r.name as requester, t.promise_due_at, s.why,
           (select name from person where id = t.assignee_id and id <> ${delivery.personId}) as holder, before.name as previous,
           (select zone from person where id = ${delivery.personId}) as zone,
           (select json_build_object('name', p.name, 'address', coalesce(x.to_address, a.value), 'error', x.last_error,
              'others', (select string_agg(o.value, ', ' order by o.created_at) from address o
                          where o.person_id = p.id and o.value <> x.to_address and o.health <> 'failed'))
              from person p left join address a on a.person_id = p.id and a.channel = 'email'
              left join delivery x on x.id = ${delivery.noticeData?.deliveryId ?? null}::uuid
             where p.id = ${delivery.noticeData?.personId ?? null}::uuid
             order by a.preferred desc, a.created_at limit 1) as about,
           (select left(body_text, ${mostWords}) from message where id = ${delivery.noticeData?.messageId ?? null}::uuid
               and ticket_id = t.id and kind = 'public') as words,
           (select name from person where id = ${delivery.noticeData?.byId ?? null}::uuid) as asker,
           (select json_build_object('next', c.what, 'dueAt', c.due_at, 'otherwise', (select y.words from contingency y
                where y.ticket_id = t.id order by y.sequence desc limit 1))
              from notice n left join next_action c on c.ticket_id = t.id and c.ended_at is null
             where n.id = ${delivery.noticeId} and s.sequence = t.stint_sequence and s.sequence > 1 and s.from_at = n.at
               and s.accepted_at is null and t.cover_id is null) as handed
      from ticket t join person r on r.id = t.requester_id
      left join lateral (select * from stint where ticket_id = t.id and person_id = ${delivery.personId}
                          order by sequence desc limit 1) s on true
      left join stint b on b.ticket_id = t.id and b.sequence = s.sequence - 1
      left join person before on before.id = b.person_id
     where t.id = ${delivery.ticketId}`.execute(ctx.tx);
  const row = rows[0]!;
  const zone = row.zone ?? delivery.deskZone ?? 'UTC';
  const number = delivery.ticketNumber!;
  const subject = delivery.ticketSubject!;
  const common = {
    number,
    subject,
    requester: row.requester,
    nextUpdate: row.promiseDueAt ? sayDate(locale, row.promiseDueAt, zone, ctx.now) : '–',
    link: `${deps.publicUrl()}/tickets/${number}`,
  };
  const { handed } = row;
  const dueAt = handed?.dueAt ? sayDate(locale, new Date(handed.dueAt), zone, ctx.now) : null;
  const taking = {
    next: handed?.next ? `${handed.next}${dueAt ? ` (${dueAt})` : ''}` : null,
    otherwise: handed?.otherwise ?? null,
    accept: handed && delivery.noticeId ? deps.acceptLink(delivery.noticeId) : null,
  };
  if (delivery.noticeKind === 'agent_escalated') {
    const why = escalations.find((one) => one === delivery.noticeData?.why) ?? 'not_accepted';
    return {
      subject: say(locale, 'agent.escalated.subject', { subject, number }),
      text: say(locale, 'agent.escalated.text', {
        ...common,
        ...taking,
        why: say(locale, `agent.escalated.why.${why}`, {}),
        holder: row.holder,
        previous: row.holder ? null : row.previous,
      }),
    };
  }
  if (delivery.noticeKind === 'agent_agreed') {
    const date = (name: string) => sayDate(locale, new Date(String(delivery.noticeData?.[name])), zone, ctx.now);
    const until = delivery.noticeData?.untilAt ? date('untilAt') : null;
    return {
      subject: say(locale, 'agent.agreed.subject', { subject, number }),
      text: say(locale, 'agent.agreed.text', { ...common, agreed: date('agreedAt'), until }),
    };
  }
  if (delivery.noticeKind === 'agent_called' || delivery.noticeKind === 'agent_unanswered') {
    const why = callReasons.find((one) => one === delivery.noticeData?.trigger) ?? 'stuck';
    const told = { ...common, why: say(locale, `agent.called.why.${why}`, {}), holder: row.holder };
    const kind = delivery.noticeKind === 'agent_called' ? 'called' : 'unanswered';
    const due = sayDate(
      locale,
      new Date(String(delivery.noticeData?.answerBy ?? ctx.now.toISOString())),
      zone,
      ctx.now,
    );
    return {
      subject: say(locale, `agent.${kind}.subject`, { subject, number }),
      text: say(locale, `agent.${kind}.text`, { ...told, due }),
    };
  }
  if (delivery.noticeKind === 'agent_untouched') {
    const due = sayDate(locale, new Date(String(delivery.noticeData?.dueAt)), zone, ctx.now);
    return {
      subject: say(locale, 'agent.untouched.subject', { subject, number }),
      text: say(locale, 'agent.untouched.text', { ...common, due }),
    };
  }
  if (delivery.noticeKind === 'agent_due_soon') {
    const what = dueSoon.find((one) => one === delivery.noticeData?.metric) ?? 'update';
    return {
      subject: say(locale, 'agent.due_soon.subject', { subject, number }),
      text: say(locale, 'agent.due_soon.text', {
        ...common,
        what: say(locale, `agent.due_soon.what.${what}`, {}),
        due: sayDate(locale, new Date(String(delivery.noticeData?.dueAt)), zone, ctx.now),
      }),
    };
  }
  if (delivery.noticeKind === 'agent_asked') {
    return {
      subject: say(locale, 'agent.asked.subject', { subject, number }),
      text: say(locale, 'agent.asked.text', { ...common, asker: row.asker ?? delivery.deskName }),
    };
  }
  if (delivery.noticeKind === 'agent_wrote') {
    return {
      subject: say(locale, 'agent.wrote.subject', { requester: row.requester, subject, number }),
      text: say(locale, 'agent.wrote.text', { ...common, words: row.words ?? '…' }),
    };
  }
  if (delivery.noticeKind === 'agent_refused') {
    const reason = refusalReasons.find((one) => one === delivery.noticeData?.why) ?? 'unproven';
    return {
      subject: say(locale, 'agent.refused.subject', { subject, number }),
      text: say(locale, 'agent.refused.text', { ...common, why: say(locale, `agent.refused.why.${reason}`, {}) }),
    };
  }
  if (delivery.noticeKind === 'agent_undelivered') {
    const recipient = addressee(row.about);
    const error = row.about?.error ?? null;
    return {
      subject: say(locale, 'agent.undelivered.subject', { subject, number }),
      text: say(locale, 'agent.undelivered.text', { ...common, recipient, error, others: row.about?.others ?? null }),
    };
  }
  if (delivery.noticeKind === 'agent_loop') {
    return {
      subject: say(locale, 'agent.loop.subject', { subject, number }),
      text: say(locale, 'agent.loop.text', { ...common, correspondent: addressee(row.about) }),
    };
  }
  const key = `agent.assigned.why.${row.why ?? 'first'}` as WordingKey & `agent.assigned.why.first`;
  return {
    subject: say(locale, 'agent.assigned.subject', { subject, number }),
    text: say(locale, 'agent.assigned.text', { ...common, ...taking, why: say(locale, key, {}) }),
  };
}

const addressee = (about: Row['about']): string => {
  if (!about) return '–';
  return about.name === about.address ? about.address : `${about.name} <${about.address}>`;
};

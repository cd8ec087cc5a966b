// What the desk tells its people about itself: mail that was put aside, mail that is held back, that nobody looks any more, and
// that what is owed was arranged anew.

import type { Context } from '../platform/context.ts';
import type { Locale } from '../wording/locales.ts';
import { say, sayDate } from '../wording/say.ts';
import type { DeliveryToSend } from './read-delivery.ts';

const kinds = [
  'agent_wave',
  'agent_review',
  'agent_stop',
  'agent_watchdog',
  'agent_terms',
  'agent_covers',
  'agent_duty',
];
const termsReasons = ['policy', 'calendar', 'team', 'organisation'] as const;

export const isAboutDesk = ({ noticeKind }: DeliveryToSend): boolean => kinds.includes(noticeKind ?? '');

export function deskNoticeWords(
  ctx: Context,
  deps: { publicUrl: () => string; acceptLink: (noticeId: string) => string },
  delivery: DeliveryToSend,
  locale: Locale,
): { subject: string; text: string } {
  const { noticeData, personZone, deskZone } = delivery;
  const count = (name: string): string => String(Number(noticeData?.[name] ?? 0));
  const arrived = `${deps.publicUrl()}/inbound`;
  if (delivery.noticeKind === 'agent_stop') {
    return {
      subject: say(locale, 'agent.stop.subject', {}),
      text: say(locale, 'agent.stop.text', { mails: count('mails'), link: `${deps.publicUrl()}/outbox` }),
    };
  }
  if (delivery.noticeKind === 'agent_wave') {
    const values = { mails: count('mails'), senders: count('senders'), link: arrived };
    return { subject: say(locale, 'agent.wave.subject', {}), text: say(locale, 'agent.wave.text', values) };
  }
  if (delivery.noticeKind === 'agent_covers') {
    const { forName, untilAt } = delivery;
    const until = untilAt ? { until: sayDate(locale, untilAt, personZone ?? deskZone ?? 'UTC', ctx.now) } : {};
    const accept = deps.acceptLink(delivery.noticeId!);
    const values = { person: forName ?? '–', tickets: count('tickets'), link: deps.publicUrl(), accept, ...until };
    return { subject: say(locale, 'agent.covers.subject', values), text: say(locale, 'agent.covers.text', values) };
  }
  if (delivery.noticeKind === 'agent_duty') return dutyWords(ctx, deps.publicUrl(), delivery, locale);
  if (delivery.noticeKind === 'agent_terms') {
    const reason = termsReasons.find((one) => one === noticeData?.why) ?? 'policy';
    const why = say(locale, `agent.terms.why.${reason}`, {});
    const values = { why, tickets: count('tickets'), link: deps.publicUrl() };
    return { subject: say(locale, 'agent.terms.subject', {}), text: say(locale, 'agent.terms.text', values) };
  }
  const at = new Date(String(noticeData?.since ?? ctx.now.toISOString()));
  const since = sayDate(locale, at, personZone ?? deskZone ?? 'UTC', ctx.now);
  if (delivery.noticeKind === 'agent_watchdog') {
    const values = { since, link: `${deps.publicUrl()}/guarantees` };
    return { subject: say(locale, 'agent.watchdog.subject', {}), text: say(locale, 'agent.watchdog.text', values) };
  }
  const values = { mails: count('mails'), since, link: arrived };
  return { subject: say(locale, 'agent.review.subject', {}), text: say(locale, 'agent.review.text', values) };
}

type ToldGaps = { gaps?: { fromAt: string; toAt: string; goesOn: boolean }[]; more?: number };

/** When nobody is on duty, each time in a line of its own. */
function dutyWords(ctx: Context, publicUrl: string, delivery: DeliveryToSend, locale: Locale) {
  const { gaps = [], more = 0 } = (delivery.noticeData ?? {}) as ToldGaps;
  const zone = delivery.personZone ?? delivery.deskZone ?? 'UTC';
  const date = (at: string): string => sayDate(locale, new Date(at), zone, ctx.now);
  const lines = gaps.map(({ fromAt, toAt, goesOn }) =>
    goesOn
      ? say(locale, 'agent.duty.open', { from: date(fromAt) })
      : say(locale, 'agent.duty.gap', { from: date(fromAt), until: date(toAt) }),
  );
  const schedule = delivery.dutyName ?? '–';
  const values = { schedule, gaps: lines.join('\n'), link: `${publicUrl}/settings/duty` };
  return {
    subject: say(locale, 'agent.duty.subject', { schedule }),
    text: say(locale, 'agent.duty.text', { ...values, ...(more > 0 ? { more: String(more) } : {}) }),
  };
}

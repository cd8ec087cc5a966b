// The texts that the desk itself writes on a ticket, from the wording of the requester's language.

import { businessDaySeconds, nextOpening } from '../calendars/calendar.ts';
import { closedTimeUntil } from '../calendars/read-calendars.ts';
import { publicNameOf } from '../people/person.ts';
import { reopenDays, type Ticket } from '../tickets/ticket.ts';
import type { NewResolution } from '../tickets/write-ticket.ts';
import type { Locale } from '../wording/locales.ts';
import { say, sayDate, sayWithLink, type WithLink } from '../wording/say.ts';
import { emergencyWords } from './calendars/away-words.ts';
import type { Ground } from './ground.ts';

type Person = { name: string; publicName: string | null };

type Clock = Pick<Ground, 'readerZone' | 'calendar'>;
/** What an acknowledgement speaks of. */
type Named = Clock &
  Pick<Ground, 'desk' | 'signedBy'> &
  Partial<Pick<Ground, 'answers'>> & { team: { holder: Person }; answersIn?: Locale | undefined };
type Acknowledged = Pick<Ticket, 'number' | 'language' | 'status' | 'promiseDueAt' | 'expectedAt'> &
  Partial<Pick<Ticket, 'expectedEarlyAt'>>;

const zoneOf = (ground: Clock): string => ground.readerZone ?? ground.calendar.input.tz;
export const dateIn = (ground: Clock, ticket: Pick<Ticket, 'language'>, at: Date, now: Date): string =>
  sayDate(ticket.language as Locale, at, zoneOf(ground), now);

/** What was expected at the opening, never reckoned anew in silence; a date that has passed is no news to anybody. */
export function expectedIn(
  ground: Clock,
  ticket: Pick<Ticket, 'language' | 'expectedAt'> & Partial<Pick<Ticket, 'expectedEarlyAt'>>,
  now: Date,
): string | undefined {
  if (!ticket.expectedAt || ticket.expectedAt <= now) return undefined;
  const latest = dateIn(ground, ticket, ticket.expectedAt, now);
  const early = ticket.expectedEarlyAt;
  // An interval of which both ends read the same says no more than its end.
  if (!early || early <= now || early.getTime() === ticket.expectedAt.getTime()) return latest;
  return `${dateIn(ground, ticket, early, now)} – ${latest}`;
}

/** What was measured stands beside what is promised (R80), and nowhere else. */
function measuredIn({ answers, calendar }: Pick<Named, 'answers' | 'calendar'>, locale: Locale): string | undefined {
  if (!answers) return undefined;
  const span = (seconds: number): string => {
    const day = businessDaySeconds(calendar);
    if (seconds <= 90 * 60) return say(locale, 'span.minutes', { count: Math.max(1, Math.ceil(seconds / 60)) });
    if (seconds < day) return say(locale, 'span.hours', { count: Math.ceil(seconds / 3600) });
    return say(locale, 'span.days', { count: Math.ceil(seconds / day) });
  };
  return say(locale, 'answers.measured', { half: span(answers.halfSeconds), most: span(answers.mostSeconds) });
}

/** Number, status, contact, next update, expected time (R51); out of hours also when we open. */
export function acknowledgementWords(
  ground: Named,
  ticket: Acknowledged,
  now: Date,
  stranger: boolean,
): WithLink & { subject: string | null } {
  const locale = ticket.language as Locale;
  const opensAt = nextOpening(ground.calendar, now);
  const closed = opensAt > now;
  const opening = dateIn(ground, ticket, opensAt, now);
  const away = closed ? closedTimeUntil(ground.calendar, now, opensAt) : undefined;
  const values = {
    number: ticket.number,
    contact: publicNameOf(ground.team.holder),
    status: say(locale, `status.${ticket.status}`, {}),
    nextUpdate: dateIn(ground, ticket, ticket.promiseDueAt!, now),
    expected: expectedIn(ground, ticket, now),
    hours: ground.desk.words[locale]?.hours || undefined,
    times: ground.desk.words[locale]?.times || undefined,
    measured: ground.desk.words[locale]?.times ? measuredIn(ground, locale) : undefined,
    desk: ground.signedBy,
    language: ground.answersIn && say(locale, `acknowledgement.language.${ground.answersIn}`, {}),
    emergency: emergencyWords(away, locale, ground.desk.defaultLocale),
  };
  if (stranger) {
    return {
      subject: say(locale, 'acknowledgement.stranger.subject', { number: ticket.number }),
      ...sayWithLink(locale, 'acknowledgement.stranger.text', closed ? { ...values, opening } : values),
    };
  }
  const words = closed
    ? sayWithLink(locale, 'acknowledgement.closed.text', { ...values, opening })
    : sayWithLink(locale, 'acknowledgement.text', values);
  return { subject: null, ...words };
}

/** What an unproven address was not told of at the time: numbers, contacts and dates, no word that a stranger wrote. */
export function withheldWords(
  ground: Ground,
  opened: readonly { ticket: Ticket; contact: Person }[],
  now: Date,
): WithLink & { subject: string } {
  const first = opened[0]!.ticket;
  const locale = first.language as Locale;
  const lines = opened.map(({ ticket, contact }) =>
    say(locale, 'acknowledgement.withheld.line', {
      number: ticket.number,
      contact: publicNameOf(contact),
      nextUpdate: dateIn(ground, first, ticket.promiseDueAt!, now),
    }),
  );
  return {
    subject: say(locale, 'acknowledgement.withheld.subject', { number: first.number }),
    ...sayWithLink(locale, 'acknowledgement.withheld.text', { requests: lines.join('\n'), desk: ground.signedBy }),
  };
}

/**
 * `undeliveredAt`: we wrote in time, and it did not arrive; `goesUp`: the lead has taken it over by this; `told`: they knew the
 * date, else nothing was promised to them, though it was owed.
 */
type Late = {
  purpose: string;
  dueAt: Date;
  nextAt: Date;
  undeliveredAt: Date | null;
  misses: number;
  goesUp: boolean;
  told: boolean;
};

function lateOccasion({ undeliveredAt, goesUp, purpose, told, misses }: Late) {
  if (undeliveredAt) return 'promise.undelivered.told';
  if (goesUp) return 'promise.late.again.told';
  if (purpose === 'agreed') return 'promise.agreed.missed.told';
  if (!told) return 'promise.late.untold.told';
  return misses > 0 ? 'promise.late.more.told' : 'promise.late.text';
}

/** The promised hour has passed without news; who writes now, and by when. */
export function lateWords(ground: Ground, ticket: Ticket, contact: Person, late: Late, now: Date): WithLink {
  return sayWithLink(ticket.language as Locale, lateOccasion(late), {
    number: ticket.number,
    promised: dateIn(ground, ticket, late.dueAt, now),
    contact: publicNameOf(contact),
    nextUpdate: dateIn(ground, ticket, late.nextAt, now),
    desk: ground.signedBy,
  });
}

/** The date on which the requester and the desk agreed (3.5). */
export function agreedWords(ground: Ground, ticket: Ticket, agreedAt: Date, now: Date): WithLink {
  return sayWithLink(ticket.language as Locale, 'scheduled.told', {
    number: ticket.number,
    agreed: dateIn(ground, ticket, agreedAt, now),
    desk: ground.signedBy,
  });
}

export function reminderWords(ground: Ground, ticket: Ticket, question: string, closing: Date, now: Date): WithLink {
  return sayWithLink(ticket.language as Locale, 'waiting.reminder.text', {
    number: ticket.number,
    question,
    closing: dateIn(ground, ticket, closing, now),
    days: reopenDays,
    desk: ground.signedBy,
  });
}

export function closedUnansweredWords(ground: Ground, ticket: Ticket): WithLink {
  const values = { number: ticket.number, days: reopenDays, desk: ground.signedBy };
  return sayWithLink(ticket.language as Locale, 'waiting.closed.text', values);
}

export function resolutionWords(ground: Ground, ticket: Ticket, resolution: NewResolution, now: Date): WithLink {
  const locale = ticket.language as Locale;
  const values = { number: ticket.number, days: reopenDays, desk: ground.signedBy };
  if (resolution.kind === 'cannot_be_solved') {
    const { reason, alternatives, compensation, compensationOfferId } = resolution;
    return sayWithLink(locale, 'cannot.be.solved.text', {
      ...values,
      reason: reason ?? '',
      what: resolution.what,
      alternatives: alternatives ?? '',
      ...(compensationOfferId && compensation ? { compensation } : {}),
    });
  }
  // Withdrawn, or asked twice: nothing was solved, so nothing says so.
  if (resolution.kind !== 'solved') return sayWithLink(locale, 'ended.told', { ...values, what: resolution.what });
  return sayWithLink(locale, 'resolved.text', {
    ...values,
    what: resolution.what,
    ...(resolution.how ? { how: resolution.how } : {}),
    ...(resolution.why ? { why: resolution.why } : {}),
    when: dateIn(ground, ticket, resolution.resolvedAt, now),
  });
}

/** A new contact, and why in words that are safe to show (R16, R17). */
export function contactChangedWords(
  ground: Ground,
  ticket: Ticket,
  contact: Person,
  previous: Person,
  reason: string,
  now: Date,
): WithLink {
  const locale = ticket.language as Locale;
  return sayWithLink(locale, 'contact.changed.text', {
    number: ticket.number,
    why: contactWhy(locale, contact, previous, reason),
    contact: publicNameOf(contact),
    nextUpdate: dateIn(ground, ticket, ticket.promiseDueAt!, now),
    desk: ground.signedBy,
  });
}

/** Why, as a class. `back`: whoever was stood in for is here again. */
export function contactWhy(locale: Locale, contact: Person, previous: Person, reason: string): string {
  if (reason === 'back') return say(locale, 'cover.ended.why', { contact: publicNameOf(contact) });
  const known = reason === 'first' ? 'taking_it' : (reason as 'away');
  return say(locale, `contact.changed.why.${known}`, { previous: publicNameOf(previous) });
}

/** Somebody stands in for now, and until when as far as anybody knows; or the assignee is back. */
export function coverWords(
  ground: Clock & Pick<Ground, 'signedBy'>,
  ticket: Pick<Ticket, 'number' | 'language' | 'promiseDueAt'>,
  { contact, assignee, until }: { contact: Person; assignee: Person; until: Date | null },
  now: Date,
): WithLink {
  const locale = ticket.language as Locale;
  return sayWithLink(locale, 'cover.began.text', {
    number: ticket.number,
    assignee: publicNameOf(assignee),
    contact: publicNameOf(contact),
    ...(until ? { until: dateIn(ground, ticket, until, now) } : {}),
    nextUpdate: dateIn(ground, ticket, ticket.promiseDueAt!, now),
    desk: ground.signedBy,
  });
}

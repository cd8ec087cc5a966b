// An invitation, made readable: what, when, where, by whom. The file itself is kept beside it.

import ICAL from 'ical.js';

export type CalendarPart = {
  /** REQUEST invites, REPLY says yes or no, CANCEL calls off; empty when it does not say. */
  method: string;
  summary: string;
  /** For people: each on a line of its own. */
  text: string;
};

const mostBytes = 1_000_000;
const mostEvents = 5;
const mostDescription = 4000;

/** @returns null when it is no calendar that can be read */
export function readCalendarPart(bytes: Buffer): CalendarPart | null {
  if (bytes.length > mostBytes) return null;
  const source = bytes
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .replace(/\0/g, '');
  if (!/BEGIN:VCALENDAR/i.test(source)) return null;
  try {
    const parsed = ICAL.parse(source) as unknown[];
    const calendar = new ICAL.Component((Array.isArray(parsed[0]) ? parsed[0] : parsed) as never);
    const events = [...calendar.getAllSubcomponents('vevent'), ...calendar.getAllSubcomponents('vtodo')];
    const told = events.slice(0, mostEvents).map(tell);
    if (told.length === 0) return null;
    return {
      method: String(calendar.getFirstPropertyValue('method') ?? '').toUpperCase(),
      summary: said(events[0]!, 'summary'),
      text: told.join('\n\n'),
    };
  } catch {
    // The library refuses a broken calendar by an exception; the file is there to be looked at.
    return null;
  }
}

function tell(event: ICAL.Component): string {
  const start = timeOf(event, 'dtstart');
  const end = timeOf(event, 'dtend') || timeOf(event, 'due');
  const rule = event.getFirstPropertyValue('rrule');
  const organiser = personOf(event.getFirstProperty('organizer'));
  return [
    said(event, 'summary'),
    end !== '' && end !== start ? `${start} – ${end}` : start,
    rule ? `RRULE: ${String(rule)}` : '',
    said(event, 'location'),
    organiser,
    ...event.getAllProperties('attendee').slice(0, 20).flatMap(answerOf),
    said(event, 'description').slice(0, mostDescription),
  ]
    .filter((line) => line !== '')
    .join('\n');
}

const said = (event: ICAL.Component, name: string): string => {
  const value = event.getFirstPropertyValue(name);
  return typeof value === 'string' ? value.replace(/\r\n?/g, '\n').trim() : '';
};

/** The time as it stands there with its zone's name: whose clock it is must not be guessed. */
function timeOf(event: ICAL.Component, name: string): string {
  const property = event.getFirstProperty(name);
  const value = property?.getFirstValue();
  if (!(value instanceof ICAL.Time)) return '';
  const two = (n: number): string => String(n).padStart(2, '0');
  const day = `${value.year}-${two(value.month)}-${two(value.day)}`;
  if (value.isDate) return day;
  const zone = value.zone === ICAL.Timezone.utcTimezone ? 'UTC' : String(property!.getParameter('tzid') ?? '');
  return `${day} ${two(value.hour)}:${two(value.minute)} ${zone}`.trim();
}

function personOf(property: ICAL.Property | null): string {
  if (!property) return '';
  const address = String(property.getFirstValue() ?? '').replace(/^mailto:/i, '');
  const name = String(property.getParameter('cn') ?? '').trim();
  return name !== '' && name !== address ? `${name} <${address}>` : address;
}

const answers: Record<string, string> = { ACCEPTED: '✓', DECLINED: '✗', TENTATIVE: '?' };

function answerOf(property: ICAL.Property): string[] {
  const sign = answers[String(property.getParameter('partstat') ?? '').toUpperCase()];
  return sign ? [`${sign} ${personOf(property)}`] : [];
}

// A rule may name a date that not every year or month has: the 30th of February, the 29th, "the 31st of April". RFC 5545
// (3.3.10) ignores such a date and does not count it; the library makes the first days of the month after of it.

import type ICAL from 'ical.js';

/** Makes the rule tell dates alone that exist, up to `until` (YYYY-MM-DD), where it would look for one for ever. */
export function tellRealDates(rule: ICAL.Recur, until: string): void {
  if (rule.freq !== 'YEARLY' && rule.freq !== 'MONTHLY') return;
  const most = rule.count || Number.POSITIVE_INFINITY;
  const begin = rule.iterator.bind(rule);
  rule.iterator = (start) => {
    // What does not exist is not counted, so the counting is ours.
    rule.count = null as never;
    return realDates(begin(start), (date) => isMeant(rule, start, date), most, until) as ICAL.RecurIterator;
  };
}

/** What the library's expansion asks of an iterator, and no more. */
type Dates = Pick<ICAL.RecurIterator, 'last' | 'completed' | 'next'>;

function realDates(all: Dates, isMeantOn: (date: ICAL.Time) => boolean, most: number, until: string): Dates {
  const lastYear = Number(until.slice(0, 4));
  let told = 0;
  const dates: Dates = {
    last: all.last,
    completed: false,
    next: () => {
      let next: ICAL.Time | null;
      do next = told < most ? all.next() : null;
      while (next && next.year <= lastYear && !(isMeantOn(next) && (told === 0 || next.compare(dates.last) > 0)));
      told++;
      dates.completed = next === null || next.year > lastYear;
      // The library goes on in the same object.
      if (next) dates.last = next.clone();
      return next as ICAL.Time;
    },
  };
  return dates;
}

function isMeant(rule: ICAL.Recur, start: ICAL.Time, { year, month, day }: ICAL.Time): boolean {
  const part = (name: string): number[] | undefined => (rule.parts as Record<string, number[] | undefined>)[name];
  const months = part('BYMONTH');
  const days = part('BYMONTHDAY');
  if (months && !months.includes(month)) return false;
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (days) return days.includes(day) || days.includes(day - length - 1);
  if (['BYDAY', 'BYWEEKNO', 'BYYEARDAY'].some(part)) return true;
  // Without a day of its own a rule means that of the beginning.
  return day === start.day && (rule.freq === 'MONTHLY' || months !== undefined || month === start.month);
}

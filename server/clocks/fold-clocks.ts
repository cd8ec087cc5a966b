// Clocks as a pure function of the record (3.4.1): the same events, terms and moment always give the same clocks. A check
// folds again and compares with the rows.

import type { Clock, ClockEvent } from './clock.ts';
import { type ClockBook, countUntil, isOpen, noteBreaches, stepClocks } from './step-clocks.ts';

/** All clocks of a ticket in the order in which they began. Events after `asOf` are left out. Events stand in order of time. */
export function foldClocks(events: readonly ClockEvent[], asOf: Date): Clock[] {
  const book = bookOf(
    events.filter(({ at }) => at <= asOf),
    asOf,
  );
  for (const clock of book.clocks.filter(isOpen)) countUntil(book, clock, asOf);
  return book.clocks;
}

/** The book after all these events, with what has become late by `asOf`. */
export function bookOf(events: readonly ClockEvent[], asOf: Date): ClockBook {
  const first = events[0];
  if (first?.kind !== 'opened') throw new Error('The first event of a ticket is that it opened.');
  const book: ClockBook = { clocks: [], terms: first.terms, status: 'working', answered: false };
  for (const event of events) stepClocks(book, event);
  noteBreaches(book, asOf);
  return book;
}

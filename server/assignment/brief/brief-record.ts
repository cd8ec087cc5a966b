// What the record says about a ticket for whoever takes it over: ids, codes and times, as the database's `brief_record` gives
// them. The same is stored when a stint or a cover begins. A new schema gets the next number, and is read beside this one.

import type { ClockMetric } from '../../clocks/clock.ts';
import type { TicketKind, TicketStatus } from '../../tickets/ticket.ts';

export type BriefRecord = {
  v: 1;
  status: TicketStatus;
  priority: number;
  kind: TicketKind;
  channel: string;
  language: string;
  requesterId: string;
  assigneeId: string | null;
  coverId: string | null;
  openedAt: string;
  promise: { purpose: string; dueAt: string; misses: number } | null;
  clocks: { metric: ClockMetric; dueAt: string | null; breachedAt: string | null }[];
  /** Messages, by id: the requester’s first and last words, and what we asked them. */
  problem: string | null;
  lastWord: string | null;
  question: string | null;
  waits: { id: string; since: string; by: string | null } | null;
  tasks: { kind: string; madeAt: string }[];
  dateAsked: string | null;
  nextAction: string | null;
  /** By its sequence. */
  contingency: number | null;
  done: { message: string; at: string; by: 'us' | 'them' | 'note' }[];
  solved: { sequence: number; at: string; reopenedAt: string }[];
  promises: { dueAt: string; state: 'standing' | 'kept' | 'moved' | 'missed' | 'void'; endedAt: string | null }[];
  stints: { personId: string; at: string; why: string }[] | null;
};

/** What the ids of a record stand for, as it is known now: what was erased meanwhile is missing. */
export type BriefWords = {
  requester: {
    id: string;
    name: string;
    organisation: string | null;
    locale: 'en' | 'ru' | 'pt-BR' | 'pt-PT' | null;
    zone: string | null;
  };
  quotes: Record<string, Quote>;
  waitsFor: { name: string; by: Who | null } | null;
  nextAction: Action | null;
  contingency: { words: string | null; by: Who | null; at: string } | null;
  solved: { sequence: number; what: string }[];
  people: Record<string, string>;
};

export type Who = { id: string; name: string };
export type Quote = {
  messageId: string;
  at: string;
  person: Who | null;
  language: string;
  channel: string;
  text: string;
};
export type Action = {
  id: string;
  what: string;
  dueAt: string;
  ownerId: string | null;
  by: Who | null;
  madeAt: string;
  endedAt: string | null;
  endedAs: 'done' | 'replaced' | 'over' | null;
};

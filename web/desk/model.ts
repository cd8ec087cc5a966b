import type { CaseEvent, Channel, Status } from '../client/case-words.ts';
import type { ShownPromise } from '../client/promise-words.ts';

/**
 * What the desk's screens show, apart from where it comes from. `source.ts` gets these; the components below know
 * nothing else. All instants are ISO strings.
 */

export type PersonView = { id: string; name: string };

/** Who is signed in, and what stands in the rail. */
export type DeskView = {
  deskName: string;
  me: PersonView & { administrator: boolean };
  myWorkCount: number;
  teams: { id: string; name: string; count: number }[];
  /** Mail that waits or failed; the place is shown with a count only when there is some. */
  outboxCount: number;
  guarantees: { broken: number };
  agents: PersonView[];
};

/** One line of a list, already in order of the next word owed. */
export type TicketRowView = {
  number: string;
  requester: PersonView & { organisation?: string };
  firstWords: string;
  /** Language of the first words, where known. */
  lang?: string;
  promise: ShownPromise;
  status: Status;
  channel: Channel;
  assignee: PersonView;
  cover?: PersonView;
  lookers: PersonView[];
  unread: boolean;
};

export type ListView = { title: string; rows: TicketRowView[] };

/** Which list: one's own work, or a team's queue. */
export type ListScope = { kind: 'mine' } | { kind: 'team'; id: string };

export type ClockView = {
  metric: 'firstResponse' | 'nextResponse' | 'periodicUpdate' | 'resolution';
  dueAt?: string;
  /** When it was fulfilled: spans in milliseconds of working time. */
  kept?: { used: number; target: number };
  paused?: boolean;
};

export type DeliveryView =
  | { state: 'sending' }
  | { state: 'waiting' }
  | { state: 'failed'; address: string; reason: string };

/** One entry of the conversation, oldest first. */
export type EntryView =
  | {
      kind: 'in' | 'out' | 'note' | 'restricted';
      id: string;
      at: string;
      author: PersonView & { organisation?: string };
      behind?: PersonView;
      body: string;
      lang?: string;
      channel?: Channel;
      /** Whom it went to (out), or who alone may read it (restricted). */
      to?: PersonView[];
      readBy?: number;
      files?: { name: string; href: string; size: number }[];
      delivery?: DeliveryView;
      /** Not yet confirmed by the desk. */
      pending?: boolean;
    }
  | { kind: 'event'; id: string; at: string; event: CaseEvent };

/** The ticket with all that its pane and its brief show. */
export type TicketView = {
  number: string;
  /** Grows with each change; a reply says which one its writer has seen. */
  version: number;
  subject: string;
  lang?: string;
  status: Status;
  turn: 'us' | 'them' | 'other' | 'nobody';
  promise: ShownPromise & { byName?: string };
  assignee: PersonView;
  cover?: PersonView & { until?: string };
  clocks: ClockView[];
  lookers: (PersonView & { typing: boolean })[];
  entries: EntryView[];
  hasEarlier: boolean;
  /** To whom a reply goes, each with the language they read. The first is the requester. */
  recipients: (PersonView & { locale: string; channel: Channel })[];
  /** Dates the desk proposes for the next word, the usual one first. */
  nextDates: string[];
  /** Statuses this agent may set now. */
  statusChoices: Status[];
  brief: BriefView;
};

export type BriefView = {
  words: { text: string; lang?: string; at: string; channel: Channel };
  requester: PersonView & { organisation?: string; address?: string };
  known: { name: string; value: string; source: string }[];
  asked: { id: string; person: PersonView; text: string; lang?: string; at: string }[];
  /** Oldest first; the last is the standing one. */
  promises: { look: ShownPromise['look']; at: string }[];
  earlier: { number: string; subject: string; at: string }[];
};

export type OutboxView = {
  /** False while mail has no way out and everything waits. */
  connected: boolean;
  mails: {
    id: string;
    to: string;
    subject: string;
    body: string;
    lang?: string;
    state: 'queued' | 'sending' | 'retry' | 'sent' | 'failed';
    at: string;
    nextTryAt?: string;
    reason?: string;
    ticket?: string;
  }[];
};

export type GuaranteesView = {
  checkedAt: string;
  guarantees: { number: number; name: string; state: 'holds' | 'broken' | 'notBuilt'; offenders: string[] }[];
};

/** What the composer hands over. `seenVersion` lets the desk show first what is new. */
export type Outgoing = {
  kind: 'reply' | 'note';
  body: string;
  nextDueAt?: string;
  seenVersion: number;
};

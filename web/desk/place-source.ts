import type { UndeliveredReason } from '../../contract/delivery.ts';
import type { Locale } from '../client/locale.ts';
import type { PersonView } from './model.ts';

/** What the places beside the tickets show and change: Outbox, guarantees, settings. */
export type PlaceSource = {
  outbox: (state: OutboxState, from?: string) => Promise<OutboxPage>;
  /** Headers and text of one mail, as it will be or was sent. */
  mail: (id: string) => Promise<MailText>;
  /** Without `ids`, all mail that waited before a server was connected. Gives how many it was about. */
  decideMail: (decision: 'send' | 'discard', ids?: string[]) => Promise<number>;
  arrived: (state: ArrivedState, from?: string) => Promise<ArrivedPage>;
  /** Its headers as they arrived, and what can be read of it. */
  arrivedMail: (id: string) => Promise<ArrivedText>;
  /** Gives the number of the ticket that it became, if it became one. */
  decideArrived: (id: string, decision: ArrivedDecision) => Promise<string | undefined>;
  guarantees: () => Promise<GuaranteesView>;
  settings: () => Promise<SettingsView>;
  changeSettings: (
    change: Partial<Pick<SettingsView, 'name' | 'defaultLocale' | 'calendar' | 'servesUnscanned'>>,
  ) => Promise<void>;
  keys: () => Promise<KeyView[]>;
  /** Gives the key itself, which is shown once. */
  createKey: (name: string) => Promise<string>;
  revokeKey: (id: string) => Promise<void>;
  addExample: () => Promise<void>;
  removeExample: () => Promise<void>;
};

/** `shadow`: what would have been sent, had it not been written beside another desk. */
export type OutboxState = 'waiting' | 'failed' | 'sent' | 'shadow';

export type MailState =
  | 'queued'
  | 'sending'
  | 'retry'
  | 'sent'
  | 'delivered'
  | 'read'
  | 'failed'
  | 'rerouted'
  | 'human_task'
  | 'discarded';

export type MailView = {
  id: string;
  state: MailState;
  to: string;
  toName: string;
  subject: string;
  at: string;
  nextTryAt?: string;
  /** Why it has not arrived, in a word; what the other server said. */
  why?: UndeliveredReason;
  reason?: string;
  ticket?: string;
  /** Of the example company: it never leaves. */
  example: boolean;
};

export type MailText = {
  /** Without a date while the mail has not left: it gets that when it does. */
  headers: [string, string][];
  text: string;
  /** The address under which people reach the desk; links to it may be followed. */
  ownAddress: string;
};

export type OutboxPage = {
  /** False while mail has no way out and everything waits. */
  sends: boolean;
  mails: MailView[];
  next?: string;
};

export type ArrivedState = 'undecided' | 'accepted' | 'automatic' | 'rejected' | 'all';

/** One mail as it arrived, with what became of it and why. */
export type ArrivedView = {
  id: string;
  at: string;
  from?: string;
  subject?: string;
  /** A code that our words know, or a sentence of the desk's or of a colleague's. */
  reason?: string;
  explanation?: string;
  dueAt?: string;
  ticket?: string;
  /** What somebody has to decide: about the mail, or about its sender's part in the ticket. */
  decision?: 'mail' | 'participant';
  state: 'received' | 'accepted' | 'automatic' | 'quarantined' | 'rejected';
  /** Who decided about it by hand. */
  decidedBy?: string;
  mayUndo: boolean;
  /** It came to a mailbox in shadow: nobody is told anything. */
  shadow?: true;
  /** What the filter of the mail server said, as it stands in the header. */
  filter?: string;
  /** The first other mail under the same Message-ID. */
  sameId?: { state: ArrivedView['state']; ticket?: string; sameWords: boolean };
};

export type ArrivedPage = { mails: ArrivedView[]; next?: string };

export type ArrivedText = {
  headers: [string, string][];
  text: string;
  hasHtml: boolean;
  path: { from: string; by: string; at: string | null }[];
  authentication: { result: string; how: string; checks: AuthenticationCheck[] } | null;
  files: { name: string; type: string; size: number }[];
};

export type AuthenticationCheck = { method: 'spf' | 'dkim' | 'dmarc' | 'arc'; result: string; domain: string | null };

export type RejectReason = 'spam' | 'forged' | 'not_for_us' | 'other';

export type ArrivedDecision =
  | { decision: 'accept'; requester?: { email: string } }
  | { decision: 'reject'; reason: RejectReason; explanation?: string };

export type GuaranteesView = {
  checkedAt?: string;
  guarantees: {
    number: number;
    name: string;
    state: 'holds' | 'broken' | 'notBuilt';
    checkedAt?: string;
    /** When everything was looked at, and not only what had changed. */
    fullAt?: string;
    brokenSince?: string;
    offenders: Offender[];
  }[];
  /** The last seal of the record, with how many events are sealed in all. */
  seal?: { number: number; events: number; sealedAt: string; hash: string };
  /** The latest first; without an end while it is broken. */
  breaks: { number: number; from: string; until?: string; offenders: Offender[] }[];
};

/** What breaks a guarantee: the ticket where it is about one, and why in words. */
export type Offender = { ticket?: string; why: string };

export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/** Working time: an IANA zone, and for each day spans of "HH:MM". What else a calendar holds is kept as it is. */
export type WorkingTime = {
  tz: string;
  hours: Partial<Record<Weekday, [string, string][]>>;
  holidays?: string[];
};

export type SettingsView = {
  name: string;
  defaultLocale: Locale;
  calendar: WorkingTime;
  servesUnscanned: boolean;
  mailboxes: (PersonView & { address: string; teamId?: string; locale?: Locale; isDefault: boolean })[];
};

export type KeyView = { id: string; name: string; createdAt: string; lastUsedAt?: string };

import type { CaseEvent, Channel, HandOverReason, Status } from '../client/case-words.ts';
import type { Locale } from '../client/locale.ts';
import type { ShownPromise } from '../client/promise-words.ts';
import type { AddressView, AwayView, WayView } from './delivery-source.ts';

/**
 * What the desk's screens show, apart from where it comes from. `source.ts` gets these; the components below know
 * nothing else. All instants are ISO strings.
 */

export type PersonView = { id: string; name: string };

/** Who is signed in, and what stands in the rail. */
export type DeskView = {
  deskName: string;
  /** IANA zone of the working time. */
  zone: string;
  /** When its days begin, "HH:MM" in that zone. */
  opensAt?: string;
  me: PersonView & {
    email: string;
    publicName?: string;
    title?: string;
    locale?: Locale;
    /** The zone that they chose to read times in; missing: that of the browser. */
    zone?: string;
    administrator: boolean;
    agent: boolean;
    /** The teams that they lead, by id. */
    leads: string[];
    /** They are away; `to` missing: nobody knows until when. */
    away?: { id: string; to?: string };
    /** They came back of late; `asked`: tickets of which it is open whose they are. */
    cameBack?: { id: string; asked: number };
  };
  myWorkCount: number;
  teams: TeamLine[];
  outbox: { sends: boolean; deskServer: boolean; waiting: number };
  /** How many arrived mails wait for somebody's decision. */
  undecidedMail: number;
  /** Nothing leaves until an administrator decides. */
  outgoingStop?: { mails: number; most: number; why: 'cap' | 'unusual' };
  exampleCompany: boolean;
  guarantees: 'hold' | 'broken' | 'unknown';
};

export type TeamLine = PersonView & {
  count: number;
  isDefault: boolean;
  lead: PersonView;
  duty?: PersonView;
};

export type Role = 'administrator' | 'lead' | 'agent' | 'collaborator';

export type AgentLine = PersonView & {
  email: string;
  publicName?: string;
  title?: string;
  roles: Role[];
  active: boolean;
  teams: PersonView[];
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
  assignee?: PersonView;
  cover?: PersonView;
  lookers: PersonView[];
  /** Opened beside another desk: nothing of it leaves. */
  shadow?: boolean;
  /** What in it waits for an agent; the first is the most pressing. */
  awaits: Awaited[];
  /** Whether whoever has it has taken it on. */
  accepted: boolean;
  teamId?: string;
  /** Colleagues who were asked in, by id; known of a line that is looked at by itself. */
  askedIn?: string[];
  /** Orders the list before the due date does: the last threshold that was crossed. */
  risk?: number;
  updatedAt?: string;
};

/** The requester's new word, somebody whose part is undecided, or a mail that did not arrive. */
export type Awaited = 'reply' | 'decision' | 'delivery' | 'acknowledgement' | 'tell';

export type ListPage = { rows: TicketRowView[]; next?: string };

/** Which list: one's own work, a team's queue, everything unresolved, or what is done. */
export type ListScope = { kind: 'mine' } | { kind: 'team'; id: string } | { kind: 'all' } | { kind: 'done' };

export type ClockView = {
  metric: 'firstResponse' | 'nextResponse' | 'periodicUpdate' | 'resolution';
  dueAt?: string;
  /** When it was fulfilled: spans in milliseconds of working time. */
  kept?: { used: number; target: number };
  paused?: boolean;
};

/** The way of one mail: what became of it, in the worst case of its recipients. */
export type DeliveryView =
  | { state: 'sending' | 'waiting' | 'sent' | 'rerouted' | 'discarded' | 'example' | 'shadow' }
  | { state: 'retry'; at?: string }
  | { state: 'failed'; address: string; reason: string };

export type FileMark = 'program' | 'macros' | 'page' | 'bomb' | 'lies' | 'disguised' | 'locked';
export type FileView = {
  id: string;
  name: string;
  href: string;
  size: number;
  marks?: FileMark[];
  /** What the scanner says; missing where it is fine or nobody looks. */
  check?: 'infected' | 'pending' | 'unscannable';
  /** Made of points and harmless: it can be shown small. */
  picture?: boolean;
};

/** Something written on the case: from the requester's side, by the desk's people, or internal. */
export type SaidView = {
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
  files?: FileView[];
  delivery?: DeliveryView;
  /** The same to each of its readers. */
  ways?: WayView[];
  /** Where the formatted text can be read. */
  htmlHref?: string;
  /** Its writer signed or encrypted it; nothing of that was checked or opened. */
  seal?: { by: string; how: 'signed' | 'encrypted' };
  /** The mail that it came as. */
  inboundId?: string;
  /** It came as a mail too large to take: how large in bytes, and what became of the mail with the link for its files. */
  tooLarge?: { size: number | null; link: WayView['truth'] | null };
  /** What somebody sent whose part in the case is not decided. */
  undecided?: boolean;
  /** Not yet confirmed by the desk. */
  pending?: boolean;
  /** The merged ticket on which it was said. */
  onMerged?: string;
};

/** One entry of the conversation, oldest first. */
export type EntryView =
  | SaidView
  | { kind: 'event'; id: string; at: string; event: CaseEvent; onMerged?: string }
  /** What the desk wrote by itself: one sentence, the text on demand. */
  | { kind: 'desk'; id: string; at: string; event: CaseEvent; body: string; lang?: string; ways?: WayView[] };

/** What this ticket is besides itself: what was merged into it, what it was split off, what it is tied to. */
export type JoinedView = {
  /** Whether this agent may merge it, and split something off. */
  mayMerge: boolean;
  maySplit: boolean;
  merged: { number: string; subject: string; into: string; until: string }[];
  splitFrom?: { number: string; until: string };
  links: { number: string; subject: string }[];
};

export type ResolutionKind = 'solved' | 'cannot_be_solved' | 'withdrawn' | 'duplicate';

/** The ticket with all that its pane and its brief show. */
export type TicketView = {
  number: string;
  /** Opened beside another desk: nothing of it leaves. */
  shadow?: boolean;
  /** Grows with each change; a reply says which one its writer has seen. */
  version: number;
  subject: string;
  lang?: string;
  kind: string;
  priority: string;
  openedAt: string;
  team: PersonView;
  status: Status;
  turn: 'us' | 'them' | 'other' | 'date' | 'nobody';
  promise: ShownPromise & {
    /** Who made it; null: the desk itself. */
    byName?: string | null;
    /** How often in a row it was moved. */
    moves?: number;
    /** A date of ours, not a turn of theirs. */
    mayMove?: boolean;
  };
  assignee?: PersonView;
  /** Whether whoever has it has taken it on. */
  accepted: boolean;
  /** `asked`: the assignee is back, and it is open whose the ticket is now. */
  cover?: PersonView & { until?: string; asked?: boolean };
  /** The requester would rather wait for whoever is away. */
  waitsFor?: { name: string; until: string };
  clocks: ClockView[];
  lookers: (PersonView & { typing: boolean })[];
  entries: EntryView[];
  /** Asks for what was said before the first entry. */
  earlier?: string;
  /** To whom a reply goes, each with the language they read. The first is the requester. */
  recipients: (PersonView & {
    locale?: string | undefined;
    channel: Channel;
    address?: AddressView;
    others?: AddressView[];
  })[];
  /** Who says by machine that they are away. */
  away?: AwayView[];
  /** Colleagues who were asked in: they read everything but restricted entries, and write notes. */
  collaborators: (PersonView & { at: string; by?: string })[];
  /** Who wrote on the case without being part of it. */
  undecided: (PersonView & { address?: string })[];
  /** Dates the desk proposes for the next word, the usual one first. */
  nextDates: string[];
  /** What a reply promises: a date of one's choice, the standing date, or nothing more. */
  replyPromises: 'date' | 'standing' | 'nothing';
  /** The requester asks to hear by this date. */
  dateAsked?: { wantedAt: string; by: string };
  /** Something is late, and no person has told the requester. */
  owesTelling?: boolean;
  /** A compensation waits for the lead's word. */
  approvalAsked?: boolean;
  /** Somebody wants to pass it on once more, and a lead decides. */
  transferAsked?: boolean;
  /** Statuses this agent may set now. */
  statusChoices: Status[];
  may: { reply: boolean; note: boolean; reassign: boolean; askIn: boolean };
  joined: JoinedView;
  resolution?: { kind: ResolutionKind; what: string; how: string; why: string; reason?: string; alternatives?: string };
  brief: BriefView;
};

export type BriefView = {
  words: { text: string; lang?: string; at: string; channel: Channel };
  requester: PersonView & {
    organisation?: string;
    address?: string;
    locale?: string;
    /** In which they read times, where it is known. */
    zone?: string;
    health?: AddressView;
  };
  known: { name: string; value: string; source: string }[];
  asked: { id: string; person: PersonView; text: string; lang?: string; at: string }[];
  /** Oldest first; the last is the standing one. */
  promises: { look: ShownPromise['look']; dueAt: string; keptAt?: string }[];
  /** Who had it, oldest first. */
  holders: { person: PersonView; at: string; reason?: HandOverReason | undefined }[];
};

export type EarlierTicket = { number: string; subject: string; lang?: string; at: string };

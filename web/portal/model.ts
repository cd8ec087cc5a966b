import type { CaseEvent, Channel, Status } from '../client/case-words.ts';
import type { Locale } from '../client/locale.ts';
import type { ShownPromise } from '../client/promise-words.ts';

/** What the portal's pages show. All instants are ISO strings; all addresses are ready to be followed. */

/** What happened, as the portal says it. */
export type PortalEvent = CaseEvent | { code: 'ended'; ended: 'unsolved' | 'closed' };

export type PersonView = { id: string; name: string };

/** What every page carries. */
export type PortalFrame = {
  deskName: string;
  /** Whose case it is, when the desk speaks under a brand: the first sign of its name, and its colours as a style sheet. */
  brand?: { sign: string; colour: string; styleHref: string };
  /** The page itself in each language; following one keeps the place. */
  languages: { locale: Locale; href: string }[];
  /** Whose clock is read: the requester's zone, or the desk's where theirs is unknown. */
  reader: {
    zone: string;
    now: string;
    /** Where they can choose another. */
    changeHref?: string;
    /** Where their browser says its own; only while none is known. */
    learnAt?: string;
  };
  /** Only for somebody who is signed in. */
  myRequestsHref?: string;
  /** Where the logo leads. */
  homeHref: string;
};

/** A form that works without script: where it posts, and what goes along unseen. */
export type PortalForm = { action: string; hidden?: Record<string, string> };

export type TicketPageProps = PortalFrame & {
  number: string;
  /** Grows with each change, so that the page in the browser knows when to renew itself. */
  version: number;
  /** In their own words; the number while the page is locked. */
  title: string;
  lang?: string;
  status: Status;
  openedAt: string;
  closedAt?: string;
  /** How it ended; solved where it is left out. */
  ended?: 'solved' | 'unsolved' | 'closed';
  holder: {
    person: PersonView;
    role?: string;
    sinceAt: string;
    /** The person whose place the holder takes for now. */
    covering?: { person: PersonView; untilAt?: string };
  };
  next: {
    promise: ShownPromise;
    /** How the next word comes. */
    channel: Channel;
    /** By when it should be solved, and what was told before where that is another date; without `toAt` it has passed. */
    expected?: { fromAt?: string; toAt?: string; wasAt?: string };
    /** A third party has to deliver, and what is agreed with the reader says that this time does not count. */
    standsStill?: boolean;
    /** Past promises, oldest first. */
    past: ('kept' | 'moved' | 'late')[];
  };
  /** Missing while the page is locked. */
  known?: {
    words: { text: string; lang?: string; at: string; channel: Channel };
    facts: { text: string; source: string }[];
  };
  /** Opened by a link on a device not seen before: the words are shown once the address is confirmed. */
  locked?: { form: PortalForm; sent: boolean };
  /** The newest of what happened and what was said; without a name the desk itself wrote. */
  lastAction?: { at: string } & ({ event: PortalEvent } | { wrote: { name: string; mine: boolean; ours: boolean } });
  entries: PortalEntry[];
  /** Missing where the case takes no more messages. */
  reply?: PortalForm & {
    field: string;
    text?: string;
    empty?: boolean;
    sent?: boolean;
    /** When we open again; only just after a message that came while nobody is here. */
    opensAt?: string;
  };
  /** Asks to hear by a date of the reader's own; `outcome`: what followed from asking. */
  askDate?: PortalForm & { outcome?: string };
  seenBy: (PersonView & { note?: string })[];
  /** How many more there are whose names are not the reader's to know: they came from a ticket that was merged. */
  seenByOthers?: number;
  /** Who has had it and who stood in, the first one first; empty while it was one person alone. */
  contacts: { person: PersonView; fromAt: string; toAt?: string; why: string; standsInFor?: string }[];
  /** Their contact is away, and they may wait for them, or do so. */
  wait?: { form: PortalForm; choice: WaitChoice };
  /** They may say that it is stuck, or have said so; `said`: who looks at it. */
  stuck?: PortalForm & { said?: { name: string } };
};

/** `dueAt`: when the reader would hear from whoever is away. */
export type WaitChoice = { waits: boolean; name: string; cover: string; untilAt: string; dueAt: string };

export type PortalEntry =
  | {
      kind: 'in' | 'out';
      id: string;
      at: string;
      author: PersonView & { note?: string };
      /** Written by the reader of this page. */
      mine?: boolean;
      channel?: Channel;
      lang?: string;
      body: string;
      /** Where it can be seen as it was formatted, when it holds a picture or a table. */
      formatted?: { href: string; hasRemote: boolean };
      files?: { name: string; href: string }[];
    }
  | { kind: 'event'; id: string; at: string; event: PortalEvent };

export type SignInPageProps = PortalFrame & { form: PortalForm; email?: string; error?: 'address' };

export type HandInPageProps = PortalFrame & { form: PortalForm; number: string; sent: boolean; empty: boolean };

export type LinkConfirmPageProps = PortalFrame & { form: PortalForm; email: string };

export type MyRequestsPageProps = PortalFrame & {
  requests: {
    number: string;
    href: string;
    title: string;
    lang?: string;
    openedAt: string;
    promise: ShownPromise;
    doneAt?: string;
  }[];
};

export type WaitPageProps = PortalFrame & {
  number: string;
  form: PortalForm;
  backHref: string;
  /** Null: there is nothing to choose any more. */
  choice: WaitChoice | null;
};

/** What came with one notice of a hand-over and is not taken up yet. */
export type TakePageProps = PortalFrame & {
  form: PortalForm;
  deskHref: string;
  tickets: { number: string; subject: string; lang: string; promisedAt: string | null }[];
};

export type ZonePageProps = PortalFrame & { form: PortalForm; backHref: string };

export type MessagePageProps = PortalFrame & {
  message:
    | { kind: 'linkSent'; email: string }
    | { kind: 'expired'; askHref: string }
    | { kind: 'notFound'; askHref: string }
    | { kind: 'notReady' | 'nothingHere' };
};

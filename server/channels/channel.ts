// What a channel is to the rest of the house. A channel folder knows this file and the platform, nothing else.

import type { Compilable } from 'kysely';
import type { FileMark } from '../platform/attached/inspect-file.ts';

/** A file that came with or goes with a message. */
export type Attached = {
  name: string;
  type: string;
  bytes: Buffer;
  inline: boolean;
  contentId: string | null;
  /** What its sender said it is; `type` is what it is. Left out: nobody has looked into it yet. */
  declaredType?: string | null;
  /** Why somebody should think before opening it. */
  marks?: FileMark[];
};

/** A message as it stands at a door: nobody has looked into it yet. */
export type Arrived = {
  channel: 'email';
  door: 'smtp' | 'lmtp' | 'pipe' | 'imap';
  raw: Buffer;
  /** Null: the null return path of reports and automatic answers. */
  envelopeFrom: string | null;
  envelopeTo: readonly string[];
  remoteAddress: string | null;
  /** The mailbox that it was fetched from. */
  mailboxId?: string;
  /** It was too large to be taken whole: these are its headers and its first text. */
  oversized?: boolean;
};

/** A message that is ours now. */
export type Stored = { id: string; receivedAt: Date; rawSha256: Buffer; message: Arrived };

export type InboundState = 'received' | 'accepted' | 'automatic' | 'quarantined' | 'rejected';

/** What became of a message. `number` is the ticket it belongs to, also for a duplicate or somebody who waits for a decision. */
export type InboundOutcome = { state: InboundState; number: string | null };

/** What a door asks of the desk behind it. */
export type Reception = {
  /** Whether mail to this address is ours to take. */
  takes: (recipient: string) => Promise<boolean>;
  /** Stores the message for good, together with what else must hold with it; only then may the door say yes. */
  store: (message: Arrived, also?: (inboundId: string) => readonly Compilable[]) => Promise<Stored>;
  /** Makes of it what it is. What fails here is tried again by the desk, so a door that has stored need not wait. */
  process: (stored: Stored) => Promise<InboundOutcome>;
};

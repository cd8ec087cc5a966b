import type { DeliverySource } from './delivery-source.ts';
import type { MailSettingsSource } from './mail-settings-source.ts';
/** What is done about mail that is no customer's plain word: spam, blocked senders, decisions, the fuse, notices by mail. */
export type MailSource = DeliverySource &
  MailSettingsSource & {
    decideManyArrived: (ids: string[], decision: ManyDecision) => Promise<{ done: number; failed: number }>;
    /** A mail that was turned down is put aside again. */
    undoArrived: (id: string) => Promise<void>;
    replayArrived: (id: string, apply: boolean) => Promise<ReplayView>;
    previewSpam: (which: WhichTickets) => Promise<SpamPreviewView>;
    /** Gives the numbers of those that are spam now. */
    markSpam: (which: WhichTickets, blockSenders: boolean) => Promise<string[]>;
    unmarkSpam: (numbers: string[]) => Promise<void>;
    blockedSenders: () => Promise<BlockedView[]>;
    blockSender: (sender: string) => Promise<void>;
    unblockSender: (id: string) => Promise<void>;
    /** Who else may be the requester, until somebody has decided. */
    proposedRequester: (number: string) => Promise<ProposedView | null>;
    decideRequester: (number: string, decision: 'take' | 'dismiss') => Promise<void>;
    decideStop: (decision: 'let_go' | 'discard') => Promise<number>;
    notices: () => Promise<NoticeChoice[]>;
    setNotice: (kind: NoticeKind, byMail: boolean) => Promise<void>;
  };

export type ManyDecision =
  | { decision: 'accept' }
  | { decision: 'reject'; reason: 'spam' | 'not_for_us'; blockSenders: boolean };

export type WhichTickets = { tickets: string[] } | { sender: string };

export type SpamPreviewView = {
  tickets: number;
  unresolved: number;
  answered: number;
  heldMails: number;
  skipped: number;
  senders: string[];
};

export type ReadingView = { state: string; reason: string | null; ticketNumber: string | null; text: string | null };

export type ReplayView = {
  before: ReadingView;
  after: ReadingView;
  differs: ('state' | 'reason' | 'ticketNumber' | 'text' | 'formatted' | 'files')[];
  applied: boolean;
};

export type BlockedView = { id: string; pattern: string; blockedAt: string; blockedBy?: string; held: number };

export type ProposedView = {
  how: 'forwarded' | 'reply_to';
  email: string;
  name: string;
  date: string;
  subject: string;
};

export type NoticeKind = 'assigned' | 'requester_wrote' | 'trouble' | 'due_soon';
export type NoticeChoice = { kind: NoticeKind; byMail: boolean };

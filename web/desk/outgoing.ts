import type { HandOverReason, Status } from '../client/case-words.ts';
import type { ResolutionKind } from './model.ts';

/** What the composer hands over. `seenVersion` lets the desk show first what is new. */
export type Outgoing = {
  kind: 'reply' | 'note' | 'restricted';
  body: string;
  /** Ids of those who alone may read a restricted entry, beside its writer. */
  readers?: string[];
  /** Ids of files that are at the desk already. */
  files?: string[];
  nextDueAt?: string;
  seenVersion: number;
  /** Sent again under the same key, it happens once. */
  key: string;
};

export type StatusWish = { status: Status; question?: string; agreedAt?: string; thirdParty?: string };

/** `note` is a word to the colleague, for the team alone; `contingency` null: there is nothing to say. */
export type Assignment = {
  agentId: string;
  reason: HandOverReason;
  note?: string;
  nextAction?: { what: string; dueAt: string };
  contingency?: string | null;
};

export type ResolutionWish = {
  kind: ResolutionKind;
  what: string;
  how: string;
  why: string;
  when?: string;
  reason?: string;
  alternatives?: string;
  compensationId?: string;
  toldBy: 'message' | 'call' | 'visit';
};

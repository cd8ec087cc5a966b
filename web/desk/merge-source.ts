import type { Status } from '../client/case-words.ts';

/** A ticket that another one can be merged into. */
export type MergeChoice = {
  number: string;
  subject: string;
  lang?: string;
  status: Status;
  /** Whose it is, where that is another person. */
  requester?: string;
};

export type MergePlan = {
  into: MergeChoice;
  moves: {
    messages: number;
    notes: number;
    restricted: number;
    restrictedReaders: string[];
    files: number;
    participants: string[];
  };
  dueAt: string;
  dueFrom: string;
  assignee: string;
  reopens: boolean;
  /** Who is written to. */
  tells?: string;
};

/** What the screens of merging and splitting ask for and do. */
export type MergeSource = {
  /** Other tickets of the requester that take one in. */
  mergeChoices: (requesterId: string, except: string) => Promise<MergeChoice[]>;
  /** Any ticket by its number; null when there is none that the agent may see. */
  mergeChoice: (number: string) => Promise<MergeChoice | null>;
  /** Rejects with ApiError and a sentence when the two cannot be merged. */
  mergePlan: (from: string, into: string) => Promise<MergePlan>;
  merge: (from: string, into: string) => Promise<{ number: string }>;
  unmerge: (number: string) => Promise<{ number: string }>;
  split: (number: string, messages: string[], subject: string) => Promise<{ number: string; undoable: boolean }>;
  unsplit: (number: string) => Promise<{ number: string }>;
  link: (number: string, other: string) => Promise<unknown>;
};

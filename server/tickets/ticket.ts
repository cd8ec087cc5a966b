// A ticket is one case of one requester. It has a number that can be spoken, a status, exactly one person who answers for
// it while it is unresolved, and a standing promise of the next word. Current truth stands on its row; what happened stands
// in the record. Only the actions in `cases/` change it, each with all rows that belong together.

import { readableLine } from '../platform/readable-line.ts';

export type TicketStatus =
  | 'new'
  | 'open'
  | 'waiting_on_requester'
  | 'waiting_on_third_party'
  | 'scheduled'
  | 'resolved'
  | 'closed'
  | 'merged'
  | 'spam';
export type TicketKind = 'incident' | 'service_request' | 'question' | 'complaint' | 'idea' | 'privacy_request';
export type Priority = 1 | 2 | 3 | 4;

export const unresolved: readonly TicketStatus[] = [
  'new',
  'open',
  'waiting_on_requester',
  'waiting_on_third_party',
  'scheduled',
];
export const isUnresolved = (status: TicketStatus): boolean => unresolved.includes(status);

export const priorityName = (priority: number): 'P1' | 'P2' | 'P3' | 'P4' => `P${priority}` as 'P1';
export const priorityOf = (name: string): Priority => Number(name.slice(1)) as Priority;

/** How far a promise has gone, on the scale of clocks (`clocks/clock.ts`): a quarter of its time is left, or none. */
export const promiseLevels = { dueSoon: 2, missed: 4 } as const;

/** A requester may reopen for this long after the ticket was resolved; later it becomes a follow-up. */
export const reopenDays = 14;
/** A resolved ticket closes after this many days without a word. */
export const closeAfterDays = 5;
/** A visit or call is agreed at most this far ahead. */
export const scheduleDays = 30;

export type Ticket = {
  id: number;
  number: string;
  kind: TicketKind;
  subject: string;
  preview: string;
  status: TicketStatus;
  priority: Priority;
  channel: string;
  language: string;
  requesterId: string;
  teamId: string;
  mailboxId: string | null;
  fromAddress: string | null;
  assigneeId: string | null;
  /** Who acts while the assignee is away. */
  coverId: string | null;
  stintSequence: number;
  contactToldId: string | null;
  contactNoticeDueAt: Date | null;
  promiseId: string | null;
  promiseDueAt: Date | null;
  /** The last threshold that its promise crossed, and the highest among its clocks; lists go by the higher of the two. */
  promiseLevel: number;
  clockLevel: number;
  /** When the first of its running clocks is due; lists go by it or by the promise, whichever comes first. */
  clockDueAt: Date | null;
  /** What its clocks go by: a version of a policy, and a calendar as far as it was known. Null: none has begun yet. */
  policyVersionId: string | null;
  calendarId: string | null;
  calendarLatest: number | null;
  lastPublicAt: Date | null;
  lastRequesterAt: Date | null;
  lastHumanReplyAt: Date | null;
  closeDueAt: Date | null;
  /** By when a solution was expected, as it was told at the opening or when it was opened again, and from when reckoned. */
  expectedAt: Date | null;
  expectedFromAt: Date | null;
  /** By when half of such tickets were solved, and of how many that was learnt; null where the policy alone spoke. */
  expectedEarlyAt: Date | null;
  expectedCases: number | null;
  version: number;
  example: boolean;
  /** Opened beside another desk; the database says so by its mailbox. */
  shadow?: boolean;
  openedAt: Date;
  updatedAt: Date;
  resolvedAt: Date | null;
  /** The end of the chain that a merged ticket lives on in; a ticket that opens has none. */
  mergedIntoId?: number | null;
};

/** Who acts on it now, whom the requester deals with: the cover while the assignee is away. */
export const actingOn = ({ coverId, assigneeId }: Pick<Ticket, 'coverId' | 'assigneeId'>): string | null =>
  coverId ?? assigneeId;

const previewLength = 160;

/** The first words of a message, on one line, for lists. */
export function previewOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= previewLength ? line : `${line.slice(0, previewLength - 1).trimEnd()}…`;
}

const prefix = /^\s*((re|fwd?|aw|wg|sv|vs|antw|res|enc|ref|rv|tr|отв|ответ|пересл)(\[\d+\])?\s*:\s*)+/i;

/** A subject without the reply and forward marks of mail programs, on one line; never empty. */
export function subjectOf(text: string, otherwise = '…'): string {
  const line = readableLine(text).replace(prefix, '').trim().slice(0, 500);
  return line === '' ? previewOf(otherwise) || '…' : line;
}

// What the record says to clocks. The actions ask this of the events that they are about to record, the replay of those that
// were recorded: so both hear the same.

import type { ClockEvent, ClockStatus, WorkingStatus } from './clock.ts';
import type { TermsKey } from './terms.ts';

export type Recorded = { kind: string; actorId: string | null; data?: Record<string, unknown> | undefined };

type WithoutTime<E> = E extends unknown ? Omit<E, 'at'> : never;
type Plain = Exclude<WithoutTime<ClockEvent>, { terms: unknown }>;
/** A clock's event without its time; terms are named by their key. `key` null: from before there were clocks. */
export type Meaning = Plain | { kind: 'opened'; key: TermsKey | null } | { kind: 'terms'; key: TermsKey };

/** The kinds that say anything to clocks. */
export const clockKinds = [
  'ticket.opened',
  'message.posted',
  'status.changed',
  'assignee.changed',
  'ticket.merged',
  'ticket.unmerged',
  'terms.changed',
  'promise.stood_again',
  'promise.kept_in_vain',
  'delivery.settled',
] as const;

/** `holderId`: who has the ticket before the event. */
export function meaningOf({ kind, actorId, data = {} }: Recorded, holderId: string | null): Meaning[] {
  if (kind === 'ticket.opened') return [{ kind: 'opened', key: (data.terms as TermsKey | undefined) ?? null }];
  if (kind === 'terms.changed') return [{ kind: 'terms', key: data.terms as TermsKey }];
  if (kind === 'assignee.changed') return handMeaning(data, actorId, holderId);
  // The merge is told on both tickets: the one that goes names where to, the one that stands again its status.
  if (kind === 'ticket.merged') return data.intoId === undefined ? [] : [{ kind: 'put_aside' }];
  if (kind === 'ticket.unmerged')
    return data.status === undefined ? [] : [{ kind: 'put_back', to: workOf(String(data.status)), counts: false }];
  if (kind === 'promise.stood_again' || kind === 'promise.kept_in_vain') return undoneMeaning(data);
  if (kind === 'delivery.settled') return data.answers === true ? [{ kind: 'we_replied' }] : [];
  const accepted: Meaning[] = actorId !== null && actorId === holderId ? [{ kind: 'accepted' }] : [];
  if (kind === 'message.posted') return [...messageMeaning(data, actorId), ...accepted];
  if (kind === 'status.changed') return [...statusMeaning(data), ...accepted];
  return [];
}

/** Who has the ticket after the event. */
export function holderAfter({ kind, data = {} }: Recorded, holderId: string | null): string | null {
  if (kind === 'ticket.opened') return (data.assigneeId as string | undefined) ?? holderId;
  if (kind === 'status.changed') return (data.holderId as string | undefined) ?? holderId;
  return kind === 'assignee.changed' ? (data.toId as string) : holderId;
}

function messageMeaning(data: Record<string, unknown>, actorId: string | null): Meaning[] {
  if (data.fromRequester === true) return data.pending === true ? [] : [{ kind: 'requester_wrote' }];
  // Before events said whether a word was one to the requester, every reply of a person was taken for one.
  const answers = data.answers ?? (data.kind === 'public' && data.purpose === undefined && actorId !== null);
  return answers ? [{ kind: 'we_replied' }] : [];
}

/** Since clocks hear of it, such an event says which moments count no more. */
function undoneMeaning({ undone, answeredAt = null, lastReplyAt = null }: Record<string, unknown>): Meaning[] {
  const moments = (undone as unknown[] | undefined) ?? [];
  if (moments.length === 0) return [];
  const at = (value: unknown) => (value === null ? null : new Date(value as string | Date));
  const [answered, last] = [at(answeredAt), at(lastReplyAt)];
  return [{ kind: 'reply_undone', undone: moments.map((one) => at(one)!), answeredAt: answered, lastReplyAt: last }];
}

function statusMeaning(data: Record<string, unknown>): Meaning[] {
  // Where the desk ended many at once, each says only what it became.
  const from = data.from === undefined ? 'working' : workOf(String(data.from));
  const to = workOf(String(data.to));
  if (data.to === 'spam') return [{ kind: 'put_aside' }];
  if (data.from === 'spam') return [{ kind: 'put_back', to, counts: true }];
  if (to === 'over') {
    if (from === 'over') return [];
    const told: Meaning[] = data.toldBy === 'call' || data.toldBy === 'visit' ? [{ kind: 'we_replied' }] : [];
    return [...told, { kind: 'resolved' }];
  }
  if (from === 'over') {
    const again: Meaning = { kind: 'reopened', unanswered: data.byRequester === true };
    return to === 'working' ? [again] : [again, { kind: 'status', to }];
  }
  return from === 'working' && to === 'working' ? [] : [{ kind: 'status', to }];
}

function handMeaning(data: Record<string, unknown>, actorId: string | null, holderId: string | null): Meaning[] {
  const { toId } = data;
  if (actorId !== null && actorId === toId) return [{ kind: toId === holderId ? 'accepted' : 'taken' }];
  return toId === holderId ? [] : [{ kind: 'handed_over' }];
}

const working: Record<string, WorkingStatus> = {
  new: 'working',
  open: 'working',
  waiting_on_requester: 'waiting_on_requester',
  waiting_on_third_party: 'third_party',
  scheduled: 'scheduled',
};

/** What a ticket's status is to its clocks. */
export const workOf = (status: string): ClockStatus => working[status] ?? 'over';

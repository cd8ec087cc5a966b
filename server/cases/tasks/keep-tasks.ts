// A clock that the requester feels is late: whoever has the ticket owes them a word about it (R67). The task is made in the
// statement that records the breach, once for each clock; a word of a person ends it, and one that came back opens it again.

import type { Compilable } from 'kysely';
import type { Clock, ClockMetric } from '../../clocks/clock.ts';
import { isOpen } from '../../clocks/step-clocks.ts';
import type { Context } from '../../platform/context.ts';
import type { NewEvent } from '../../platform/events.ts';
import {
  endTasks,
  insertTaskBreaches,
  insertTasks,
  type KnownTask,
  reopenTasks,
  type TaskEnd,
  voidTold,
} from '../../tickets/tasks/write-tasks.ts';

/** What waits inside the house is no matter of the requester's. */
const feltMetrics: readonly ClockMetric[] = [
  'first_response',
  'next_response',
  'update',
  'resolution',
  'total_resolution',
];
export const isFelt = ({ metric }: Pick<Clock, 'metric'>): boolean => feltMetrics.includes(metric);

export type KeptTasks = { writes: Compilable[]; events: NewEvent[] };

/** What happened to a ticket, as far as tasks mind. */
export type TaskNews = {
  /** Clocks that became late by it, or were found to be late meanwhile. */
  late: readonly Clock[];
  /** All clocks that are known, after it. */
  clocks: readonly Clock[];
  /** A person of ours wrote to the requester, or spoke with them. */
  told: { messageId: string | null } | null;
  /** Messages of ours that were found not to have arrived. */
  cameBack: readonly string[];
  wasOver: boolean;
  isOver: boolean;
};

/** What an event of a ticket says to its tasks beside what it says to clocks. */
export type TaskWord = Pick<TaskNews, 'told' | 'cameBack'>;

/** `answers`: clocks take it for a word to the requester. A delay notice tells them as well, though it answers nothing. */
export function taskWordOf({ kind, subjectId, data = {} }: NewEvent, answers: boolean): TaskWord {
  const messageId = (kind === 'message.posted' ? subjectId : (data.messageId as string | undefined)) ?? null;
  const isBack = kind === 'promise.stood_again' || kind === 'promise.kept_in_vain';
  const isDelay = kind === 'message.posted' && data.purpose === 'delay';
  return { told: answers || isDelay ? { messageId } : null, cameBack: isBack && messageId ? [messageId] : [] };
}

/** The tasks of a ticket after this news. `known`: all that it has had. */
export function keepTasks(ctx: Context, ticketId: number, known: readonly KnownTask[], news: TaskNews): KeptTasks {
  // A call tells what no mail can: only whoever made it says that it is done.
  const calls = known.filter(({ kind, endedAs }) => kind === 'call_requester' && endedAs === null);
  const words = known.filter(({ kind }) => kind === 'tell_requester');
  const open = new Set(words.filter(({ endedAs }) => endedAs === null).map(({ id }) => id));
  const kept: KeptTasks = { writes: [], events: [] };
  const note = (kind: 'task.made' | 'task.reopened' | 'task.done' | 'task.voided', id: string, data = {}) =>
    kept.events.push({ kind, ticketId, subjectId: id, data: { kind: 'tell_requester', ...data } });
  const end: TaskEnd | null = news.told
    ? { endedAs: 'told', toldBy: news.told.messageId }
    : news.isOver
      ? { endedAs: 'void' }
      : null;

  const back = comesBack(words, news);
  if (back.length > 0) kept.writes.push(news.isOver ? voidTold(back) : reopenTasks(back));
  for (const id of back) note(news.isOver ? 'task.voided' : 'task.reopened', id);

  const made = newBreaches(words, news);
  const standing = open.values().next().value ?? (news.isOver ? undefined : back[0]);
  if (made.length > 0) {
    const taskId = standing ?? ctx.newId();
    if (!standing) {
      kept.writes.push(insertTasks(ctx, [{ id: taskId, ticketId, end }]));
      note('task.made', taskId);
      if (end) note(end.endedAs === 'told' ? 'task.done' : 'task.voided', taskId, endData(end));
    }
    kept.writes.push(
      insertTaskBreaches(
        made.map(({ metric, cycle, breachedAt }) => ({ ticketId, metric, cycle, breachedAt: breachedAt!, taskId })),
      ),
    );
  }
  if (end && open.size > 0) {
    kept.writes.push(endTasks(ctx, [...open], end));
    for (const id of open) note(end.endedAs === 'told' ? 'task.done' : 'task.voided', id, endData(end));
  }
  if (news.isOver && calls.length > 0) {
    const ids = calls.map(({ id }) => id);
    kept.writes.push(endTasks(ctx, ids, { endedAs: 'void' }));
    for (const id of ids) note('task.voided', id, { kind: 'call_requester' });
  }
  return kept;
}

const endData = (end: TaskEnd) => (end.endedAs === 'told' ? { how: 'told', messageId: end.toldBy } : {});

function newBreaches(known: readonly KnownTask[], { late }: TaskNews): Clock[] {
  const has = (clock: Clock) =>
    known.some(({ breaches }) => breaches.some((one) => one.metric === clock.metric && one.cycle === clock.cycle));
  return late.filter((clock) => isFelt(clock) && !has(clock));
}

/** What did not arrive told nobody. What was void because nobody waited is owed again where the lateness goes on. */
function comesBack(known: readonly KnownTask[], { cameBack, clocks, wasOver, isOver }: TaskNews): string[] {
  const goesOn = ({ breaches }: KnownTask) =>
    breaches.some(({ metric, cycle }) =>
      clocks.some((clock) => clock.metric === metric && clock.cycle === cycle && isOpen(clock)),
    );
  return known
    .filter(
      (task) =>
        (task.endedAs === 'told' && task.toldBy !== null && cameBack.includes(task.toldBy)) ||
        (task.endedAs === 'void' && wasOver && !isOver && goesOn(task)),
    )
    .map(({ id }) => id);
}

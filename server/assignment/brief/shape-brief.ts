// The brief as people read it: a record and what its ids stand for. Nothing is asked for here, so that the brief of this
// moment and one that was frozen years ago are made the same way.

import type { BriefView, FrozenView, NextActionView, QuoteView } from '../../../contract/hand-over/brief.ts';
import { priorityName } from '../../tickets/ticket.ts';
import { instantText } from '../../tickets/ticket-view.ts';
import type { Action, BriefRecord, BriefWords, Quote } from './brief-record.ts';

export type BriefFrame = {
  number: string;
  asOf: Date;
  frozen: FrozenView | null;
  synthesis: BriefView['synthesis'];
  versions: FrozenView[];
};

const mostOfProblem = 2000;
const mostOfStep = 320;

export function shapeBrief(record: BriefRecord, words: BriefWords, frame: BriefFrame): BriefView {
  const quote = (id: string | null, most = mostOfProblem): QuoteView | null => {
    const found = id ? words.quotes[id] : undefined;
    return found ? shorten(found, most) : null;
  };
  const acting = record.coverId ?? record.assigneeId;
  return {
    number: frame.number,
    asOf: frame.asOf.toISOString(),
    frozen: frame.frozen,
    impact: {
      status: record.status,
      priority: priorityName(record.priority),
      kind: record.kind,
      promise: record.promise && { ...record.promise, dueAt: instantText(record.promise.dueAt) },
      clocks: record.clocks.map(({ metric, dueAt, breachedAt }) => ({
        metric,
        dueAt: at(dueAt),
        lateSince: at(breachedAt),
      })),
      dateAsked: at(record.dateAsked),
    },
    summary: {
      requester: words.requester,
      channel: record.channel,
      language: record.language,
      openedAt: instantText(record.openedAt),
      problem: quote(record.problem),
      lastWord: record.lastWord === record.problem ? null : quote(record.lastWord),
    },
    actions: {
      nextAction: words.nextAction && shapeAction(words.nextAction, acting, words.people),
      asked: quote(record.question),
      waitsFor: record.waits && words.waitsFor && { ...words.waitsFor, since: instantText(record.waits.since) },
      tasks: record.tasks.map(({ kind, madeAt }) => ({ kind, madeAt: instantText(madeAt) })),
    },
    situation: {
      done: record.done.flatMap(({ message, by }) => {
        const said = quote(message, mostOfStep);
        // What stands above already as their last word, or as our question, is not said twice.
        return said && message !== record.lastWord && message !== record.question ? [{ ...said, by }] : [];
      }),
      solved: record.solved.map((one) => ({
        at: instantText(one.at),
        reopenedAt: instantText(one.reopenedAt),
        what: words.solved.find(({ sequence }) => sequence === one.sequence)?.what ?? '',
      })),
      promises: record.promises.map((one) => ({ ...one, dueAt: instantText(one.dueAt), endedAt: at(one.endedAt) })),
      contingency: words.contingency && { ...words.contingency, at: instantText(words.contingency.at) },
      holders: (record.stints ?? []).map(({ personId, at: from, why }) => ({
        person: { id: personId, name: words.people[personId] ?? '–' },
        at: instantText(from),
        why,
      })),
    },
    synthesis: frame.synthesis,
    versions: frame.versions,
  };
}

/** What has no owner of its own lies with whoever acts on the ticket. */
export function shapeAction(action: Action, acting: string | null, people: Record<string, string>): NextActionView {
  const { ownerId, ...rest } = action;
  const id = ownerId ?? acting;
  return {
    ...rest,
    owner: id ? { id, name: people[id] ?? '–' } : null,
    named: ownerId !== null,
    dueAt: instantText(action.dueAt),
    madeAt: instantText(action.madeAt),
    endedAt: at(action.endedAt),
  };
}

const at = (value: string | null): string | null => value && instantText(value);

const shorten = ({ text, ...quote }: Quote, most: number): QuoteView => {
  const cut = text.length > most;
  return { ...quote, at: instantText(quote.at), text: cut ? `${text.slice(0, most).trimEnd()}…` : text, cut };
};

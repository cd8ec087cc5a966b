// The record. An event is written in the same statement as the rows it is about, and everything that follows (reactions,
// live updates, the timeline) reads it from there.

import type { Compilable } from 'kysely';
import type { Context } from './context.ts';
import { insertRows, json } from './database.ts';

export type Audience = 'public' | 'internal' | 'restricted';

export type NewEvent = {
  /** `noun.past-verb`, as in `assignee.changed`. */
  kind: `${string}.${string}`;
  ticketId?: number;
  subjectId?: string;
  /** Who may see it in a timeline; `internal` when left out. */
  audience?: Audience;
  /** Ids and codes only, never text that a person wrote. */
  data?: Record<string, unknown>;
};

export type StoredEvent = {
  sequence: number;
  kind: string;
  at: Date;
  actorId: string | null;
  ticketId: number | null;
  subjectId: string | null;
  data: Record<string, unknown>;
};

/** The statement that records `events` as done by the context's actor at its time. */
export function record(ctx: Context, events: readonly NewEvent[]): Compilable {
  return insertRows(
    'event',
    events.map((event) => ({
      kind: event.kind,
      at: ctx.now,
      actorId: ctx.actor.personId,
      ticketId: event.ticketId ?? null,
      subjectId: event.subjectId ?? null,
      audience: event.audience ?? 'internal',
      data: json(event.data ?? {}),
    })),
  );
}

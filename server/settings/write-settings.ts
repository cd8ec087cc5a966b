// The statements that write settings. Every change leaves a trace of what it was before.

import type { Compilable } from 'kysely';
import type { Context } from '../platform/context.ts';
import { json, write } from '../platform/database.ts';
import type { Desk } from './desk.ts';

export const markSetUp = (ctx: Context, desk: { name: string; defaultLocale: string }, personId: string): Compilable =>
  write.updateTable('desk').set({ ...desk, setUpAt: ctx.now, setUpBy: personId });

type DeskChange = Partial<Pick<Desk, 'name' | 'defaultLocale'> & { servesUnscanned: boolean }>;

export const changeDesk = (change: DeskChange): Compilable =>
  write.updateTable('desk').set((row) => ({ ...change, version: row('version', '+', 1) }));

/** Since when mail can leave; null: it waits in the Outbox. */
export const noteOutgoing = (since: Date | null): Compilable => write.updateTable('desk').set({ outgoingSince: since });

/** For whoever has chosen none; null: none. */
export const setDeskQuietHours = (minutes: { fromMinute: number; untilMinute: number } | null): Compilable =>
  write
    .updateTable('desk')
    .set({ quietFromMinute: minutes?.fromMinute ?? null, quietUntilMinute: minutes?.untilMinute ?? null });

export const noteChange = (ctx: Context, what: string, before: unknown, after: unknown): Compilable =>
  write.insertInto('settingChange').values({
    id: ctx.newId(),
    what,
    before: json(before),
    after: json(after),
    changedBy: ctx.actor.personId,
    changedAt: ctx.now,
  });

export type NewMailbox = {
  id: string;
  address: string;
  displayName: string;
  teamId: string | null;
  locale: string | null;
  isDefault: boolean;
};

export const insertMailbox = (ctx: Context, mailbox: NewMailbox): Compilable =>
  write.insertInto('mailbox').values({ ...mailbox, createdAt: ctx.now });

export const deleteMailbox = (id: string): Compilable => write.deleteFrom('mailbox').where('id', '=', id);

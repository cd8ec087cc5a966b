// The statements that write duty schedules, their overrides, the gaps that were told, and the addresses of feeds.

import { type Compilable, sql } from 'kysely';
import type { Context } from '../platform/context.ts';
import { json, write } from '../platform/database.ts';
import type { Layer } from './rotation.ts';
import type { DutyVersion } from './schedule.ts';

export type NewSchedule = { id: string; name: string; teamId: string | null };
export const insertSchedule = (ctx: Context, schedule: NewSchedule): Compilable =>
  write.insertInto('dutySchedule').values({ ...schedule, createdBy: ctx.actor.personId, createdAt: ctx.now });

export const renameSchedule = (id: string, name: string): Compilable =>
  write.updateTable('dutySchedule').set({ name }).where('id', '=', id);

export const retireSchedule = (ctx: Context, id: string): Compilable[] => [
  write.updateTable('dutySchedule').set({ retiredAt: ctx.now }).where('id', '=', id),
  forgetGaps(id),
];

export type NewDutyVersion = {
  scheduleId: string;
  number: number;
  layers: readonly Layer[];
  wanted: DutyVersion['wanted'];
};
/** In force from now on. */
export const insertVersion = (ctx: Context, { layers, wanted, ...rest }: NewDutyVersion): Compilable =>
  write.insertInto('dutyVersion').values({
    ...rest,
    layers: json(layers),
    wanted: wanted && json(wanted),
    fromAt: ctx.now,
    madeBy: ctx.actor.personId,
  });

export type NewOverride = { id: string; scheduleId: string; personId: string; fromAt: Date; toAt: Date };
export const insertOverride = (ctx: Context, override: NewOverride): Compilable =>
  write.insertInto('dutyOverride').values({ ...override, saidBy: ctx.actor.personId, saidAt: ctx.now });

export const takeBackOverrideRow = (ctx: Context, id: string): Compilable =>
  write.updateTable('dutyOverride').set({ state: 'taken_back', endedAt: ctx.now }).where('id', '=', id);

/** What has passed is no longer read with every ticket that opens. */
export const endOverrides = (ctx: Context): Compilable =>
  write
    .updateTable('dutyOverride')
    .set({ state: 'over', endedAt: sql<Date>`to_at` })
    .where('state', '=', 'stands')
    .where('toAt', '<=', ctx.now);

export type ToldGap = { scheduleId: string; fromAt: Date; toAt: Date; goesOn: boolean; toldAt: Date };
export const forgetGaps = (scheduleId: string): Compilable =>
  write.deleteFrom('dutyGap').where('scheduleId', '=', scheduleId);

export const insertGaps = (gaps: readonly ToldGap[]): Compilable | undefined =>
  gaps.length > 0 ? write.insertInto('dutyGap').values([...gaps]) : undefined;

/** Another serial number: the address that was known before is void. */
export const renewFeed = (ctx: Context, personId: string): Compilable =>
  write
    .insertInto('dutyFeed')
    .values({ personId, serial: 1, madeAt: ctx.now })
    .onConflict((conflict) =>
      conflict.column('personId').doUpdateSet((row) => ({
        serial: sql<number>`${row.ref('dutyFeed.serial')} + 1`,
        madeAt: ctx.now,
        endedAt: null,
      })),
    );

export const endFeed = (ctx: Context, personId: string): Compilable =>
  write.updateTable('dutyFeed').set({ endedAt: ctx.now }).where('personId', '=', personId);

// A duty schedule is added, arranged anew, ended, or overridden for a time. What was arranged before stays written: a change
// is a new version that counts from now on.

import { sql } from 'kysely';
import { compileCalendar } from '../../calendars/calendar.ts';
import { mustBeZone } from '../../calendars/zone.ts';
import { type Layer, readLayer } from '../../duty/rotation.ts';
import type { DutyVersion } from '../../duty/schedule.ts';
import {
  insertOverride,
  insertSchedule,
  insertVersion,
  renameSchedule,
  retireSchedule,
  takeBackOverrideRow,
} from '../../duty/write-duty.ts';
import type { Context } from '../../platform/context.ts';
import { type Database, inTransaction, together } from '../../platform/database.ts';
import { conflict, invalid, notFound } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { noteChange } from '../../settings/write-settings.ts';
import { findOnDuty, mustArrangeDuty } from './may-arrange.ts';

export type Arranged = { name: string; layers: readonly Layer[]; wanted: DutyVersion['wanted'] };

/** @returns its id. @throws Forbidden, NotFound, Invalid, Conflict (a schedule is called so) */
export async function addDuty(ctx: Context, input: Arranged & { teamId: string | null }): Promise<string> {
  mustArrangeDuty(ctx.actor, input.teamId);
  await mustBeMeant(ctx, input);
  return inTransaction(ctx.tx, async (tx) => {
    if (input.teamId !== null) await mustBeTeam(tx, input.teamId);
    await claimName(tx, input.name, null);
    const { name, teamId, layers, wanted } = input;
    const id = ctx.newId();
    await together(tx, [
      insertSchedule(ctx, { id, name, teamId }),
      insertVersion(ctx, { scheduleId: id, number: 1, layers, wanted }),
      noteChange(ctx, 'duty', null, { id, name, teamId, layers, wanted }),
      record(ctx, [{ kind: 'duty.added', subjectId: id, data: { teamId } }]),
    ]);
    return id;
  });
}

/** @throws Forbidden, NotFound, Invalid, Conflict (a schedule is called so, or somebody has arranged it meanwhile) */
export async function changeDuty(
  ctx: Context,
  input: Arranged & { id: string; version?: number | undefined },
): Promise<void> {
  await inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const known = await holdSchedule(here, input.id);
    if (input.version !== undefined && input.version !== known.number)
      throw conflict('Somebody has arranged this duty meanwhile. Look at it again.');
    await mustBeMeant(here, input);
    if (input.name !== known.name) await claimName(tx, input.name, input.id);
    const { id, name, layers, wanted } = input;
    await together(tx, [
      renameSchedule(id, name),
      insertVersion(ctx, { scheduleId: id, number: known.number + 1, layers, wanted }),
      noteChange(ctx, 'duty', known, { id, name, layers, wanted }),
      record(ctx, [{ kind: 'duty.arranged', subjectId: id, data: { number: known.number + 1 } }]),
    ]);
  });
}

/** @throws Forbidden, NotFound */
export function retireDuty(ctx: Context, id: string): Promise<void> {
  return inTransaction(ctx.tx, async (tx) => {
    const known = await holdSchedule({ ...ctx, tx }, id);
    await together(tx, [
      ...retireSchedule(ctx, id),
      noteChange(ctx, 'duty', known, null),
      record(ctx, [{ kind: 'duty.retired', subjectId: id }]),
    ]);
  });
}

export type OverrideDuty = { id: string; person: string; from: Date; to: Date };
const longestDays = 92;

/** @returns the override's id and whose it is. @throws Forbidden, NotFound, Invalid */
export function overrideDuty(
  ctx: Context,
  input: OverrideDuty,
): Promise<{ id: string; person: { id: string; name: string } }> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    await holdSchedule(here, input.id);
    const { id: personId, name } = await findOnDuty(here, input.person);
    if (input.to <= input.from) throw invalid('The end must lie after the beginning.');
    if (input.to <= ctx.now) throw invalid('What has passed is no longer arranged.');
    if (input.to.getTime() - input.from.getTime() > longestDays * 86_400_000)
      throw invalid('An override lasts {days} days at most; arrange the layers anew for longer.', {
        days: longestDays,
      });
    const id = ctx.newId();
    await together(tx, [
      insertOverride(ctx, { id, scheduleId: input.id, personId, fromAt: input.from, toAt: input.to }),
      record(ctx, [
        {
          kind: 'duty.overridden',
          subjectId: personId,
          data: { scheduleId: input.id, overrideId: id, fromAt: input.from, toAt: input.to },
        },
      ]),
    ]);
    return { id, person: { id: personId, name } };
  });
}

/** @throws Forbidden, NotFound */
export function takeBackOverride(ctx: Context, id: string): Promise<void> {
  return inTransaction(ctx.tx, async (tx) => {
    const override = await tx
      .selectFrom('dutyOverride')
      .select(['scheduleId', 'personId', 'toAt', 'state'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (override?.state !== 'stands') throw notFound('There is no such override.');
    await holdSchedule({ ...ctx, tx }, override.scheduleId);
    if (override.toAt <= ctx.now) throw invalid('What has passed is no longer arranged.');
    const data = { scheduleId: override.scheduleId, overrideId: id };
    await together(tx, [
      takeBackOverrideRow(ctx, id),
      record(ctx, [{ kind: 'duty.override_taken_back', subjectId: override.personId, data }]),
    ]);
  });
}

type Known = Arranged & { id: string; teamId: string | null; number: number };

/** Held until the transaction ends. @throws NotFound, Forbidden */
async function holdSchedule(ctx: Context, id: string): Promise<Known> {
  const { rows } = await sql<Known>`
    select s.id, s.name, s.team_id, v.number, v.layers, v.wanted from duty_schedule s
      cross join lateral (select * from duty_version where schedule_id = s.id order by number desc limit 1) v
     where s.id = ${id} and s.retired_at is null for update of s`.execute(ctx.tx);
  const known = rows[0];
  if (!known) throw notFound('There is no such duty schedule.');
  mustArrangeDuty(ctx.actor, known.teamId);
  return known;
}

/** @throws Invalid, NotFound */
export async function mustBeMeant(
  ctx: Context,
  { layers, wanted }: Pick<Arranged, 'layers' | 'wanted'>,
): Promise<void> {
  for (const layer of layers) {
    mustBeZone(layer.tz);
    readLayer(layer);
    if (new Set(layer.people).size < layer.people.length) throw invalid('In one layer everybody stands once.');
  }
  if (wanted) {
    mustBeZone(wanted.tz);
    compileCalendar(wanted);
  }
  for (const id of new Set(layers.flatMap(({ people }) => people))) await findOnDuty(ctx, id);
}

async function mustBeTeam(tx: Database, teamId: string): Promise<void> {
  const team = await tx.selectFrom('team').select('id').where('id', '=', teamId).executeTakeFirst();
  if (!team) throw notFound('There is no such team.');
}

/** @throws Conflict */
async function claimName(tx: Database, name: string, ownId: string | null): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('duty schedules', 7355608))`.execute(tx);
  const { rows } = await sql`select 1 from duty_schedule
    where lower(name) = lower(${name}) and retired_at is null and id is distinct from ${ownId}::uuid`.execute(tx);
  if (rows.length > 0) throw conflict('There is a duty schedule called “{name}” already.', { name });
}

// Duty as the API shows it: schedules with who is on duty now, the lines of each over a time, gaps, and one's own turns.

import { sql } from 'kysely';
import type { DutyGapView, DutyLinesView, DutyScheduleView, DutyTurnView } from '../../../contract/duty/duty.ts';
import { gapsOf, type KnownSchedule, readSchedules, turnsOf } from '../../duty/read-duty.ts';
import type { Layer } from '../../duty/rotation.ts';
import { type DutyVersion, layerOver, type Turn } from '../../duty/schedule.ts';
import type { Context } from '../../platform/context.ts';
import type { Database } from '../../platform/database.ts';
import { invalid, notFound } from '../../platform/errors.ts';
import { mayArrangeDuty } from './may-arrange.ts';

/** How far ahead gaps are looked for. */
export const gapDays = 30;
const ownDays = 90;
const longestDays = 70;
const dayMs = 86_400_000;
const after = (now: Date, days: number): Date => new Date(now.getTime() + days * dayMs);
const iso = (ms: number): string => new Date(ms).toISOString();

export async function listDuty(ctx: Context, id?: string): Promise<DutyScheduleView[]> {
  const known = await readSchedules(ctx.tx, id ? sql`s.id = ${id}::uuid` : sql`true`);
  const teams = await readTeams(ctx.tx);
  return known.map((one) => {
    const { layers, wanted } = one.schedule.versions.at(-1)!;
    const [turn] = turnsOf(one, ctx.now, after(ctx.now, gapDays));
    const person = turn?.personId ? one.people.get(turn.personId) : undefined;
    return {
      id: one.id,
      name: one.name,
      team: teams.get(one.teamId ?? '') ?? null,
      version: one.number,
      layers: layers.map((layer) => ({ ...layer, people: [...layer.people] })) as DutyScheduleView['layers'],
      wanted: wanted as DutyScheduleView['wanted'],
      now: person ? { person: { id: person.id, name: person.name }, until: iso(turn!.toMs) } : null,
      gaps: gapsOf(one, ctx.now, after(ctx.now, gapDays)).length,
      mayChange: mayArrangeDuty(ctx.actor, one.teamId),
    };
  });
}

/** @throws NotFound, Invalid */
export async function viewTurns(ctx: Context, id: string, from: Date, to: Date): Promise<DutyLinesView> {
  const [known] = await readSchedules(ctx.tx, sql`s.id = ${id}::uuid`, from < ctx.now ? from : null);
  if (!known) throw notFound('There is no such duty schedule.');
  return linesOf(known, from, to);
}

export type Draft = { id?: string | undefined; layers: readonly Layer[]; wanted: DutyVersion['wanted'] };

/** As it would be from now on; overrides and absences count as they are. @throws NotFound, Invalid */
export async function previewTurns(ctx: Context, draft: Draft, from: Date, to: Date): Promise<DutyLinesView> {
  const [stored] = draft.id ? await readSchedules(ctx.tx, sql`s.id = ${draft.id}::uuid`) : [];
  if (draft.id && !stored) throw notFound('There is no such duty schedule.');
  const people = await readDraftPeople(ctx.tx, draft.layers, stored);
  const version = { fromMs: 0, layers: draft.layers, wanted: draft.wanted };
  const schedule = { versions: [version], overrides: stored?.schedule.overrides ?? [] };
  return linesOf({ schedule, away: [...(stored?.away ?? []), ...people.away], names: people.names }, from, to);
}

type Drawn = Pick<KnownSchedule, 'schedule' | 'away'> & { names: ReadonlyMap<string, string> };

function linesOf(known: KnownSchedule | Drawn, from: Date, to: Date): DutyLinesView {
  if (!(from < to)) throw invalid('The end must lie after the beginning.');
  if (to.getTime() - from.getTime() > longestDays * dayMs)
    throw invalid('Up to {days} days are shown at once.', { days: longestDays });
  const names = 'names' in known ? known.names : new Map([...known.people].map(([id, { name }]) => [id, name]));
  const shown = (turns: readonly Turn[]): DutyTurnView[] =>
    turns.map(({ fromMs, toMs, personId, by }) => ({
      from: iso(fromMs),
      to: iso(toMs),
      person: personId === null ? null : { id: personId, name: names.get(personId) ?? '–' },
      by,
    }));
  const { schedule, away } = known;
  const [fromMs, toMs] = [from.getTime(), to.getTime()];
  const { layers } = schedule.versions.at(-1)!;
  const person = (id: string) => ({ id, name: names.get(id) ?? '–' });
  return {
    from: from.toISOString(),
    to: to.toISOString(),
    result: shown(turnsOf(known, from, to)),
    layers: layers.map((layer) => ({ name: layer.name, turns: shown(layerOver(layer, away, fromMs, toMs)) })),
    overrides: schedule.overrides
      .filter((one) => one.fromMs < toMs && one.toMs > fromMs)
      .map((one) => ({ id: one.id, person: person(one.personId), from: iso(one.fromMs), to: iso(one.toMs) })),
    gaps: gapsOf(known, from, to).map((gap) => ({ from: iso(gap.fromMs), to: iso(gap.toMs) })),
  };
}

export async function listGaps(ctx: Context): Promise<DutyGapView[]> {
  const known = await readSchedules(ctx.tx);
  const teams = await readTeams(ctx.tx);
  return known
    .flatMap((one) =>
      gapsOf(one, ctx.now, after(ctx.now, gapDays)).map(({ fromMs, toMs }) => ({
        schedule: { id: one.id, name: one.name },
        team: teams.get(one.teamId ?? '') ?? null,
        from: iso(fromMs),
        to: iso(toMs),
      })),
    )
    .sort((one, other) => one.from.localeCompare(other.from));
}

export type OwnTurn = { schedule: { id: string; name: string }; fromMs: number; toMs: number };

/** Of one person, the nearest first; what runs now and what has just been are among them. */
export async function turnsOfPerson(tx: Database, personId: string, now: Date, daysBack = 0): Promise<OwnTurn[]> {
  const since = after(now, -daysBack);
  const known = await readSchedules(tx, sql`true`, daysBack > 0 ? since : null);
  return known
    .filter(({ people }) => people.has(personId))
    .flatMap((one) =>
      joinedTurns(turnsOf(one, since, after(now, ownDays)).filter((turn) => turn.personId === personId)).map(
        (turn) => ({
          schedule: { id: one.id, name: one.name },
          ...turn,
        }),
      ),
    )
    .sort((one, other) => one.fromMs - other.fromMs);
}

/** On duty by a layer and then by another is one turn to whoever has it. */
function joinedTurns(turns: readonly Turn[]): { fromMs: number; toMs: number }[] {
  const joined: { fromMs: number; toMs: number }[] = [];
  for (const { fromMs, toMs } of turns) {
    const last = joined.at(-1);
    if (last?.toMs === fromMs) last.toMs = toMs;
    else joined.push({ fromMs, toMs });
  }
  return joined;
}

async function readTeams(tx: Database): Promise<Map<string, { id: string; name: string }>> {
  const teams = await tx.selectFrom('team').select(['id', 'name']).execute();
  return new Map(teams.map((team) => [team.id, team]));
}

async function readDraftPeople(tx: Database, layers: readonly Layer[], stored: KnownSchedule | undefined) {
  const ids = [...new Set(layers.flatMap(({ people }) => people))];
  const { rows } = await sql<{ id: string; name: string; fromAt: Date | null; toAt: Date | null }>`
    select p.id, p.name, a.from_at, a.to_at from person p
      left join absence a on a.person_id = p.id and a.state in ('planned', 'running')
     where p.id = any(${ids}::uuid[])`.execute(tx);
  const names = new Map([...(stored?.people ?? [])].map(([id, { name }]) => [id, name]));
  for (const row of rows) names.set(row.id, row.name);
  const away = rows.flatMap(({ id, fromAt, toAt }) =>
    fromAt ? [{ personId: id, fromMs: fromAt.getTime(), toMs: toAt?.getTime() ?? null }] : [],
  );
  return { names, away };
}

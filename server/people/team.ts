// A team has a lead, always: whoever else is away, the lead is the person a ticket falls back on.

import { type Compilable, type RawBuilder, sql } from 'kysely';
import type { Context } from '../platform/context.ts';
import { type Database, write } from '../platform/database.ts';
import { conflict, notFound } from '../platform/errors.ts';

export type TeamPeople = {
  id: string;
  name: string;
  example: boolean;
  /** Who has untaken tickets where no schedule says who is on duty: the duty agent if they are here, else the lead. Always active. */
  standing: TeamPerson;
  lead: TeamPerson;
};
export type TeamPerson = { id: string; name: string; publicName: string | null; email: string | null };

export type TeamJson = {
  id: string;
  name: string;
  example: boolean;
  lead: TeamPerson & { away: boolean };
  duty: (TeamPerson & { state: string; away: boolean }) | null;
  /** Its own working time, as arithmetic reads it; null: the desk's. */
  calendar: unknown;
  calendarRef: { id: string; latest: number } | null;
};

// A subquery by key is read by its index whatever the planner believes of the table's size; joins of tables that nobody
// has counted yet were read whole, once for every ticket.
const personJson = (
  id: string,
) => sql`(select json_build_object('id', p.id, 'name', p.name, 'publicName', p.public_name,
           'state', p.state, 'away', exists (select 1 from absence w where w.person_id = p.id and w.state = 'running'), 'email', (select value from address where person_id = p.id order by preferred desc, created_at limit 1))
    from person p where p.id = ${sql.ref(`t.${id}`)})`;

/** The team (the default one when `teamId` is null) as one JSON value; `teamFrom` reads it. */
export const teamJson = (teamId: string | null): RawBuilder<TeamJson> => sql`(
  select json_build_object('id', t.id, 'name', t.name, 'example', t.example,
           'lead', ${personJson('lead_id')}, 'duty', ${personJson('duty_id')},
           'calendar', (select c.input from calendar c where c.id = t.calendar_id),
           'calendarRef', (select json_build_object('id', c.id, 'latest', c.latest) from calendar c where c.id = t.calendar_id))
    from team t where ${teamId === null ? sql`t.is_default` : sql`t.id = ${teamId}::uuid`})`;

/** @throws NotFound when there is no such team. */
export function teamFrom(row: TeamJson | null | undefined): TeamPeople {
  if (!row) throw notFound('There is no such team.');
  // Where both are away the lead has it, and a sweep finds who stands in.
  const duty = row.duty?.state === 'active' && (!row.duty.away || row.lead.away) ? row.duty : null;
  return { ...row, standing: duty ?? row.lead };
}

export type NewTeam = {
  id: string;
  name: string;
  leadId: string;
  dutyId?: string | null;
  isDefault?: boolean;
  example?: boolean;
};

export const insertTeam = (ctx: Context, team: NewTeam): Compilable =>
  write.insertInto('team').values({ ...team, createdAt: ctx.now });

/** Null: the desk's own calendar counts for its tickets. */
export const setTeamCalendar = (teamId: string, calendarId: string | null): Compilable =>
  write.updateTable('team').set({ calendarId }).where('id', '=', teamId);

export const insertMembership = (ctx: Context, teamId: string, personId: string): Compilable =>
  write
    .insertInto('membership')
    .values({ teamId, personId, joinedAt: ctx.now })
    .onConflict((conflict) => conflict.doNothing());

/** Hands every team that `fromId` leads to `toId`, and empties the duty that `fromId` has. */
export const replaceLead = (fromId: string, toId: string): Compilable[] => [
  write
    .updateTable('team')
    .set((row) => ({
      leadId: row.case().when('leadId', '=', fromId).then(toId).else(row.ref('leadId')).end(),
      dutyId: row.case().when('dutyId', '=', fromId).then(null).else(row.ref('dutyId')).end(),
    }))
    .where((row) => row.or([row('leadId', '=', fromId), row('dutyId', '=', fromId)])),
];

/** They are on duty nowhere; what is new comes to the leads. */
export const emptyDuties = (personId: string): Compilable =>
  write.updateTable('team').set({ dutyId: null }).where('dutyId', '=', personId);

export const deleteMemberships = (personId: string): Compilable =>
  write.deleteFrom('membership').where('personId', '=', personId);

export const deleteMembership = (teamId: string, personId: string): Compilable =>
  write.deleteFrom('membership').where('teamId', '=', teamId).where('personId', '=', personId);

export type TeamChange = { name?: string | undefined; leadId?: string | undefined; dutyId?: string | null | undefined };

/** `change` names at least one field. */
export const changeTeamRow = (teamId: string, change: TeamChange): Compilable =>
  write.updateTable('team').set(change).where('id', '=', teamId);

export type TeamRow = { id: string; name: string; leadId: string; dutyId: string | null };

/** The team's row, held until the transaction ends. @throws NotFound */
export async function holdTeam(tx: Database, teamId: string): Promise<TeamRow> {
  const row = await tx
    .selectFrom('team')
    .select(['id', 'name', 'leadId', 'dutyId'])
    .where('id', '=', teamId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound('There is no such team.');
  return row;
}

/**
 * Two teams of one name cannot be told apart in a list. Until the transaction ends nobody else names a team.
 * @throws Conflict (another team is called so, in capitals or not)
 */
export async function claimTeamName(tx: Database, name: string, ownId: string | null = null): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('team names', 7355608))`.execute(tx);
  const { rows } = await sql<{ name: string }>`
    select name from team where lower(name) = lower(${name}) and id is distinct from ${ownId}::uuid limit 1`.execute(
    tx,
  );
  if (rows[0]) throw conflict('There is a team called “{name}” already.', { name: rows[0].name });
}

/** The teams that this person leads, by name. */
export function teamsLedBy(tx: Database, personId: string): Promise<{ id: string; name: string }[]> {
  return tx.selectFrom('team').select(['id', 'name']).where('leadId', '=', personId).orderBy('name').execute();
}

/** Their rows stay as they are until the transaction ends: nobody's role changes while they are made lead or put on duty. */
export async function holdPersons(tx: Database, ids: readonly string[]): Promise<void> {
  await sql`select 1 from person where id = any(${[...ids]}::uuid[]) order by id for no key update`.execute(tx);
}

/** An active administrator who is none of `except`; the one longest with us first. Null when there is none. */
export async function findAdministrator(tx: Database, except: readonly string[]): Promise<TeamPerson | null> {
  const { rows } = await sql<TeamPerson>`
    select p.id, p.name, p.public_name,
           (select value from address where person_id = p.id order by preferred desc, created_at limit 1) as email
      from role_grant g join person p on p.id = g.person_id
     where g.role = 'administrator' and p.state = 'active' and p.id <> all(${[...except]}::uuid[])
     order by p.created_at limit 1`.execute(tx);
  return rows[0] ?? null;
}

/**
 * Their rows stay as they are until the transaction ends: two administrators cannot end each other's access, and whoever is
 * about to give this person a ticket waits. Always in the order of ids.
 */
export async function holdAdministratorsAnd(tx: Database, personId: string): Promise<void> {
  await sql`
    select 1 from person where id = ${personId}::uuid or id in (select person_id from role_grant where role = 'administrator')
     order by id for no key update`.execute(tx);
}

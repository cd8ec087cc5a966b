// Who acts: from an API key or a session cookie to the person with roles and teams, in one query.

import type { FastifyRequest } from 'fastify';
import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../platform/context.ts';
import type { Database } from '../platform/database.ts';
import { keyPrefix } from './api-key.ts';
import { cookieName, hashOf } from './session.ts';

type ActorRow = {
  personId: string;
  name: string;
  kind: 'requester' | 'agent' | 'outsider';
  door: 'desk' | 'portal' | 'api';
  roles: string[];
  teamIds: string[];
  ledTeamIds: string[];
};

/** What a request shows of who asks: an API key, else the cookie of a session. Neither is looked up yet. */
export function tokenOf(request: FastifyRequest): { token: string; byKey: boolean } | null {
  const key = /^Bearer (\S{20,200})$/.exec(request.headers.authorization ?? '')?.[1];
  const token = key ?? request.cookies[cookieName];
  return token ? { token, byKey: key !== undefined } : null;
}

/** @returns null when the token is unknown, revoked or expired, or its person no longer works here. */
export async function findActor(tx: Database, token: string, now: Date): Promise<Actor | null> {
  const hash = hashOf(token);
  const source = token.startsWith(keyPrefix)
    ? sql`select person_id, 'api' as door from api_key where key_hash = ${hash} and revoked_at is null`
    : sql`select person_id, door from session where token_hash = ${hash} and expires_at > ${now}`;
  return readActor(tx, source);
}

/** The actor of a person who is known to be the one, as for the command line and the example company. */
export async function actorOf(tx: Database, personId: string, door: 'desk' | 'portal' = 'desk'): Promise<Actor | null> {
  return readActor(tx, sql`select ${personId}::uuid as person_id, ${door}::text as door`);
}

async function readActor(tx: Database, source: RawBuilder<unknown>): Promise<Actor | null> {
  const { rows } = await sql<ActorRow>`
    select p.id as person_id, p.name, p.kind, s.door,
           array(select role from role_grant where person_id = p.id) as roles,
           array(select team_id from membership where person_id = p.id) as team_ids,
           array(select id from team where lead_id = p.id) as led_team_ids
      from (${source}) s join person p on p.id = s.person_id where p.state = 'active'`.execute(tx);
  const row = rows[0];
  if (!row) return null;
  // Whoever came in by the portal acts as a requester there, agents too.
  const isAgent = row.door !== 'portal' && row.kind === 'agent' && row.roles.length > 0;
  return {
    kind: isAgent ? 'agent' : 'requester',
    personId: row.personId,
    name: row.name,
    roles: new Set(isAgent ? row.roles : []),
    teamIds: row.teamIds,
    ledTeamIds: row.ledTeamIds,
  };
}

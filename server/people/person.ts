// A person is anybody the desk deals with: who asks (requester), who answers (agent), or who is written to on the side
// (outsider). A person has any number of addresses; an address belongs to one person.

import type { Compilable } from 'kysely';
import type { Context } from '../platform/context.ts';
import { write } from '../platform/database.ts';

export type PersonKind = 'requester' | 'agent' | 'outsider';

export type NewPerson = {
  id: string;
  kind: PersonKind;
  name: string;
  publicName?: string | null;
  title?: string | null;
  locale?: string | null;
  zone?: string | null;
  organisationId?: string | null;
  example?: boolean;
};

export const insertPerson = (ctx: Context, person: NewPerson): Compilable =>
  write.insertInto('person').values({ ...person, createdAt: ctx.now });

export type NewAddress = { id: string; personId: string; value: string; verifiedHow?: string };

export const insertAddress = (ctx: Context, address: NewAddress): Compilable =>
  write.insertInto('address').values({
    id: address.id,
    personId: address.personId,
    channel: 'email',
    value: address.value,
    createdAt: ctx.now,
    ...(address.verifiedHow ? { verifiedAt: ctx.now, verifiedHow: address.verifiedHow } : {}),
  });

export const markAddressVerified = (ctx: Context, addressId: string, how: string): Compilable =>
  write
    .updateTable('address')
    .set({ verifiedAt: ctx.now, verifiedHow: how })
    .where('id', '=', addressId)
    .where('verifiedAt', 'is', null);

/** By the address itself, for whoever knows only where a mail went. What may pass does not hide that it is broken. */
export const setHealthByEmail = (
  ctx: Context,
  email: string,
  health: 'soft_failure' | 'failed',
  { reason, said }: { reason: string; said: string },
): Compilable =>
  write
    .updateTable('address')
    .set({ health, healthAt: ctx.now, healthReason: reason, healthSaid: said })
    .where('channel', '=', 'email')
    .where('value', '=', email)
    .where((row) => row.or([row('health', '<>', 'failed'), row.val(health === 'failed')]));

/** A person writes there all the same: until it comes back again, the desk does so too. */
export const setAddressToTry = (ctx: Context, email: string): Compilable =>
  write
    .updateTable('address')
    .set({ health: 'soft_failure', healthAt: ctx.now })
    .where('channel', '=', 'email')
    .where('value', '=', email)
    .where('health', '=', 'failed');

/** Somebody says so, or wrote from it and could show that it is theirs. */
export const setAddressWell = (ctx: Context, email: string): Compilable =>
  write
    .updateTable('address')
    .set({ health: 'good', healthAt: ctx.now, healthReason: null, healthSaid: null })
    .where('channel', '=', 'email')
    .where('value', '=', email)
    .where('health', '<>', 'good');

export const setPersonState = (personId: string, state: 'active' | 'deactivated'): Compilable =>
  write.updateTable('person').set({ state }).where('id', '=', personId);

/** What is left out stays as it is. */
export type PersonChange = {
  name?: string | undefined;
  publicName?: string | null | undefined;
  title?: string | null | undefined;
  locale?: string | undefined;
  zone?: string | null | undefined;
  /** Who said the zone of a requester. */
  zoneFrom?: 'browser' | 'requester' | 'agent' | null | undefined;
};

/** `change` names at least one field. */
export const changePerson = (personId: string, change: PersonChange): Compilable =>
  write.updateTable('person').set(change).where('id', '=', personId);

/** The name that requesters read. */
export const publicNameOf = (person: { name: string; publicName: string | null }): string =>
  person.publicName || person.name;

/** Null: to none. */
export const setOrganisation = (personId: string, organisationId: string | null): Compilable =>
  write.updateTable('person').set({ organisationId }).where('id', '=', personId);

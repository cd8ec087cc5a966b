// In which zone a requester reads times: their browser says it once while none is known, they choose it in the portal, or an
// agent who learnt it says it. What somebody chose no browser overwrites. Promised dates stay; they are only shown otherwise.

import { zoneNamed } from '../../calendars/zone.ts';
import { changePerson } from '../../people/person.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { forbidden, notFound } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { canDecideParticipant } from '../../tickets/permissions.ts';

export type ZoneFrom = 'browser' | 'requester' | 'agent';

/** What the person at the page says of themselves. @throws Invalid (a zone that nobody knows) */
export async function chooseOwnZone(ctx: Context, zone: string, from: 'browser' | 'requester'): Promise<void> {
  await write(ctx, ctx.actor.personId!, zone, from);
}

/** Null: it is not known any more. @throws NotFound, Forbidden, Invalid (a zone that nobody knows) */
export async function setRequesterZone(ctx: Context, personId: string, zone: string | null): Promise<void> {
  if (!canDecideParticipant(ctx.actor)) throw forbidden('Only agents say in which time zone a requester reads.');
  const written = await write(ctx, personId, zone, 'agent');
  if (written === 'no requester') throw notFound('There is no such requester.');
}

function write(ctx: Context, personId: string, zone: string | null, from: ZoneFrom) {
  if (zone !== null) zoneNamed(zone);
  return inTransaction(ctx.tx, async (tx): Promise<'written' | 'stays' | 'no requester'> => {
    const person = await tx
      .selectFrom('person')
      .select(['kind', 'zone', 'zoneFrom'])
      .where('id', '=', personId)
      .forNoKeyUpdate()
      .executeTakeFirst();
    // Agents have their own under Settings; with none chosen each of their browsers counts for itself.
    if (!person || person.kind === 'agent') return 'no requester';
    const zoneFrom = zone === null ? null : from;
    if (from === 'browser' && person.zone !== null) return 'stays';
    if (person.zone === zone && person.zoneFrom === zoneFrom) return 'stays';
    const here = { ...ctx, tx };
    await together(tx, [
      changePerson(personId, { zone, zoneFrom }),
      record(here, [
        { kind: 'requester.zone_changed', subjectId: personId, data: { from: person.zone, to: zone, by: from } },
      ]),
    ]);
    return 'written';
  });
}

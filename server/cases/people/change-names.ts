// What a person is called: the full name for colleagues, the public name and title for requesters. Everybody chooses their
// own, and an administrator mends anybody's. It is no change of contact: the same person goes on, so nobody is told by mail.

import { mustBeZone } from '../../calendars/zone.ts';
import type { FoundPerson } from '../../people/find-people.ts';
import { changePerson, type PersonChange } from '../../people/person.ts';
import type { Context } from '../../platform/context.ts';
import { together } from '../../platform/database.ts';
import { record } from '../../platform/events.ts';
import { noteChange } from '../../settings/write-settings.ts';

export type Names = Pick<PersonChange, 'name' | 'publicName' | 'title'>;

/** Language and time zone are one's own alone. @throws Invalid (a zone that nobody knows) */
export async function changeMe(ctx: Context, input: PersonChange): Promise<void> {
  const personId = ctx.actor.personId!;
  if (input.zone) mustBeZone(input.zone);
  const { locale, zone, ...names } = input;
  const own = given({ locale, zone });
  if (own) await together(ctx.tx, [changePerson(personId, own)]);
  await changeNames(ctx, personId, names);
}

/** Writes what differs from what stands; nothing when all is the same. */
export async function changeNames(ctx: Context, personId: FoundPerson['id'], names: Names): Promise<void> {
  const before = await ctx.tx
    .selectFrom('person')
    .select(['name', 'publicName', 'title'])
    .where('id', '=', personId)
    .executeTakeFirstOrThrow();
  const wanted: Names = { ...names, publicName: emptyIsNone(names.publicName), title: emptyIsNone(names.title) };
  const fields = (['name', 'publicName', 'title'] as const).filter(
    (field) => wanted[field] !== undefined && wanted[field] !== before[field],
  );
  if (fields.length === 0) return;
  const change = Object.fromEntries(fields.map((field) => [field, wanted[field]]));
  const was = Object.fromEntries(fields.map((field) => [field, before[field]]));
  await together(ctx.tx, [
    changePerson(personId, change),
    noteChange(ctx, 'agent', { id: personId, ...was }, { id: personId, ...change }),
    record(ctx, [{ kind: 'agent.changed', subjectId: personId, data: { fields } }]),
  ]);
}

const emptyIsNone = (text: string | null | undefined): string | null | undefined => (text === '' ? null : text);

/** The fields that were given, or undefined when none was. */
function given<T extends object>(fields: T): T | undefined {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return entries.length > 0 ? (Object.fromEntries(entries) as T) : undefined;
}

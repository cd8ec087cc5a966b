// The first minute of a desk: its first administrator, the default team that this person leads, so that every ticket has
// somebody from the start, and the working time.

import { grantRole } from '../access/roles.ts';
import { setPassword } from '../access/sign-in.ts';
import { planOf } from '../calendars/plan.ts';
import { firstVersion } from '../calendars/versions.ts';
import { insertCalendar } from '../calendars/write-calendars.ts';
import { emailOrThrow } from '../people/email-address.ts';
import { findPersonsByEmail } from '../people/find-people.ts';
import { insertAddress, insertPerson } from '../people/person.ts';
import { insertMembership, insertTeam } from '../people/team.ts';
import type { Context } from '../platform/context.ts';
import { inTransaction, together } from '../platform/database.ts';
import { conflict } from '../platform/errors.ts';
import { record } from '../platform/events.ts';
import type { CalendarRow } from '../settings/desk.ts';
import { markSetUp } from '../settings/write-settings.ts';
import type { Locale } from '../wording/locales.ts';

export type SetUpDesk = {
  deskName: string;
  name: string;
  email: string;
  /** From `hashPassword`. */
  passwordHash: string;
  locale: Locale;
  zone: string;
};

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
const workingHours: [string, string][] = [['09:00', '18:00']];

/** Monday to Friday, 9 to 18, until somebody says otherwise. */
export const firstCalendar = (zone: string): CalendarRow => ({
  tz: zone,
  hours: Object.fromEntries(weekdays.map((day) => [day, workingHours])),
});

const calendarName: Record<Locale, string> = {
  en: 'Working time',
  ru: 'Рабочее время',
  'pt-BR': 'Horário de trabalho',
  'pt-PT': 'Horário de trabalho',
};
const teamName: Record<Locale, string> = { en: 'Support', ru: 'Поддержка', 'pt-BR': 'Suporte', 'pt-PT': 'Apoio' };

/** @returns the id of the administrator. @throws Conflict when it was set up already, Invalid (address, zone) */
export function setUpDesk(ctx: Context, input: SetUpDesk): Promise<string> {
  return inTransaction(ctx.tx, async (tx) => {
    const email = emailOrThrow(input.email);
    const calendar = firstVersion(planOf(firstCalendar(input.zone)), ctx.now);
    const desk = await tx.selectFrom('desk').select('setUpAt').forUpdate().executeTakeFirstOrThrow();
    if (desk.setUpAt) throw conflict('This desk is set up already; sign in instead.');
    const known = (await findPersonsByEmail(tx, [email]))[0];
    if (known) throw conflict('Somebody with this address is known to the desk already.');
    const personId = ctx.newId();
    const teamId = ctx.newId();
    await together(tx, [
      insertPerson(ctx, { id: personId, kind: 'agent', name: input.name, locale: input.locale }),
      insertAddress(ctx, { id: ctx.newId(), personId, value: email, verifiedHow: 'set_up' }),
      setPassword(ctx, personId, input.passwordHash),
      grantRole(ctx, personId, 'administrator'),
      grantRole(ctx, personId, 'lead'),
      insertTeam(ctx, { id: teamId, name: teamName[input.locale], leadId: personId, isDefault: true }),
      insertMembership(ctx, teamId, personId),
      ...insertCalendar(ctx, { id: ctx.newId(), name: calendarName[input.locale], isDefault: true }, calendar),
      markSetUp(ctx, { name: input.deskName, defaultLocale: input.locale }, personId),
      record(ctx, [{ kind: 'desk.set_up', subjectId: personId }]),
    ]);
    return personId;
  });
}

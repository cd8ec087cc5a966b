// Settings apply at once: every action reads them together with what it acts on.

import type { Compilable } from 'kysely';
import { type CalendarPlan, planOf } from '../calendars/plan.ts';
import { defaultCalendarId } from '../calendars/read-calendars.ts';
import { emailOrThrow } from '../people/email-address.ts';
import type { Context } from '../platform/context.ts';
import { inTransaction, together } from '../platform/database.ts';
import { conflict, forbidden, notFound } from '../platform/errors.ts';
import { type CalendarRow, type Desk, findDesk } from '../settings/desk.ts';
import { changeDesk, deleteMailbox, insertMailbox, type NewMailbox, noteChange } from '../settings/write-settings.ts';
import { makeVersions } from './calendars/make-versions.ts';

export type ChangeSettings = {
  name?: string | undefined;
  defaultLocale?: Desk['defaultLocale'] | undefined;
  calendar?: CalendarRow | undefined;
  servesUnscanned?: boolean | undefined;
};

const mustAdminister = (ctx: Context): void => {
  if (!ctx.actor.roles.has('administrator')) throw forbidden('Only administrators change settings.');
};

/** @throws Forbidden, Invalid (a calendar that cannot be meant) */
export async function changeSettings(ctx: Context, input: ChangeSettings): Promise<void> {
  mustAdminister(ctx);
  await inTransaction(ctx.tx, async (tx) => {
    const before = await findDesk(tx);
    const writes: Compilable[] = [];
    const { name, defaultLocale, calendar } = input;
    if (name !== undefined || defaultLocale !== undefined) {
      const change = {
        ...(name === undefined ? {} : { name }),
        ...(defaultLocale === undefined ? {} : { defaultLocale }),
      };
      writes.push(
        changeDesk(change),
        noteChange(ctx, 'desk', { name: before?.name, defaultLocale: before?.defaultLocale }, change),
      );
    }
    if (input.servesUnscanned !== undefined) {
      const change = { servesUnscanned: input.servesUnscanned };
      writes.push(changeDesk(change), noteChange(ctx, 'files', { servesUnscanned: !input.servesUnscanned }, change));
    }
    if (calendar) {
      const apply = (plan: CalendarPlan) => planOf(calendar, plan);
      await makeVersions({ ...ctx, tx }, await defaultCalendarId(tx), { fromAt: ctx.now, what: 'hours', apply });
    }
    await together(tx, writes);
  });
}

export type AddMailbox = {
  address: string;
  displayName: string;
  teamId?: string | undefined;
  locale?: string | undefined;
};

/** @throws Forbidden, Invalid (address), Conflict (there already) */
export async function addMailbox(ctx: Context, input: AddMailbox): Promise<NewMailbox> {
  mustAdminister(ctx);
  const address = emailOrThrow(input.address);
  return inTransaction(ctx.tx, async (tx) => {
    const others = await tx.selectFrom('mailbox').select('address').forUpdate().execute();
    if (others.some((one) => one.address === address)) throw conflict('{address} is a mailbox already.', { address });
    const mailbox = {
      id: ctx.newId(),
      address,
      displayName: input.displayName,
      teamId: input.teamId ?? null,
      locale: input.locale ?? null,
      isDefault: others.length === 0,
    };
    await together(tx, [insertMailbox(ctx, mailbox), noteChange(ctx, 'mailbox', null, mailbox)]);
    return mailbox;
  });
}

/** @throws Forbidden, NotFound */
export async function removeMailbox(ctx: Context, id: string): Promise<void> {
  mustAdminister(ctx);
  const mailbox = await ctx.tx.selectFrom('mailbox').selectAll().where('id', '=', id).executeTakeFirst();
  if (!mailbox) throw notFound('There is no such mailbox.');
  await together(ctx.tx, [deleteMailbox(id), noteChange(ctx, 'mailbox', mailbox, null)]);
}

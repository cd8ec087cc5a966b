// One's own duty as a calendar that a phone can subscribe to. Its address is signed and derived, so that it stands in no table; a
// new one makes it void.

import ICAL from 'ical.js';
import { dutyFeedToken, readDutyFeedToken } from '../../access/capability.ts';
import { endFeed as endRow, renewFeed } from '../../duty/write-duty.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { forbidden, notFound } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import type { Wiring } from '../../platform/wiring.ts';
import { chooseLocale } from '../../wording/locales.ts';
import { say } from '../../wording/say.ts';
import { turnsOfPerson } from './view-duty.ts';

type Keys = Pick<Wiring, 'keys' | 'publicUrl'>;
const daysBack = 14;

/** Null: there is none. */
export async function feedUrl(ctx: Context, wiring: Keys): Promise<string | null> {
  const personId = mustBePerson(ctx);
  const row = await ctx.tx
    .selectFrom('dutyFeed')
    .select(['serial', 'endedAt'])
    .where('personId', '=', personId)
    .executeTakeFirst();
  if (!row || row.endedAt) return null;
  return `${wiring.publicUrl()}/api/v1/duty/feed/${dutyFeedToken(wiring.keys.links, personId, row.serial)}`;
}

/** @throws Forbidden */
export async function makeFeed(ctx: Context, wiring: Keys): Promise<string> {
  const personId = mustBePerson(ctx);
  await inTransaction(ctx.tx, (tx) =>
    together(tx, [renewFeed(ctx, personId), record(ctx, [{ kind: 'duty.feed_made', subjectId: personId }])]),
  );
  return (await feedUrl(ctx, wiring))!;
}

/** @throws Forbidden */
export async function endFeed(ctx: Context): Promise<void> {
  const personId = mustBePerson(ctx);
  await inTransaction(ctx.tx, (tx) =>
    together(tx, [endRow(ctx, personId), record(ctx, [{ kind: 'duty.feed_ended', subjectId: personId }])]),
  );
}

/** The calendar itself, for whoever has the address. @throws NotFound (a foreign, an old or an ended address) */
export async function writeFeed(ctx: Context, { keys }: Keys, token: string): Promise<string> {
  const read = readDutyFeedToken(keys.links, token);
  const row =
    read &&
    (await ctx.tx
      .selectFrom('dutyFeed as f')
      .innerJoin('person as p', 'p.id', 'f.personId')
      .select(['f.serial', 'p.locale', 'p.state'])
      .where('f.personId', '=', read.personId)
      .where('f.endedAt', 'is', null)
      .executeTakeFirst());
  if (!read || row?.state !== 'active' || row.serial !== read.serial)
    throw notFound('There is nothing at this address.');
  const locale = chooseLocale([row.locale], 'en');
  const calendar = new ICAL.Component(['vcalendar', [], []]);
  calendar.updatePropertyWithValue('version', '2.0');
  calendar.updatePropertyWithValue('prodid', '-//Tellonce//Duty//EN');
  calendar.updatePropertyWithValue('x-wr-calname', say(locale, 'agent.duty.calendar', {}));
  for (const { schedule, fromMs, toMs } of await turnsOfPerson(ctx.tx, read.personId, ctx.now, daysBack)) {
    const event = new ICAL.Component('vevent');
    event.updatePropertyWithValue('uid', `${schedule.id}-${fromMs}@tellonce`);
    event.updatePropertyWithValue('dtstamp', time(ctx.now.getTime()));
    event.updatePropertyWithValue('dtstart', time(fromMs));
    event.updatePropertyWithValue('dtend', time(toMs));
    event.updatePropertyWithValue('summary', say(locale, 'agent.duty.turn', { schedule: schedule.name }));
    calendar.addSubcomponent(event);
  }
  return `${calendar.toString()}\r\n`;
}

const time = (ms: number) => ICAL.Time.fromJSDate(new Date(ms), true);

function mustBePerson({ actor }: Context): string {
  if (!actor.personId) throw forbidden('Only people are on duty.');
  return actor.personId;
}

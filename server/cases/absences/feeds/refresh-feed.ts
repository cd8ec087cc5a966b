// The absences of a calendar feed are brought to what it says now. What has begun goes on as it is known here, but for its end;
// what somebody called off by hand stays called off.

import { type Absence, callOffGone, changeAbsence, insertAbsence, readOfFeed } from '../../../people/absence.ts';
import { deleteFeed, type Feed, holdFeed, noteFailure, noteRead, readDueFeeds } from '../../../people/absence-feed.ts';
import { type Context, theDesk } from '../../../platform/context.ts';
import { inTransaction, together } from '../../../platform/database.ts';
import { type NewEvent, record } from '../../../platform/events.ts';
import type { OutgoingLimits } from '../../../platform/outgoing-fetch.ts';
import { readGround } from '../../ground.ts';
import { type FeedRead, readFeed, type Span } from './read-feed.ts';

const againMillis = 3_600_000;
const most = 20;

export const readDueAt = (now: Date): Date => new Date(now.getTime() + againMillis);

/** By the zone of whoever is away, and the hours of the desk. */
export async function askFeed(
  ctx: Context,
  personId: string,
  address: string,
  limits?: OutgoingLimits,
): Promise<FeedRead> {
  const { calendar } = await readGround(ctx.tx, null);
  const person = await ctx.tx.selectFrom('person').select('zone').where('id', '=', personId).executeTakeFirst();
  return readFeed(address, { zone: person?.zone ?? calendar.input.tz, calendar, now: ctx.now }, limits);
}

export async function refreshFeeds(
  ctx: Context,
  onError: (error: unknown) => void,
  limits?: OutgoingLimits,
): Promise<number> {
  const due = await readDueFeeds(ctx.tx, ctx.now, most);
  for (const feed of due) await refreshFeed({ ...ctx, actor: theDesk }, feed, limits).catch(onError);
  return due.length;
}

async function refreshFeed(ctx: Context, feed: Feed, limits?: OutgoingLimits): Promise<void> {
  const read = await askFeed(ctx, feed.personId, feed.address, limits);
  await inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    if (!(await holdFeed(tx, feed.id))) return;
    if ('failure' in read) {
      await together(tx, [noteFailure(here, feed.id, read.failure, readDueAt(ctx.now))]);
      return;
    }
    await bringTo(here, feed, read.spans);
    await together(tx, [noteRead(here, feed.id, readDueAt(ctx.now))]);
  });
}

const same = (one: Pick<Absence, 'fromAt' | 'toAt'>, other: Span): boolean =>
  one.fromAt.getTime() === other.fromAt.getTime() && one.toAt?.getTime() === other.toAt.getTime();

/** The feed is held by the caller. */
export async function bringTo(
  ctx: Context,
  feed: Pick<Feed, 'id' | 'personId'>,
  spans: readonly Span[],
): Promise<void> {
  const known = await readOfFeed(ctx.tx, feed.id);
  const person = await ctx.tx
    .selectFrom('person')
    .select('example')
    .where('id', '=', feed.personId)
    .executeTakeFirstOrThrow();
  const begun = known.filter(({ state }) => state === 'running');
  const events: NewEvent[] = [];
  const writes = [];
  for (const one of known.filter(({ state }) => state === 'planned')) {
    if (spans.some((span) => same(one, span))) continue;
    writes.push(callOffGone(ctx, one.id));
    events.push({ kind: 'absence.cancelled', subjectId: feed.personId, data: { absenceId: one.id } });
  }
  for (const span of spans) {
    if (known.some((one) => same(one, span))) continue;
    const running = begun.find((one) => one.fromAt.getTime() === span.fromAt.getTime());
    if (running) {
      writes.push(changeAbsence(running.id, { toAt: span.toAt }));
      events.push({
        kind: 'absence.changed',
        subjectId: feed.personId,
        data: { absenceId: running.id, toAt: span.toAt },
      });
      continue;
    }
    const id = ctx.newId();
    const absence = { id, personId: feed.personId, kind: 'planned' as const, ...span, coverId: null, feedId: feed.id };
    writes.push(insertAbsence(ctx, { ...absence, example: person.example }));
    events.push({ kind: 'absence.said', subjectId: feed.personId, data: { absenceId: id, ...span } });
  }
  if (writes.length > 0) await together(ctx.tx, [...writes, record(ctx, events)]);
}

/** What has not begun goes with it. */
export async function forgetFeed(ctx: Context, feed: Feed): Promise<void> {
  await bringTo(ctx, feed, []);
  await together(ctx.tx, [deleteFeed(feed.id)]);
}

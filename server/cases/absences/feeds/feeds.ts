// Calendar feeds of absences are added, listed and removed by whoever may say that their person is away. A feed is read before it
// is added, so that what it brings is known to whoever confirms it.

import { sql } from 'kysely';
import type { AbsenceFeedView } from '../../../../contract/absences/feeds.ts';
import { answersForTickets } from '../../../access/roles.ts';
import { holdFeed, insertFeed } from '../../../people/absence-feed.ts';
import { findAgent } from '../../../people/find-people.ts';
import type { Context } from '../../../platform/context.ts';
import { inTransaction, together } from '../../../platform/database.ts';
import { conflict, invalid, notFound } from '../../../platform/errors.ts';
import { record } from '../../../platform/events.ts';
import { mustManage } from '../say-absence.ts';
import { askFeed, bringTo, forgetFeed, readDueAt } from './refresh-feed.ts';

type Wish = { person?: string | undefined; address: string };

/** @throws Forbidden, NotFound, Invalid */
export async function readWish(ctx: Context, { person, address }: Wish) {
  const agent = await findAgent(ctx, person ?? ctx.actor.personId ?? '');
  await mustManage(ctx, agent.id);
  if (!(await answersForTickets(ctx.tx, agent.id)))
    throw invalid('{name} takes part, but does not answer for tickets.', { name: agent.name });
  // Calendars are handed out as webcal:, which is https: by another name.
  const url = URL.parse(address.trim().replace(/^webcals?:/i, 'https:'));
  if (url?.protocol !== 'https:') throw invalid('The address of a calendar begins with https://.');
  const read = await askFeed(ctx, agent.id, url.href);
  return { personId: agent.id, address: url.href, name: url.hostname, read };
}

export async function addFeed(ctx: Context, wish: Wish): Promise<string> {
  const { read, ...feed } = await readWish(ctx, wish);
  if ('failure' in read) throw invalid('This calendar cannot be read.');
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const known = await tx
      .selectFrom('absenceFeed')
      .select('id')
      .where('personId', '=', feed.personId)
      .where('address', '=', feed.address)
      .executeTakeFirst();
    if (known) throw conflict('This calendar is added already.');
    const id = ctx.newId();
    await together(tx, [
      insertFeed(here, { id, ...feed, readDueAt: readDueAt(ctx.now) }),
      record(here, [{ kind: 'absence_feed.added', subjectId: feed.personId, data: { feedId: id } }]),
    ]);
    await bringTo(here, { id, personId: feed.personId }, read.spans);
    return id;
  });
}

export function removeFeed(ctx: Context, id: string): Promise<void> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const feed = await holdFeed(tx, id);
    if (!feed) throw notFound('There is no such calendar feed.');
    await mustManage(here, feed.personId);
    await forgetFeed(here, feed);
    await together(tx, [
      record(here, [{ kind: 'absence_feed.removed', subjectId: feed.personId, data: { feedId: id } }]),
    ]);
  });
}

type Row = Omit<AbsenceFeedView, 'readAt' | 'failingSince'> & {
  readAt: Date | null;
  failingSince: Date | null;
};

/** Of everybody whose absences the actor may say. */
export async function listFeeds(ctx: Context, id: string | null = null): Promise<AbsenceFeedView[]> {
  const { actor } = ctx;
  const { rows } = await sql<Row>`
    select f.id, json_build_object('id', p.id, 'name', p.name) as person, f.name, f.read_at, f.failing_since, f.failure,
           (select count(*)::int from absence a where a.feed_id = f.id and a.state in ('planned', 'running')) as absences
      from absence_feed f join person p on p.id = f.person_id
     where (${id}::uuid is null or f.id = ${id}::uuid)
       and (${actor.roles.has('administrator')} or f.person_id = ${actor.personId}::uuid or exists (
         select 1 from membership m where m.person_id = f.person_id and m.team_id = any(${[...actor.ledTeamIds]}::uuid[])))
     order by p.name, f.added_at`.execute(ctx.tx);
  return rows.map((row) => ({
    ...row,
    readAt: row.readAt?.toISOString() ?? null,
    failingSince: row.failingSince?.toISOString() ?? null,
  }));
}

// What agents do rarely and take back often: merges, splits, spam, people who turn up uninvited, mail that was put aside. Undoing
// meets whatever has happened since.

import { sql } from 'kysely';
import { changeStatus } from '../server/cases/change-status.ts';
import { decideParticipant } from '../server/cases/decide-participant.ts';
import { decideInbound } from '../server/cases/inbound/decide-inbound.ts';
import { mergeTicket } from '../server/cases/merging/merge-ticket.ts';
import { splitTicket } from '../server/cases/merging/split-ticket.ts';
import { unmergeTicket } from '../server/cases/merging/unmerge-ticket.ts';
import { unsplitTicket } from '../server/cases/merging/unsplit-ticket.ts';
import type { Context } from '../server/platform/context.ts';
import { type Chance, chanceOf } from './chance.ts';
import type { World } from './world.ts';

const day = 86_400_000;

/** A few times a day the administrator tidies up. */
export function tidyUp(world: World, midnight: Date): void {
  const chance = chanceOf(world.seed, 'tidy', midnight.getTime());
  for (let one = 0; one < 6; one++) {
    world.agenda.add(new Date(midnight.getTime() + chance.next() * day), async () => {
      const ctx = world.ctx(await world.agent(world.anaId));
      const [what, act] = chance.pick(deeds);
      world.crash.boundaries.during(`Ana ${what}`);
      const number = await act(ctx, world, chance);
      if (number) world.story.tell(world.clock.now, `Ana ${what}`, number);
    });
  }
}

type Deed = (ctx: Context, world: World, chance: Chance) => Promise<string | null>;

const deeds: [what: string, act: Deed][] = [
  ['joined it with another of the same person', merge],
  ['joined it with another of the same person', merge],
  ['took a joining back', unmerge],
  ['split words off', split],
  ['took a split back', unsplit],
  ['took it back from spam', backFromSpam],
  ['decided about somebody who had turned up', decide],
  ['took in a mail that was put aside', takeIn],
];

type Found = { number: string; other: string };
const one = async (ctx: Context, query: ReturnType<typeof sql<Found>>): Promise<Found | undefined> =>
  (await query.execute(ctx.tx)).rows[0];

async function merge(ctx: Context): Promise<string | null> {
  const pair = await one(
    ctx,
    sql`select a.number, b.number as other from ticket a join ticket b on b.requester_id = a.requester_id and b.id <> a.id
         where a.status not in ('merged', 'spam', 'closed') and b.status not in ('merged', 'spam', 'closed')
         order by a.updated_at desc, a.id, b.id limit 1`,
  );
  if (!pair) return null;
  await mergeTicket(ctx, { number: pair.number, into: pair.other });
  return pair.other;
}

async function unmerge(ctx: Context): Promise<string | null> {
  const merged = await one(
    ctx,
    sql`select number, number as other from ticket where status = 'merged' order by updated_at desc, id limit 1`,
  );
  if (merged) await unmergeTicket(ctx, merged.number);
  return merged?.number ?? null;
}

async function split(ctx: Context): Promise<string | null> {
  const word = await one(
    ctx,
    sql`select t.number, m.id::text as other from message m join ticket t on t.id = m.ticket_id
         where m.kind = 'public' and not m.by_agent and m.author_id is not null and m.at > t.opened_at
           and t.status not in ('merged', 'spam', 'closed')
         order by m.at desc, m.id limit 1`,
  );
  if (word) await splitTicket(ctx, { number: word.number, messages: [word.other] });
  return word?.number ?? null;
}

async function unsplit(ctx: Context): Promise<string | null> {
  const splitOff = await one(
    ctx,
    sql`select t.number, t.number as other from ticket_split s join ticket t on t.id = s.ticket_id
         where s.undone_at is null order by s.at desc, s.ticket_id desc limit 1`,
  );
  if (splitOff) await unsplitTicket(ctx, splitOff.number);
  return splitOff?.number ?? null;
}

async function backFromSpam(ctx: Context): Promise<string | null> {
  const spam = await one(
    ctx,
    sql`select number, number as other from ticket where status = 'spam' order by updated_at desc, id limit 1`,
  );
  if (spam) await changeStatus(ctx, { number: spam.number, status: 'open' });
  return spam?.number ?? null;
}

async function decide(ctx: Context, _world: World, chance: Chance): Promise<string | null> {
  const waiting = await one(
    ctx,
    sql`select t.number, p.person_id::text as other from participant p join ticket t on t.id = p.ticket_id
         where p.role = 'pending' order by p.added_at, p.person_id limit 1`,
  );
  if (!waiting) return null;
  const decision = chance.pick(['add', 'split'] as const);
  await decideParticipant(ctx, { number: waiting.number, personId: waiting.other, decision });
  return waiting.number;
}

async function takeIn(ctx: Context, world: World): Promise<string | null> {
  const mail = await one(
    ctx,
    sql`select id::text as number, id::text as other from inbound where state = 'quarantined' order by received_at, id limit 1`,
  );
  if (mail) await decideInbound(ctx, world.keys, { id: mail.other, decision: 'accept' });
  return null;
}

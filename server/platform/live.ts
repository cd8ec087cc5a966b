// Live updates. Browsers hold one stream each; when the record grows, each process reads what is new once and tells its
// own browsers which tickets changed. Only ids travel. A browser that comes back says the last position it saw and is
// told what it missed. Whoever opened a stream may lose the right to it later: it is asked again whenever the record has
// something about that person, and for each stream at every heartbeat.

import { sql } from 'kysely';
import type { Database } from './database.ts';

export type LiveClient = {
  /** Whose stream it is. */
  personId: string;
  /** @returns whether the session or key is still good; what the person may see is read anew with it. */
  renew: () => Promise<boolean>;
  /** Ends the stream. */
  end: () => void;
  /** @returns false when the browser is gone. */
  write: (text: string) => boolean;
  /** Leaves only the tickets that this browser's person may see. */
  visible: (ticketIds: number[]) => Promise<{ id: number; number: string }[]>;
};

export type Live = {
  add: (client: LiveClient, lastSeen: string | undefined) => Promise<() => void>;
  /** Reads what is new and tells it; calls while one runs are folded into one more. */
  look: () => Promise<void>;
  /** Asks each stream whether its session or key is still good, and ends it when it is not. */
  renewAll: () => Promise<void>;
  count: () => number;
  stop: () => void;
};

type Position = { xact: string; sequence: number };
const heartbeatMillis = 25_000;
const most = 1000;
const renewedAtOnce = 8;
const gap = 'event: gap\ndata: {}\n\n';

export function startLive(db: Database, onError: (error: unknown) => void): Live {
  const clients = new Set<LiveClient>();
  let position: Position | undefined;
  let running: Promise<void> | undefined;
  let again = false;

  const readNew = async (): Promise<void> => {
    position ??= await newest(db);
    for (;;) {
      const rows = await changesSince(db, position);
      const last = rows.at(-1);
      if (!last) return;
      position = { xact: last.xact, sequence: last.sequence };
      const about = new Set(rows.flatMap((row) => row.personId ?? []));
      const concerned = [...clients].filter((client) => about.has(client.personId));
      await renew(concerned).catch(onError);
      // What is read of tickets, and what may be done, may be another thing for them now: all of it is asked for anew.
      for (const client of concerned) if (clients.has(client)) client.write(gap);
      const ids = [...new Set(rows.flatMap((row) => row.ticketId ?? []))];
      if (ids.length > 0) await Promise.all([...clients].map((client) => tell(client, ids, last)));
      await Promise.all(rows.flatMap((row) => (row.speaksTo ? speak(clients, row) : [])));
      if (rows.length < most) return;
    }
  };
  const look = async () => {
    if (running) {
      again = true;
      return running;
    }
    running = (async () => {
      do {
        again = false;
        await readNew();
      } while (again);
    })()
      .catch(onError)
      .finally(() => {
        running = undefined;
      });
    return running;
  };
  const renew = (chosen: readonly LiveClient[]) => endThoseWithoutRight(clients, chosen);
  const renewAll = () => renew([...clients]).catch(onError);
  const timer = setInterval(() => {
    for (const client of clients) if (!client.write(':\n\n')) clients.delete(client);
    void renewAll();
  }, heartbeatMillis);

  return {
    add: async (client, lastSeen) => {
      position ??= await newest(db);
      clients.add(client);
      client.write(`retry: 2000\nid: ${position.xact}-${position.sequence}\nevent: ready\ndata: {}\n\n`);
      const from = parsePosition(lastSeen);
      if (from) {
        const missed = await changesSince(db, from);
        const ids = [...new Set(missed.flatMap((row) => row.ticketId ?? []))];
        if (missed.length >= most) client.write(gap);
        else if (ids.length > 0) await tell(client, ids, position);
      }
      return () => clients.delete(client);
    },
    look,
    renewAll,
    count: () => clients.size,
    stop: () => clearInterval(timer),
  };
}

/** A stream is ended only on a clear no: while the database is away, nothing can be read through it anyhow. */
async function endThoseWithoutRight(clients: Set<LiveClient>, chosen: readonly LiveClient[]): Promise<void> {
  const left = [...chosen];
  const lane = async () => {
    for (let client = left.pop(); client; client = left.pop()) {
      if (await client.renew()) continue;
      clients.delete(client);
      client.end();
    }
  };
  await Promise.all(Array.from({ length: renewedAtOnce }, lane));
}

async function tell(client: LiveClient, ids: number[], at: Position): Promise<void> {
  const seen = await client.visible(ids);
  if (seen.length === 0) return;
  client.write(`id: ${at.xact}-${at.sequence}\ndata: ${JSON.stringify({ ids: seen.map((one) => one.number) })}\n\n`);
}

/** What an event says to one person, in each of their browsers. Whoever is not here reads it elsewhere. */
async function speak(clients: ReadonlySet<LiveClient>, { ticketId, kind, speaksTo }: Change): Promise<void> {
  for (const client of clients) {
    if (client.personId !== speaksTo || ticketId === null) continue;
    const [seen] = await client.visible([ticketId]);
    if (seen) client.write(`event: notice\ndata: ${JSON.stringify({ kind, id: seen.number })}\n\n`);
  }
}

function parsePosition(text: string | undefined): Position | undefined {
  const match = /^(\d{1,20})-(\d{1,18})$/.exec(text ?? '');
  return match ? { xact: match[1]!, sequence: Number(match[2]) } : undefined;
}

async function newest(db: Database): Promise<Position> {
  const { rows } = await sql<Position>`
    select xact::text as xact, sequence from event where xact < pg_snapshot_xmin(pg_current_snapshot())
     order by xact desc, sequence desc limit 1`.execute(db);
  return rows[0] ?? { xact: '0', sequence: 0 };
}

/** An event of a ticket, or about a person. */
type Change = Position & { ticketId: number | null; personId: string | null; kind: string; speaksTo: string | null };

async function changesSince(db: Database, from: Position): Promise<Change[]> {
  const { rows } = await sql<Change>`
    select e.xact::text as xact, e.sequence, e.ticket_id,
           case when e.ticket_id is null then e.subject_id end as person_id, e.kind, e.data ->> 'speaksTo' as speaks_to from event e
     where (e.xact, e.sequence) > (${from.xact}::xid8, ${from.sequence}::bigint) and e.xact < pg_snapshot_xmin(pg_current_snapshot())
     order by e.xact, e.sequence limit ${most}`.execute(db);
  return rows;
}

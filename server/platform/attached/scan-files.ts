// Files wait for the scanner's verdict, not the messages that carry them. A scanner that is away is asked again; nothing is
// forgotten and nothing is taken for clean because nobody looked.

import { sql } from 'kysely';
import type { Context } from '../context.ts';
import { together } from '../database.ts';
import { record } from '../events.ts';
import type { Log } from '../log.ts';
import { scanStream } from './clamd.ts';
import { partsOf } from './file-stream.ts';

type Waiting = { sha256: Buffer; size: number; tries: number };

const mostAtOnce = 20;
const leaseSeconds = 600;
const retrySeconds = [15, 30, 60, 300, 900];

/** Asks about what is due. Any number of processes may do so. @returns how many verdicts there are */
export async function scanDueFiles(ctx: Context, clamavUrl: string, log: Log): Promise<number> {
  const { rows } = await sql<Waiting>`
    update file_verdict v set tries = v.tries + 1, due_at = ${later(ctx.now, leaseSeconds)}
      from file f
     where f.sha256 = v.sha256 and v.sha256 in (
       select sha256 from file_verdict where state = 'unscanned' and due_at <= ${ctx.now}
        order by due_at limit ${mostAtOnce} for update skip locked)
    returning v.sha256, f.size, v.tries`.execute(ctx.tx);
  let spoken = 0;
  for (const [at, file] of rows.entries()) {
    try {
      const answer = await scanStream(clamavUrl, partsOf(ctx.tx, file.sha256, 0, file.size - 1));
      await note(ctx, file, answer.state, answer.state === 'infected' ? answer.threat : null);
      if (answer.state === 'infected') log.warn({ threat: answer.threat }, 'The scanner found something in a file.');
      spoken++;
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      log.warn({ error: said }, 'The scanner could not be asked about a file; it is asked again.');
      // Whoever is next in line meets the same silence.
      for (const one of rows.slice(at)) await putOff(ctx, one, said);
      break;
    }
  }
  return spoken;
}

const later = (now: Date, seconds: number): Date => new Date(now.getTime() + seconds * 1000);

async function note(ctx: Context, { sha256 }: Waiting, state: string, threat: string | null): Promise<void> {
  await sql`update file_verdict set state = ${state}, threat = ${threat}, ended_at = ${ctx.now}, error = null
    where sha256 = ${sha256}`.execute(ctx.tx);
  const { rows } = await sql<{ ticketId: number; messageId: string }>`
    select m.ticket_id, m.id as message_id from attachment a join message m on m.id = a.message_id
     where a.sha256 = ${sha256} limit 100`.execute(ctx.tx);
  if (rows.length === 0) return;
  // Screens that show the message as waiting look again.
  const events = rows.map(({ ticketId, messageId }) => ({
    kind: 'file.checked' as const,
    ticketId,
    subjectId: messageId,
    data: { state },
  }));
  await together(ctx.tx, [record(ctx, events)]);
}

async function putOff(ctx: Context, { sha256, tries }: Waiting, error: string): Promise<void> {
  const seconds = retrySeconds[Math.min(tries, retrySeconds.length) - 1] ?? 900;
  await sql`update file_verdict set due_at = ${later(ctx.now, seconds)}, error = ${error.slice(0, 300)}
    where sha256 = ${sha256} and state = 'unscanned'`.execute(ctx.tx);
}

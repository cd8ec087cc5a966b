// `tellonce doctor`: looks at everything that a desk stands on and says what to do about what it finds. Each look is one
// line on stdout: `ok`, `note` (works, but worth knowing) or `wrong` (somebody has to do something).

import { existsSync, statfsSync, statSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { sql } from 'kysely';
import { checkInvariants } from '../guarantees/invariants.ts';
import { type Config, readConfig } from '../platform/config.ts';
import type { Context } from '../platform/context.ts';
import { type RunningAddresses, runningDesks } from '../platform/data-folder.ts';
import { fillSentence, type SentenceValues } from '../platform/errors.ts';
import { beatMillis } from '../platform/jobs.ts';
import { withDatabase } from './database-commands.ts';
import { calendarsThatEnd } from './look-at-calendars.ts';
import { leavesWithoutDeskServer } from './look-at-outgoing.ts';

const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;

type Finding = { state: 'ok' | 'note' | 'wrong'; text: string };
const ok = (text: string): Finding => ({ state: 'ok', text });
const note = (text: string): Finding => ({ state: 'note', text });
const wrong = (text: string): Finding => ({ state: 'wrong', text });

/** Prints what was found. @returns the exit code: 0 when all is well, 1 when there is something to do, a stopped desk too */
export async function examine(): Promise<number> {
  const config = readConfig(process.env);
  const findings: Finding[] = [...lookAtFolder(config), ...lookAtAddresses(config)];
  findings.push(
    ...(await withDatabaseIfMade(config)),
    ...(await lookAtOutgoing(config)),
    ...(await lookAtRunningDesks(config)),
  );
  for (const { state, text } of findings) process.stdout.write(`${state.padEnd(5)} ${text}\n`);
  return findings.some((one) => one.state === 'wrong') ? 1 : 0;
}

/** Looking must not make a database where there is none. */
async function withDatabaseIfMade(config: Config): Promise<Finding[]> {
  const made = config.databaseUrl !== undefined || existsSync(join(config.dataFolder, 'postgres-password'));
  if (!made) return [note('There is no database yet; the first start makes it.')];
  return withDatabase((ctx) => lookAtDatabase(ctx, config)).catch((error: Error) => [
    wrong(`The database: ${error.message}`),
  ]);
}

const littleSpaceBytes = 2 * 1024 ** 3;

function lookAtFolder(config: Config): Finding[] {
  const { dataFolder, root } = config;
  const findings: Finding[] = [];
  if (existsSync(dataFolder)) {
    const { bavail, bsize } = statfsSync(dataFolder);
    const free = bavail * bsize;
    const size = `${(free / 1024 ** 3).toFixed(1)} GB`;
    findings.push(
      free < littleSpaceBytes
        ? wrong(`Only ${size} are free where ${dataFolder} lies. Make room: without it no mail can be taken in.`)
        : ok(`The data folder ${dataFolder} has ${size} to grow.`),
    );
    const secret = join(dataFolder, 'secret');
    if (!config.secret && existsSync(secret) && (statSync(secret).mode & 0o077) !== 0) {
      findings.push(wrong(`Others may read ${secret}. Run: chmod 600 ${secret}`));
    }
  } else {
    findings.push(note(`There is no data folder at ${dataFolder} yet; the first start makes it.`));
  }
  if (config.secret && config.secret.length < 32) {
    findings.push(
      note('TELLONCE_SECRET is short. Use 32 random characters or more; changing it makes links in old mails void.'),
    );
  }
  const built =
    existsSync(join(root, 'dist', 'desk', 'index.html')) && existsSync(join(root, 'dist', 'portal', 'server.js'));
  findings.push(built ? ok('The web app is built.') : note('The web app is not built yet; `npm start` builds it.'));
  return findings;
}

function lookAtAddresses(config: Config): Finding[] {
  const url = new URL(config.publicUrl);
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (local) {
    return [
      note(
        `Links in mails lead to ${config.publicUrl}, which only this machine can open. Set PUBLIC_URL to the address that people use.`,
      ),
    ];
  }
  if (url.protocol !== 'https:')
    return [
      note(`${config.publicUrl} is not encrypted. Put a proxy with TLS before the desk and set PUBLIC_URL to https.`),
    ];
  return config.trustProxy === false
    ? [
        note(
          'TRUST_PROXY is not set: behind a proxy, limits on tries would count everybody as one. Set it to the address of the proxy.',
        ),
      ]
    : [ok(`People reach the desk at ${config.publicUrl}.`)];
}

type Figures = {
  version: number;
  encoding: string;
  setUp: boolean;
  administrators: number;
  mailboxes: number;
  strandedTeams: number;
  waiting: number;
  failed: number;
  unread: number;
  alarms: { about: string | null; template: string; values: SentenceValues }[];
  quarantined: number;
  beatAt: Date | null;
  connections: number;
};

async function lookAtDatabase(ctx: Context, { publicUrl, smtpUrl }: Config): Promise<Finding[]> {
  const { rows } = await sql<Figures>`select current_setting('server_version_num')::int as version,
      (select pg_encoding_to_char(encoding) from pg_database where datname = current_database()) as encoding,
      (select set_up_at is not null from desk) as set_up,
      (select count(*) from role_grant g join person p on p.id = g.person_id where g.role = 'administrator' and p.state = 'active') as administrators,
      (select count(*) from mailbox) as mailboxes,
      (select count(*) from team t join person p on p.id = t.lead_id where p.state <> 'active') as stranded_teams,
      (select count(*) from delivery where state in ('queued', 'sending', 'retry') and not example) as waiting,
      (select count(*) from delivery where state in ('failed', 'human_task') and settled_at is null) as failed,
      (select coalesce(json_agg(json_build_object('about', m.address, 'template', a.failure ->> 'template',
          'values', a.failure -> 'values') order by a.since), '[]')
         from mailbox_alarm a left join mailbox m on m.id = a.mailbox_id where a.ended_at is null) as alarms,
      (select count(*) from inbound where state = 'received') as unread,
      (select count(*) from inbound where state = 'quarantined') as quarantined,
      (select max(beat_at) from worker_beat) as beat_at`.execute(ctx.tx);
  const found = rows[0]!;
  const findings: Finding[] = [];
  const major = Math.floor(found.version / 10_000);
  findings.push(
    major >= 15 ? ok(`PostgreSQL ${major} answers.`) : wrong(`PostgreSQL ${major} is too old; 15 or newer is needed.`),
  );
  if (found.encoding !== 'UTF8')
    findings.push(
      wrong(`The database is encoded in ${found.encoding}. Make one with encoding UTF8 and move the data.`),
    );
  findings.push(...lookAtDesk(found, publicUrl));
  findings.push(lookAtWorker(found.beatAt, ctx.now));
  if (!smtpUrl) {
    const { all, text } = await leavesWithoutDeskServer(ctx);
    findings.push(all ? ok(text) : note(text));
  }
  if (found.setUp) {
    findings.push(...(await calendarsThatEnd(ctx)).map(wrong));
    const broken = (await checkInvariants(ctx.tx, { now: ctx.now, since: null })).filter(
      (one) => one.state === 'broken',
    );
    findings.push(
      ...broken.map((one) =>
        wrong(`Guarantee ${one.number} does not hold (${one.name}): ${JSON.stringify(one.offenders[0])}`),
      ),
    );
    if (broken.length === 0) findings.push(ok('All guarantees that are built hold.'));
  }
  return findings;
}

// One beat may be late on a busy machine, a second one is not.
const latestBeatMillis = 2 * beatMillis + 1000;

function lookAtWorker(beatAt: Date | null, now: Date): Finding {
  const silentMillis = beatAt ? now.getTime() - beatAt.getTime() : null;
  if (silentMillis !== null && silentMillis < latestBeatMillis) return ok('A worker is at work.');
  const since = silentMillis === null ? '' : ` since ${count(Math.round(silentMillis / 1000), 'second')}`;
  return wrong(`No worker is at work${since}: mail is not sent and promises are not watched. Is the desk running?`);
}

function lookAtDesk(found: Figures, publicUrl: string): Finding[] {
  if (!found.setUp)
    return [
      note(
        'The desk is not set up. Open /setup with the token that the start prints, or run `tellonce admin create`. Mail is kept until then.',
      ),
    ];
  const findings = [
    found.administrators > 0
      ? ok(`${count(found.administrators, 'administrator')} can sign in.`)
      : wrong('Nobody can administer the desk. Run `tellonce admin create`.'),
  ];
  if (found.strandedTeams > 0)
    findings.push(wrong(`${found.strandedTeams} teams are led by somebody who left. Name a new lead.`));
  findings.push(
    found.mailboxes > 0
      ? ok(`Mail is taken for ${count(found.mailboxes, 'mailbox', 'mailboxes')}; to other addresses it is refused.`)
      : note(
          'No mailbox is configured: the intake accepts mail to every address. Add one in Settings once you know it works.',
        ),
  );
  if (found.unread > 0) findings.push(note(`${count(found.unread, 'message')} arrived and not dealt with yet.`));
  if (found.quarantined > 0)
    findings.push(
      note(
        `${count(found.quarantined, 'message')} put aside; the page Arrived mail (${publicUrl}/inbound) says why each, and there you decide.`,
      ),
    );
  for (const { about, template, values } of found.alarms)
    findings.push(wrong(`${about ?? 'Outgoing mail'}: ${fillSentence(template, values)}`));
  if (found.failed > 0)
    findings.push(wrong(`${count(found.failed, 'mail')} that could not be delivered; see the Outbox for the reasons.`));
  if (found.waiting > 0) findings.push(note(`${count(found.waiting, 'mail')} waiting in the Outbox.`));
  return findings;
}

/** The desk's own server; where there is none, the mailboxes tell whether theirs do. */
async function lookAtOutgoing({ smtpUrl }: Config): Promise<Finding[]> {
  if (!smtpUrl) return [];
  const { hostname, port, protocol } = new URL(smtpUrl);
  const at = { host: hostname, port: Number(port) || (protocol === 'smtps:' ? 465 : 587) };
  return [
    (await answers(at))
      ? ok(`The outgoing mail server ${at.host}:${at.port} answers.`)
      : wrong(`The outgoing mail server ${at.host}:${at.port} does not answer. Check SMTP_URL.`),
  ];
}

/** The desks that left their addresses in the data folder; where none did, the address that is configured here. */
async function lookAtRunningDesks(config: Config): Promise<Finding[]> {
  const running = runningDesks(config.dataFolder);
  const findings = await Promise.all(running.map(lookAtRunningDesk));
  if (running.some((desk) => desk.url !== null) || config.role === 'worker' || config.port === 0) {
    return findings.length > 0 ? findings : [wrong('No desk runs on this data folder. Start it.')];
  }
  const host = config.host === '0.0.0.0' || config.host === '::' ? '127.0.0.1' : config.host;
  const at = `${host}:${config.port}`;
  const taken = await answers({ host, port: config.port });
  const none = taken
    ? wrong(
        `No desk serves pages on this data folder, and another program answers at ${at}: the next start needs another PORT.`,
      )
    : wrong(`The desk is not running: nothing answers at ${at}. Start it.`);
  return [...findings, none];
}

async function lookAtRunningDesk({ pid, role, url, smtp }: RunningAddresses): Promise<Finding> {
  const mail = smtp ? `, mail at ${smtp.host}:${smtp.port}` : '';
  if (url === null) return ok(`A worker runs as process ${pid}${mail}.`);
  const state = await readiness(url);
  if (state === null) {
    return wrong(`Process ${pid} should serve pages at ${url} and does not answer. End it and start the desk again.`);
  }
  const lacking = Object.entries(state).flatMap(([part, is]) => (part !== 'ready' && !is ? part : []));
  if (lacking.length > 0) return wrong(`The desk at ${url} is not ready: ${lacking.join(', ')} not at work.`);
  return ok(`The desk answers at ${url}${role === 'all' ? '' : ` (${role})`}${mail}.`);
}

/** What /readyz of a desk says, or null when nothing of ours answers there. */
async function readiness(url: string): Promise<Record<string, boolean> | null> {
  try {
    const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(patienceMillis) });
    return (await answer.json()) as Record<string, boolean>;
  } catch {
    return null;
  }
}

const patienceMillis = 3000;

function answers(at: { host: string; port: number }): Promise<boolean> {
  return new Promise((tell) => {
    const socket = createConnection({ ...at, timeout: patienceMillis });
    const end = (reached: boolean) => {
      socket.destroy();
      tell(reached);
    };
    socket.on('connect', () => end(true));
    socket.on('timeout', () => end(false));
    socket.on('error', () => end(false));
  });
}

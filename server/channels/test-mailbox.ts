// The test of a mailbox: it really signs in, looks at the folders, writes a mail from the mailbox to itself and waits for it.
// The mail carries the desk's own mark, so that it is known as ours wherever it comes in and opens no ticket.

import { setTimeout as delay } from 'node:timers/promises';
import type { ImapFlow } from 'imapflow';
import { sql } from 'kysely';
import type { Context } from '../platform/context.ts';
import { json } from '../platform/database.ts';
import { type Sentence, said } from '../platform/errors.ts';
import type { DeliverDeps } from './deliver.ts';
import { composeMail } from './email/compose-mail.ts';
import { openImap } from './email/mailboxes/imap-session.ts';
import { readSources, type Source } from './email/mailboxes/source.ts';
import { MailboxTrouble, noFolder, troubleOf } from './email/mailboxes/trouble.ts';

export type TestStep = 'sign_in' | 'folders' | 'send' | 'arrive';
export type Step = Sentence & { step: TestStep; state: 'passed' | 'failed' | 'left_out' };
export type TestDeps = {
  secrets: Buffer;
  deliver: DeliverDeps;
  now: () => Date;
  /** How long the mail may take. */
  patienceMillis?: number;
};

const usualPatienceMillis = 30_000;
const lookMillis = 1000;
const cutOffMinutes = 3;

/** Runs a test that was asked for; one that is over already stays as it is. `ctx.tx` must not be a transaction. */
export async function testMailbox(ctx: Context, deps: TestDeps, testId: string): Promise<void> {
  const test = await ctx.tx.selectFrom('mailboxTest').selectAll().where('id', '=', testId).executeTakeFirst();
  if (test?.state !== 'running') return;
  const steps: Step[] = [];
  const note = async (step: Step): Promise<void> => {
    steps.push(step);
    await ctx.tx
      .updateTable('mailboxTest')
      .set({ steps: json(steps) })
      .where('id', '=', testId)
      .execute();
  };
  const mailbox = await ctx.tx
    .selectFrom('mailbox')
    .select(['id', 'address', 'displayName', 'mode'])
    .where('id', '=', test.mailboxId)
    .executeTakeFirst();
  if (!mailbox) return;
  const [source] = await readSources(ctx.tx, mailbox.id);
  let client: ImapFlow | null = null;
  try {
    client = source ? await signIn(ctx, deps, source, note) : null;
    if (!source) await note({ step: 'sign_in', state: 'left_out', ...said('This mailbox is not fetched by IMAP.') });
    await sendAndWait(ctx, deps, { ...mailbox, testId }, source ?? null, client, note);
  } catch (error) {
    const done = new Set(steps.map((one) => one.step));
    const step = (['sign_in', 'folders', 'send', 'arrive'] as const).find((one) => !done.has(one)) ?? 'arrive';
    await note({ step, state: 'failed', ...sentenceOf(error, source) });
  } finally {
    client?.close();
  }
  const state = steps.some((one) => one.state === 'failed') ? 'failed' : 'passed';
  await ctx.tx
    .updateTable('mailboxTest')
    .set({ state, endedAt: deps.now() })
    .where('id', '=', testId)
    .where('state', '=', 'running')
    .execute();
}

type Note = (step: Step) => Promise<void>;

const sentenceOf = (error: unknown, source: Source | undefined): Sentence =>
  error instanceof MailboxTrouble || !source
    ? error instanceof MailboxTrouble
      ? error.said
      : said('The test broke off: {detail}', { detail: String((error as Error).message).slice(0, 160) })
    : troubleOf(error, { ...source, byToken: source.signIn === 'oauth' }).said;

async function signIn(ctx: Context, deps: TestDeps, source: Source, note: Note): Promise<ImapFlow> {
  const { host, userName } = source;
  const client = await openImap(ctx, deps.secrets, source);
  await note({ step: 'sign_in', state: 'passed', ...said('Signed in to {host} as {user}.', { host, user: userName }) });
  const folders = (await client.list()).map((one) => one.path);
  const missing = source.folders.find((one) => !folders.includes(one) && one.toUpperCase() !== 'INBOX');
  if (missing !== undefined) throw noFolder(missing);
  const some = folders.slice(0, 12).join(', ');
  await note({
    step: 'folders',
    state: 'passed',
    ...said('The folders are there: {folders}.', { folders: folders.length > 12 ? `${some}, …` : some }),
  });
  return client;
}

type Tested = { testId: string; id: string; address: string; displayName: string; mode: 'live' | 'shadow' };

async function sendAndWait(
  ctx: Context,
  deps: TestDeps,
  mailbox: Tested,
  source: Source | null,
  client: ImapFlow | null,
  note: Note,
): Promise<void> {
  if (mailbox.mode === 'shadow')
    return note({ step: 'send', state: 'left_out', ...said('Nothing is sent from a mailbox in shadow.') });
  const own = await deps.deliver.senders?.of(ctx, mailbox.id);
  const transport = own ?? deps.deliver.transport;
  if (!transport)
    return note({
      step: 'send',
      state: 'failed',
      ...said('There is no outgoing server: give this mailbox one, or set SMTP_URL.'),
    });
  const { address } = mailbox;
  const mailId = `test.${mailbox.testId}@${address.slice(address.lastIndexOf('@') + 1)}`;
  const mail = composeMail(deps.deliver.replies, {
    deliveryId: mailbox.testId,
    ticketId: null,
    mailId,
    from: { name: mailbox.displayName, address },
    to: { name: mailbox.displayName, address },
    subject: 'Tellonce: test',
    text: 'The desk has written this mail to itself, to see whether it arrives. Nobody needs to answer.',
    language: 'en',
    writer: 'machine',
    inReplyTo: null,
    references: [],
    date: deps.now(),
    files: [],
  });
  const dkim = await deps.deliver.dkimOf?.(ctx, address.slice(address.lastIndexOf('@') + 1));
  const outcome = await transport.send(dkim ? { ...mail, dkim } : mail);
  if (!outcome.sent)
    return note({
      step: 'send',
      state: 'failed',
      ...said('The outgoing server does not take the mail: {detail}. Check the server and how it is signed in to.', {
        detail: outcome.error.slice(0, 200),
      }),
    });
  await note({ step: 'send', state: 'passed', ...said('A mail from {address} to itself was sent.', { address }) });
  if (!source || !client)
    return note({ step: 'arrive', state: 'left_out', ...said('It is not known where this mailbox is read.') });
  await waitFor(ctx, deps, mailId, source, client, note);
}

/** It is at its server, or the desk has fetched it already and moved or deleted it there. */
async function waitFor(
  ctx: Context,
  deps: TestDeps,
  mailId: string,
  source: Source,
  client: ImapFlow,
  note: Note,
): Promise<void> {
  const patience = deps.patienceMillis ?? usualPatienceMillis;
  const started = performance.now();
  for (;;) {
    for (const folder of source.folders) {
      await client.mailboxOpen(folder, { readOnly: true });
      const found = await client.search({ header: { 'message-id': `<${mailId}>` } }, { uid: true });
      if ((found || []).length > 0 || (await wasFetched(ctx, mailId)))
        return note({ step: 'arrive', state: 'passed', ...said('It has arrived. This mailbox works.') });
    }
    const at = performance.now();
    if (at > started + patience) break;
    await delay(lookMillis);
  }
  await note({
    step: 'arrive',
    state: 'failed',
    ...said(
      'It was sent, but did not arrive within {seconds} seconds. Look into the spam folder, and check which server gets mail for {address}.',
      {
        seconds: Math.round(patience / 1000),
        address: source.address,
      },
    ),
  });
}

async function wasFetched(ctx: Context, mailId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from inbound where mail_id = ${mailId} and received_at > ${new Date(ctx.now.getTime() - 3_600_000)} limit 1`.execute(
    ctx.tx,
  );
  return rows.length > 0;
}

/** A test whose process died is over, too. @returns how many */
export async function endLostTests(ctx: Context): Promise<number> {
  const ended = await ctx.tx
    .updateTable('mailboxTest')
    .set({ state: 'failed', endedAt: ctx.now })
    .where('state', '=', 'running')
    .where('askedAt', '<', new Date(ctx.now.getTime() - cutOffMinutes * 60_000))
    .executeTakeFirst();
  return Number(ended.numUpdatedRows);
}

/** The row and nothing else: the event that is recorded with it sends for the test. */
export const insertTest = (ctx: Context, id: string, mailboxId: string) =>
  ctx.tx.insertInto('mailboxTest').values({ id, mailboxId, askedBy: ctx.actor.personId, askedAt: ctx.now });

// Watches one mailbox as long as it is told to: connects, reads what is new, waits for the server to say that something came
// (IDLE, RFC 2177) and looks by itself every minute. Whatever goes wrong is noted, and tried again.

import { setTimeout as delay } from 'node:timers/promises';
import type { ImapFlow } from 'imapflow';
import { openImap } from './imap-session.ts';
import { noteFailure, noteSuccess } from './note-health.ts';
import { type FolderDeps, readFolder } from './read-folder.ts';
import type { Source } from './source.ts';
import { type MailboxTrouble, troubleOf } from './trouble.ts';

export type WatchDeps = FolderDeps & {
  secrets: Buffer;
  /** Called when only a person can mend it, so that they are told at once, and when it is mended. */
  alarm: () => void;
  /** How long a look every now and then waits; the server's own word comes sooner. */
  pollMillis?: number;
  /** Waits between tries, in order; the last one goes on. */
  retryMillis?: readonly number[];
};

const usualPollMillis = 60_000;
const usualRetryMillis = [2000, 5000, 15_000, 30_000, 60_000];
/** A server that refuses somebody's password often blocks them when it is tried again and again. */
const refusedMillis = 5 * 60_000;

/** Resolves when `signal` says that it is over. Never fails. */
export async function watchMailbox(deps: WatchDeps, source: Source, signal: AbortSignal): Promise<void> {
  let tries = 0;
  while (!signal.aborted) {
    const trouble = await watchOnce(deps, source, signal, () => {
      tries = 0;
    });
    if (signal.aborted) return;
    const waits = deps.retryMillis ?? usualRetryMillis;
    const wait = trouble?.kind === 'sign_in' ? Math.max(refusedMillis, 0) : waits[Math.min(tries, waits.length - 1)]!;
    tries++;
    await delay(wait, undefined, { signal, ref: false }).catch(() => {});
  }
}

async function watchOnce(
  deps: WatchDeps,
  source: Source,
  signal: AbortSignal,
  onSuccess: () => void,
): Promise<MailboxTrouble | null> {
  let client: ImapFlow | undefined;
  const close = () => client?.close();
  signal.addEventListener('abort', close);
  try {
    client = await openImap(deps.ctx(), deps.secrets, source);
    // Told to stop while it connected.
    if (signal.aborted) return null;
    await readAndWait(deps, client, source, signal, onSuccess);
    return null;
  } catch (error) {
    if (signal.aborted) return null;
    return await note(deps, source, error);
  } finally {
    signal.removeEventListener('abort', close);
    close();
  }
}

async function readAndWait(
  deps: WatchDeps,
  client: ImapFlow,
  source: Source,
  signal: AbortSignal,
  onSuccess: () => void,
): Promise<void> {
  const news = newsOf(client);
  while (!signal.aborted) {
    news.forget();
    let count = 0;
    // The first folder comes last: it stays open and is the one that the server tells about.
    for (const folder of source.folders.toReversed()) count += await readFolder(deps, client, source, folder);
    if (await noteSuccess(deps.ctx(), source.mailboxId, count > 0)) deps.alarm();
    onSuccess();
    await news.wait(deps.pollMillis ?? usualPollMillis);
    if (!client.usable && !signal.aborted) throw new Error('The connection was lost.');
  }
}

/** Mail may come while the last one is being read, before anybody waits. */
function newsOf(client: ImapFlow) {
  let stirred = false;
  let wake = () => {};
  const stir = () => {
    stirred = true;
    wake();
  };
  client.on('exists', stir);
  client.on('close', stir);
  return {
    forget: () => {
      stirred = false;
    },
    wait: (millis: number): Promise<void> =>
      new Promise((done) => {
        if (stirred || !client.usable) return done();
        const timer = setTimeout(done, millis);
        wake = () => {
          clearTimeout(timer);
          done();
        };
        // It ends by itself when the next command is given.
        client.idle().catch(stir);
      }),
  };
}

async function note(deps: WatchDeps, source: Source, error: unknown): Promise<MailboxTrouble | null> {
  const { host, port, userName, signIn, mailboxId, address } = source;
  // A fault of the database is no fault of the mail server, and could not be written down either.
  const isOurs =
    /^[0-9A-Z]{5}$/.test((error as { code?: string }).code ?? '') ||
    (error as Error).message?.includes('Connection terminated');
  if (isOurs) {
    deps.log.warn({ err: error, mailbox: address }, 'A mailbox could not be read because of the database.');
    return null;
  }
  const trouble = troubleOf(error, { host, port, userName, byToken: signIn === 'oauth' });
  deps.log.warn({ mailbox: address, why: trouble.message }, 'A mailbox cannot be fetched.');
  try {
    await noteFailure(deps.ctx(), mailboxId, trouble);
    if (trouble.kind === 'sign_in') deps.alarm();
  } catch (failure) {
    deps.log.warn({ err: failure, mailbox: address }, 'The trouble of a mailbox could not be noted.');
  }
  return trouble;
}

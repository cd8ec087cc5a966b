// Keeps a watch on every mailbox that this process holds the lease of. Settings apply without a restart: what changed is
// connected anew.

import { giveBackLeases, leaseSeconds, takeLeases } from './lease.ts';
import { accessToken, signInsToRenew } from './sign-in.ts';
import { readSources, type Source } from './source.ts';
import { MailboxTrouble } from './trouble.ts';
import { type WatchDeps, watchMailbox } from './watch-mailbox.ts';

export type FetchDeps = WatchDeps & {
  /** Names this process among all that fetch. */
  holder: string;
  lookMillis?: number;
};

export type RunningFetch = {
  /** Looks at the settings now and not at the next turn. */
  look: () => Promise<void>;
  /** Which mailboxes this process fetches. */
  held: () => string[];
  stop: () => Promise<void>;
};

type Watch = { version: string; end: AbortController; ended: Promise<void> };

const usualLookMillis = 3000;
const renewLookMillis = 30_000;

export function startFetching(deps: FetchDeps): RunningFetch {
  const watches = new Map<string, Watch>();
  let stopped = false;
  let lastHeldAt = 0;
  let lastRenewAt = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  const lookOnce = async (): Promise<void> => {
    if (stopped) return;
    const ctx = deps.ctx();
    try {
      const sources = (await readSources(ctx.tx)).filter((one) => one.begunAt !== null);
      const held = await takeLeases(
        ctx,
        deps.holder,
        sources.map((one) => one.mailboxId),
      );
      lastHeldAt = performance.now();
      await adopt(
        deps,
        watches,
        sources.filter((one) => held.has(one.mailboxId)),
      );
      if (lastHeldAt > lastRenewAt + renewLookMillis) {
        lastRenewAt = lastHeldAt;
        await renewTokens(deps);
      }
    } catch (error) {
      deps.log.warn({ err: error }, 'The mailboxes could not be looked at.');
      // Who cannot keep the lease must not go on as if nobody else could have it.
      const at = performance.now();
      if (at > lastHeldAt + (leaseSeconds - 5) * 1000) await adopt(deps, watches, []);
    }
  };
  const look = (): Promise<void> => {
    looking = looking.then(lookOnce);
    return looking;
  };
  const turn = async (): Promise<void> => {
    await look();
    if (!stopped) timer = setTimeout(() => void turn(), deps.lookMillis ?? usualLookMillis);
  };
  void turn();
  return {
    look,
    held: () => [...watches.keys()],
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await looking;
      await adopt(deps, watches, []);
      await giveBackLeases(deps.ctx(), deps.holder).catch((error) =>
        deps.log.warn({ err: error }, 'A lease was left behind.'),
      );
    },
  };
}

/** Ends the watches that are not wanted or not up to date, and begins those that are missing. */
async function adopt(deps: FetchDeps, watches: Map<string, Watch>, wanted: readonly Source[]): Promise<void> {
  const versions = new Map(wanted.map((one) => [one.mailboxId, one.version]));
  const over = [...watches].filter(([id, watch]) => versions.get(id) !== watch.version);
  for (const [id, watch] of over) {
    watch.end.abort();
    watches.delete(id);
  }
  await Promise.all(over.map(([, watch]) => watch.ended));
  for (const source of wanted) {
    if (watches.has(source.mailboxId)) continue;
    const end = new AbortController();
    watches.set(source.mailboxId, {
      version: source.version,
      end,
      ended: watchMailbox(deps, source, end.signal),
    });
  }
}

/** Ahead of time: a refusal is known before the mail stops. */
async function renewTokens(deps: FetchDeps): Promise<void> {
  for (const mailboxId of await signInsToRenew(deps.ctx())) {
    await accessToken(deps.ctx(), deps.secrets, mailboxId).catch((error: unknown) => {
      if (!(error instanceof MailboxTrouble)) throw error;
      deps.log.warn({ mailbox: mailboxId, why: error.message }, 'A sign-in could not be renewed.');
      if (error.kind === 'sign_in') deps.alarm();
    });
  }
}

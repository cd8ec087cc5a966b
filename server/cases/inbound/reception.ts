// The desk behind the doors: whether an address is ours, storing, working on what came, and the sweep that takes up what a
// crash or a fault has left.

import type { InboundOutcome, Reception } from '../../channels/channel.ts';
import { readAnswerAddress, readBounceAddress, readReplyAddress } from '../../channels/email/reply-address.ts';
import { claimWaiting, findInbound, noteFailedTry } from '../../channels/inbound.ts';
import { homesOf } from '../../channels/own-address.ts';
import { storeInbound } from '../../channels/store-inbound.ts';
import { type Context, contextFor, theDesk } from '../../platform/context.ts';
import { together } from '../../platform/database.ts';
import { inboundCount } from '../../platform/metrics.ts';
import { isUnreachable } from '../../platform/problem.ts';
import type { Wiring } from '../../platform/wiring.ts';
import { type AcceptDeps, acceptInbound, acceptStored } from './accept-inbound.ts';

export type ReceptionWiring = Pick<Wiring, 'database' | 'sources' | 'wake'>;

export function receptionOf(wiring: ReceptionWiring, deps: AcceptDeps): Reception {
  const context = () => contextFor(wiring.sources, wiring.database.db, theDesk);
  const mailboxes = rememberBriefly(() => context().tx.selectFrom('mailbox').select('address').execute());
  return {
    takes: (recipient) => takesMailFor(mailboxes, deps, recipient),
    store: (message, also) => storeInbound(context(), message, also),
    process: async (stored) => {
      const outcome = await tryToAccept(context, stored.id, () => acceptStored(context(), deps, stored));
      wiring.wake();
      return outcome;
    },
  };
}

const rememberMillis = 250;

/** Under load each recipient would be a question of its own; a quarter of a second changes nothing for anybody. */
function rememberBriefly<T>(read: () => Promise<T>): () => Promise<T> {
  let known: { at: number; value: Promise<T> } | undefined;
  return () => {
    const at = performance.now();
    if (!known || at - known.at > rememberMillis) {
      const value = read();
      known = { at, value };
      value.catch(() => {
        known = undefined;
      });
    }
    return known.value;
  };
}

/** Until a mailbox is configured every address is ours; from then on the mailboxes and the addresses that we made. */
async function takesMailFor(
  mailboxes: () => Promise<{ address: string }[]>,
  { keys }: AcceptDeps,
  recipient: string,
): Promise<boolean> {
  const reads = [readReplyAddress, readBounceAddress, readAnswerAddress];
  if (reads.some((read) => read(keys.replies, recipient) !== null)) return true;
  const configured = await mailboxes();
  if (configured.length === 0) return true;
  const homes = homesOf(recipient);
  return configured.some((one) => homes.includes(one.address));
}

/** Two mails may get into each other's way in the database; the second try finds the way free. */
const collides = (error: unknown): boolean =>
  ['40001', '40P01', '23505'].includes((error as { code?: string }).code ?? '');

/** @throws what went wrong, after the try was noted */
async function tryToAccept(
  context: () => Context,
  id: string,
  accept: () => Promise<InboundOutcome>,
): Promise<InboundOutcome> {
  try {
    const outcome = await accept().catch((error) => {
      if (!collides(error)) throw error;
      return accept();
    });
    inboundCount.inc({ channel: 'email', state: outcome.state });
    return outcome;
  } catch (error) {
    // A database that is away is not the mail's fault.
    if (!isUnreachable(error as Error)) await noteTry(context(), id, error);
    throw error;
  }
}

async function noteTry(ctx: Context, id: string, error: unknown): Promise<void> {
  const inbound = await findInbound(ctx.tx, id);
  const said = error instanceof Error ? error.message : String(error);
  const explanation = `It could not be worked on: ${said.replaceAll('\0', '').toWellFormed().slice(0, 300)}`;
  if (inbound) await together(ctx.tx, [noteFailedTry(ctx, id, Math.max(1, inbound.tries), explanation)]);
}

const mostAtOnce = 20;

/**
 * Takes up stored mail that nobody works on: after the set-up, a crash or a fault. Any number of processes may run it.
 * @returns how many mails were taken up
 */
export async function acceptWaiting(
  wiring: ReceptionWiring,
  deps: AcceptDeps,
  onError: (error: unknown) => void,
): Promise<number> {
  const context = () => contextFor(wiring.sources, wiring.database.db, theDesk);
  const ready = await wiring.database.db.selectFrom('desk').select('id').where('setUpAt', 'is not', null).execute();
  if (ready.length === 0) return 0;
  let count = 0;
  for (;;) {
    const claimed = await claimWaiting(context(), mostAtOnce);
    for (const { id } of claimed) {
      await tryToAccept(context, id, () => acceptInbound(context(), deps, id)).catch(onError);
    }
    count += claimed.length;
    if (claimed.length > 0) wiring.wake();
    if (claimed.length < mostAtOnce) return count;
  }
}

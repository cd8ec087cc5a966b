// Mail that is not let in by itself (4.2.2, 4.2.4): nobody is answered, and somebody looks at it until a date. A sender whom
// an agent has blocked is turned down at once; everything else waits for an agent.

import type { InboundOutcome } from '../../channels/channel.ts';
import { endInbound, noteWave } from '../../channels/inbound.ts';
import { queueNotice } from '../../channels/queue-delivery.ts';
import type { Context } from '../../platform/context.ts';
import { together } from '../../platform/database.ts';
import { record } from '../../platform/events.ts';
import { readGround } from '../ground.ts';
import { likenessOf, type Mail, type Word, whatItSays } from './inbound-rows.ts';
import type { Facts } from './read-facts.ts';

export type Aside = {
  reason: 'unreadable' | 'no_sender' | 'authentication_failed' | 'blocked' | 'spam_suspected' | 'wave';
  explanation: string;
};

/** Of a wave at least every third mail has a sender of its own: one machine that repeats itself is none. */
const mailsPerSender = 3;

/** @returns null when it is let in */
export function whyAside({ sender, parsed, authentication, spam }: Word, facts: Facts): Aside | null {
  if (facts.blockedBy && !isColleague(facts, authentication.result)) {
    return { reason: 'blocked', explanation: `Mail from ${facts.blockedBy} is blocked.` };
  }
  const { policy, isHearsay } = authentication;
  if (isHearsay && policy !== null && policy !== 'none') {
    const explanation = `${parsed.from?.address ?? 'A group'} says that ${sender.email} wrote it, and the domain of ${sender.email} wants no mail in its name believed that it has not sent.`;
    return { reason: 'authentication_failed', explanation };
  }
  if (authentication.result === 'fail' && policy !== null && policy !== 'none') {
    const explanation = `The domain of ${parsed.from?.address ?? sender.email} says that this mail is not from it (${authentication.how}).`;
    return { reason: 'authentication_failed', explanation };
  }
  // Nobody guesses a reply address or a Message-ID of ours: who takes part and answers is read, whatever a filter thinks.
  if (
    !isHearsay &&
    facts.candidates.some((one) => one.by !== 'number' && (one.role === 'requester' || one.role === 'copied'))
  ) {
    return null;
  }
  if (spam?.isSpam) {
    const explanation = `The mail server that took it thinks that it is spam (${spam.header}: ${spam.said.slice(0, 80)}).`;
    return { reason: 'spam_suspected', explanation };
  }
  const { mails, senders } = facts.alike;
  if (mails >= facts.mostAlike && senders * mailsPerSender >= mails && facts.sender?.verifiedAt == null) {
    const explanation = `The same words came ${mails} times from ${senders} senders within ten minutes.`;
    return { reason: 'wave', explanation };
  }
  return null;
}

const isColleague = (facts: Facts, authentication: Word['authentication']['result']): boolean =>
  facts.sender?.kind === 'agent' && facts.sender.state === 'active' && authentication === 'pass';

export const reviewHours = 24;

export async function putAside(ctx: Context, mail: Mail, facts: Facts, aside: Aside): Promise<InboundOutcome> {
  const { reason, explanation } = aside;
  const state = reason === 'blocked' ? ('rejected' as const) : ('quarantined' as const);
  const told = reason === 'wave' ? await tellOfWave(ctx, mail, facts) : [];
  await together(ctx.tx, [
    endInbound(ctx, mail.inbound.id, {
      ...whatItSays(mail),
      state,
      reason,
      explanation,
      dueAt: state === 'quarantined' ? new Date(ctx.now.getTime() + reviewHours * 3_600_000) : null,
    }),
    record(ctx, [
      {
        kind: `inbound.${state}`,
        subjectId: mail.inbound.id,
        data: { reason, ...(told.length > 0 ? { deliveries: 1 } : {}) },
      },
    ]),
    ...told,
  ]);
  return { state, number: null };
}

/** Once for each wave: the rest of it would only be the same notice again. */
async function tellOfWave(ctx: Context, mail: Mail, facts: Facts) {
  const isFirst = await noteWave(ctx, likenessOf(mail.parsed)!, mail.inbound.receivedAt);
  if (!isFirst) return [];
  const teamId = facts.mailboxes.find((one) => one.isDefault)?.teamId ?? null;
  const { lead } = (await readGround(ctx.tx, teamId)).team;
  if (!lead.email) return [];
  const to = { personId: lead.id, address: lead.email, example: false };
  return queueNotice(ctx, { kind: 'agent_wave', data: { inboundId: mail.inbound.id, ...facts.alike } }, to);
}

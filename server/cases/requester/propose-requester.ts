// Who may be the requester of a mail that opens a ticket, besides its sender (4.2.5, 4.2.6). A colleague who passes a mail on
// is not the one who asks; a differing Reply-To may be another mailbox of the same person or a trap. So it is only offered.

import { parseApart } from '../../channels/email/parse-apart.ts';
import { readForward } from '../../channels/email/reading/read-forward.ts';
import { homesOf } from '../../channels/own-address.ts';
import { readWay } from '../../channels/way-here.ts';
import { normaliseEmail } from '../../people/email-address.ts';
import { readableLine } from '../../platform/readable-line.ts';
import type { Proposal } from '../../tickets/write-proposal.ts';
import type { Word } from '../inbound/inbound-rows.ts';
import type { Facts } from '../inbound/read-facts.ts';

const mostText = 50_000;

export type Proposed = Omit<Proposal, 'ticketId' | 'messageId'>;

export async function proposeRequester({ parsed, sender }: Word, facts: Facts): Promise<Proposed | null> {
  const { passedOnBy } = readWay(parsed);
  const ours = (email: string): boolean =>
    homesOf(email).some((home) => passedOnBy.has(home) || facts.mailboxes.some((one) => one.address === home));
  if (facts.sender?.kind === 'agent' && facts.sender.state === 'active') {
    const forward = await readForward(parsed, parseApart);
    const email = normaliseEmail(forward?.from.address ?? '');
    if (!forward || !email || email === sender.email || ours(email)) return null;
    return {
      how: 'forwarded',
      email,
      name: readableLine(forward.from.name).slice(0, 200),
      saidDate: readableLine(forward.date).slice(0, 200),
      subject: readableLine(forward.subject).slice(0, 500),
      bodyText: forward.text.slice(0, mostText),
    };
  }
  const email = normaliseEmail(parsed.replyTo?.address ?? '');
  if (!email || email === sender.email || ours(email) || parsed.headers.has('list-id')) return null;
  const name = readableLine(parsed.replyTo?.name ?? '').slice(0, 200);
  return { how: 'reply_to', email, name, saidDate: '', subject: '', bodyText: '' };
}

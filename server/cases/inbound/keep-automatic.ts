// Mail that a machine wrote by itself. It is kept where it belongs and changes nothing: no message, no clock, no status, no
// answer. A report that a mail of ours did not arrive is told to the delivery it concerns.

import type { Compilable } from 'kysely';
import type { InboundOutcome } from '../../channels/channel.ts';
import { readDeliveryReport } from '../../channels/email/reading/delivery-report.ts';
import { readBounceAddress } from '../../channels/email/reply-address.ts';
import { type DeliveryToFail, failDelivery, findReportedDelivery, noteReported } from '../../channels/fail-delivery.ts';
import { endInbound } from '../../channels/inbound.ts';
import { normaliseEmail } from '../../people/email-address.ts';
import type { Context } from '../../platform/context.ts';
import { together } from '../../platform/database.ts';
import { type NewEvent, record } from '../../platform/events.ts';
import { hearAway } from '../away/hear-away.ts';
import { countAutomatic, loopSuspected } from './answer-for.ts';
import { type Mail, whatItSays } from './inbound-rows.ts';
import { type Facts, type Keys, recipientsOf } from './read-facts.ts';

const sentences: Record<string, string> = {
  own_mail: 'It is a mail of this desk that came back.',
  own_address: 'It says that it is from an address of this desk.',
  delivery_report: 'A mail server reports on a mail of ours.',
  unproven_report:
    'It reports that a mail of ours did not arrive, but it did not come to the return address of that mail, so nothing shows that it is true. Nothing was changed.',
  read_receipt: 'A mail program reports that a mail was opened.',
  mail_server: 'A mail server wrote it.',
  automatic_reply: 'A machine answered by itself.',
  holiday_reply: 'It is the answer of somebody who is away.',
  desk_reply: 'Another desk says by itself that it has our mail.',
  calendar_reply: 'A calendar says whether somebody comes.',
};

/** Some say in a holiday reply only that a machine answers. */
const awayReasons = ['holiday_reply', 'automatic_reply'];

export async function keepAutomatic(
  ctx: Context,
  keys: Keys,
  mail: Mail,
  facts: Facts,
  reason: string,
): Promise<InboundOutcome> {
  const loops = mail.sender ? await countAutomatic(ctx, mail.sender.email) : false;
  const report = await readReport(ctx, keys, mail, facts);
  const candidate = facts.candidates.find((one) => one.by !== 'number') ?? facts.candidates[0];
  const ticketId = report.ticketId ?? candidate?.ticketId ?? null;
  const away = awayReasons.includes(reason) ? await hearAway(ctx, mail, facts, candidate, reason) : [];
  const why = report.isDoubtful ? 'unproven_report' : reason;
  await together(ctx.tx, [
    endInbound(ctx, mail.inbound.id, {
      ...whatItSays(mail),
      state: 'automatic',
      reason: why,
      explanation: sentences[why] ?? null,
      ticketId,
    }),
    record(ctx, [
      {
        kind: 'inbound.automatic',
        subjectId: mail.inbound.id,
        data: { reason: why, ...(ticketId ? { ticketId } : {}) },
      },
      ...(loops && ticketId ? [loopSuspected(ticketId, facts)] : []),
    ]),
    ...report.writes,
    ...away,
  ]);
  return { state: 'automatic', number: report.ticketNumber ?? candidate?.number ?? null };
}

type Report = { ticketId: number | null; ticketNumber: string | null; isDoubtful?: boolean; writes: Compilable[] };

const nothingReported: Report = { ticketId: null, ticketNumber: null, writes: [] };

/**
 * Anybody can write a report. Only one that came to the delivery's own return address is believed, which stands in the
 * envelope of that one mail and nowhere that others read. A Message-ID proves nothing: every answer names it to all who get
 * one. The mails that leave with no return path (acknowledgements) are reported by no server that keeps to RFC 5321, 4.5.5;
 * what another one says of them is shown to the agents as doubtful and changes nothing.
 */
async function readReport(ctx: Context, keys: Keys, mail: Mail, facts: Facts): Promise<Report> {
  const { parsed, inbound } = mail;
  const bounced = recipientsOf(parsed, inbound.envelopeTo).flatMap((one) => readBounceAddress(keys.replies, one) ?? []);
  const report = readDeliveryReport(parsed.text, parsed.files, parsed.headers);
  if (bounced.length === 0 && !report) return nothingReported;
  const delivery = await findReportedDelivery(ctx.tx, bounced, report?.mailIds ?? []);
  if (!delivery) return nothingReported;
  const { ticketId, ticketNumber } = delivery;
  // Of several recipients what is said of the delivery's own counts.
  const own = report?.recipients.find((one) => normaliseEmail(one.address) === delivery.toAddress);
  const hasFailed = own ? own.class !== 'delivered' && own.class !== 'delayed' : report?.outcome === 'permanent';
  if (!report) return { ticketId, ticketNumber, writes: [] };
  const isProven = bounced.includes(delivery.id) || isOfServerOnTheWay(mail, facts, delivery.toAddress);
  const said = { error: (own ?? report).diagnostic || 'The mail came back.', status: (own ?? report).status };
  if (!hasFailed) {
    const what = (own?.class ?? report.outcome) === 'delivered' ? 'delivered' : 'delayed';
    return { ticketId, ticketNumber, writes: isProven ? noteReported(ctx, delivery, what, said) : [] };
  }
  if (!isProven) {
    return { ticketId, ticketNumber, isDoubtful: true, writes: [record(ctx, [doubted(delivery)])] };
  }
  return { ticketId, ticketNumber, writes: failDelivery(ctx, delivery, said) };
}

/** Gmail and Microsoft 365 put the mailbox's own address into the envelope, so what they report comes there. */
const providers = ['googlemail.com', 'google.com', 'outlook.com'];
const serverName = /^(?:mailer-daemon|postmaster|microsoftexchange[0-9a-f]{8,})$/;

/** It is proven to be from a server itself, of the one written to, of a mailbox of ours, or of whoever we send by. */
function isOfServerOnTheWay({ parsed, authentication }: Mail, facts: Facts, toAddress: string): boolean {
  if (authentication.result !== 'pass') return false;
  const [name = '', domain = ''] = (normaliseEmail(parsed.from?.address ?? '') ?? '').split('@');
  const domains = [toAddress, ...facts.mailboxes.map((one) => one.address)].map((one) => one.split('@')[1]);
  return serverName.test(name.toLowerCase()) && [...providers, ...domains].includes(domain);
}

const doubted = (delivery: DeliveryToFail): NewEvent => ({
  kind: 'delivery.doubted',
  ...(delivery.ticketId === null ? {} : { ticketId: delivery.ticketId }),
  subjectId: delivery.id,
  data: { personId: delivery.personId },
});

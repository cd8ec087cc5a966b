// A mail came without its files, because together they were too large. Whoever sent it is told where the files can go; where
// nobody may be written to, the team reads that something is missing.

import { count } from '../../access/throttle.ts';
import { wholeSizeHeader } from '../../channels/email/opening-mail.ts';
import { header } from '../../channels/email/reading/read-headers.ts';
import { queueMessage } from '../../channels/queue-delivery.ts';
import type { Context } from '../../platform/context.ts';
import { together } from '../../platform/database.ts';
import { record } from '../../platform/events.ts';
import { readParticipants } from '../../tickets/read-participants.ts';
import type { Ticket } from '../../tickets/ticket.ts';
import { insertMessages, type NewMessage } from '../../tickets/write-ticket.ts';
import type { Locale } from '../../wording/locales.ts';
import { say, sayWithLink } from '../../wording/say.ts';
import type { Word } from './inbound-rows.ts';

/** How large the whole mail was; null when it came whole. */
export function wholeSizeOf({ parsed }: Pick<Word, 'parsed'>): number | null {
  const said = header(parsed.headers, wholeSizeHeader);
  return /^\d{1,15}$/.test(said) ? Number(said) : null;
}

export async function tellTooLarge(ctx: Context, word: Word, ticketId: number, mayAnswer: boolean): Promise<void> {
  const size = wholeSizeOf(word);
  if (size === null) return;
  const ticket = (await ctx.tx
    .selectFrom('ticket')
    .selectAll()
    .where('id', '=', ticketId)
    .executeTakeFirst()) as Ticket;
  const participants = await readParticipants(ctx.tx, ticketId);
  const to = participants.find((one) => one.email === word.sender.email && one.role !== 'pending');
  const limit = { key: `upload link ${word.sender.email}`, most: 5, windowSeconds: 86_400 };
  const answers = mayAnswer && to !== undefined && ticket.status !== 'spam' && (await count(ctx, limit)) <= limit.most;
  const locale = ticket.language as Locale;
  const megabytes = String(Math.max(1, Math.round(size / 1024 / 1024)));
  const words = answers
    ? {
        subject: say(locale, 'oversized.subject', { number: ticket.number }),
        ...sayWithLink(locale, 'oversized.text', { number: ticket.number, megabytes }),
      }
    : { bodyText: say(locale, 'oversized.note', { megabytes }), linkAt: null };
  const message: NewMessage = {
    id: ctx.newId(),
    ticketId,
    kind: answers ? 'public' : 'note',
    purpose: answers ? 'upload' : 'message',
    authorId: null,
    byAgent: false,
    channel: 'email',
    language: ticket.language,
    ...words,
  };
  await together(ctx.tx, [
    insertMessages(ctx, [message]),
    answers
      ? queueMessage(ctx, ticketId, message.id, [
          { personId: to.personId, address: to.email!, example: ticket.example || to.example },
        ])
      : undefined,
    record(ctx, [
      {
        kind: 'message.posted',
        ticketId,
        subjectId: message.id,
        audience: answers ? 'public' : 'internal',
        data: {
          ...(answers ? { deliveries: 1, purpose: 'upload' } : { kind: 'note' }),
          wholeSize: size,
          wholeOf: word.inbound.id,
        },
      },
    ]),
  ]);
}

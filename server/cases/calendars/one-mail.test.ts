// When the desk closes for a time: one mail to each who waits, whatever the number of their tickets; and what people agreed on
// is agreed anew by people.

import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../../test/harness.ts';
import { defaultCalendarId } from '../../calendars/read-calendars.ts';
import { renderDelivery } from '../../channels/render-delivery.ts';
import { findTicketById } from '../../tickets/find-ticket.ts';
import { promiseLevels } from '../../tickets/ticket.ts';
import { changeStatus } from '../change-status.ts';
import { openTicket } from '../open-ticket.ts';
import { closeTime, reopen } from './close-time.ts';
import { previewClosedTime } from './preview-closed-time.ts';

let desk: TestDesk;
let calendarId: string;
const leave = { from: '2026-03-11', until: '2026-03-20', reason: 'away' as const };
const deps = {
  publicUrl: () => 'https://desk.example',
  replies: Buffer.alloc(32, 3),
  ticketLink: (id: number, personId: string) => `https://desk.example/t/${id}/${personId.slice(-4)}`,
  uploadLink: () => '',
  acceptLink: () => '',
  signInLink: () => '',
};

beforeEach(async () => {
  desk = await makeDesk(); // Tuesday 2026-03-10, 10:00 UTC
  calendarId = await defaultCalendarId(desk.database.db);
});

const open = async (subject: string, email: string, more: { cc?: string[]; locale?: string; priority?: 3 | 4 } = {}) =>
  (
    await openTicket(desk.ctx(desk.ana), {
      subject,
      body: 'It stops.',
      requester: { email, locale: more.locale ?? 'en' },
      language: more.locale ?? 'en',
      copied: more.cc ?? [],
      channel: 'api',
      priority: more.priority ?? 3,
    })
  ).ticket;

/** The mails that tell of the closed time, as each reader gets them. */
async function mails() {
  const { rows } = await sql<{ id: string; to: string }>`
    select d.id, d.to_address as "to" from delivery d join message m on m.id = d.message_id
     where m.purpose = 'away' order by d.to_address, d.queued_at`.execute(desk.database.db);
  return Promise.all(rows.map(async ({ id, to }) => ({ to, text: (await renderDelivery(desk.ctx(), deps, id)).text })));
}
const close = (dates: Partial<typeof leave> = {}) => closeTime(desk.ctx(desk.ana), calendarId, { ...leave, ...dates });

describe('one mail for all that a requester waits for', () => {
  test('each new date stands in it with its ticket; nobody reads of a ticket that is not theirs', async () => {
    const one = await open('Printer', 'ravi@northgate.example');
    const two = await open('Labels', 'ravi@northgate.example', { priority: 4, cc: ['mia@northgate.example'] });
    const three = await open('Scanner', 'ravi@northgate.example', { cc: ['mia@northgate.example'] });
    const other = await open('Tape', 'olga@southgate.example', { locale: 'ru' });
    expect((await close()).moved).toBe(4);
    await desk.sweep();
    const told = await mails();
    expect(told.map(({ to }) => to)).toEqual([
      'mia@northgate.example',
      'olga@southgate.example',
      'ravi@northgate.example',
    ]);
    const numbersIn = (text: string) =>
      [one, two, three, other].filter(({ number }) => text.includes(number)).map(({ number }) => number);
    const [mia, olga, ravi] = told as [(typeof told)[0], (typeof told)[0], (typeof told)[0]];
    expect(numbersIn(ravi.text)).toEqual([one.number, two.number, three.number]);
    expect(numbersIn(mia.text)).toEqual([two.number, three.number]);
    expect(numbersIn(olga.text)).toEqual([other.number]);
    expect(ravi.text).toContain('These are the new dates of your other requests:');
    expect(ravi.text).toContain(
      `${two.number} · Labels\nNext news: no later than Wednesday, 25 March at 10:00 (UTC)\nBefore: Friday, 13 March at 10:00 (UTC)\nhttps://desk.example/t/${two.id}/`,
    );
    expect(olga.text).not.toContain('Новые сроки');
    // In the portal and in the timeline each ticket says it of itself.
    const { rows } = await sql<{ ticketId: number; bodyText: string }>`
      select ticket_id, body_text from message where purpose = 'away' order by ticket_id`.execute(desk.database.db);
    expect(rows.map((row) => row.ticketId)).toEqual([one.id, two.id, three.id, other.id]);
    for (const { ticketId, bodyText } of rows) {
      expect(numbersIn(bodyText)).toEqual([[one, two, three, other].find(({ id }) => id === ticketId)!.number]);
    }
    await desk.sweep();
    expect(await mails()).toHaveLength(3);
    expect(await desk.broken()).toEqual([]);
  });

  test('what was taken back meanwhile moves nothing and tells nobody', async () => {
    await open('Printer', 'ravi@northgate.example');
    const { id } = await close();
    await reopen(desk.ctx(desk.ana), calendarId, id);
    await desk.sweep();
    expect(await mails()).toEqual([]);
  });
});

describe('a date that was agreed lies in the closed time', () => {
  const agreedAt = new Date('2026-03-12T14:00:00Z');
  async function agreed() {
    const ticket = await open('Visit', 'ravi@northgate.example');
    await changeStatus(desk.ctx(desk.ana), { number: ticket.number, status: 'scheduled', agreedAt });
    desk.pass({ minutes: 5 });
    return ticket;
  }
  const now = (id: number) => findTicketById(desk.ctx(), id);
  const notices = () =>
    desk.database.db.selectFrom('notice').select(['data', 'personId']).where('kind', '=', 'agent_agreed').execute();

  test('the preview counts it apart; closing asks the assignee, and leaves the date as it is', async () => {
    const ticket = await agreed();
    const preview = await previewClosedTime(desk.ctx(desk.ana), calendarId, 'https://desk.example', leave);
    expect(preview).toMatchObject({ promises: 0, agreed: 1, texts: [] });
    expect((await close()).moved).toBe(0);
    await desk.sweep();
    expect(await now(ticket.id)).toMatchObject({
      status: 'scheduled',
      promiseDueAt: agreedAt,
      promiseLevel: promiseLevels.dueSoon,
    });
    expect(await mails()).toEqual([]);
    expect(await notices()).toEqual([
      {
        personId: desk.ana.personId,
        // We close at six today, before a business day is over.
        data: { agreedAt: agreedAt.toISOString(), untilAt: '2026-03-10T18:00:00.000Z' },
      },
    ]);
    await desk.sweep();
    expect(await notices()).toHaveLength(1);
    expect(await desk.broken()).toEqual([]);
  });

  test('agreed anew in time, also on the same date: the desk says nothing', async () => {
    const ticket = await agreed();
    await close();
    await desk.sweep();
    await changeStatus(desk.ctx(desk.ana), { number: ticket.number, status: 'scheduled', agreedAt });
    desk.clock.now = new Date('2026-03-10T18:00:00Z');
    await desk.sweep();
    expect(await now(ticket.id)).toMatchObject({ status: 'scheduled', promiseDueAt: agreedAt });
    expect(await mails()).toEqual([]);
    expect(await desk.broken()).toEqual([]);
  });

  test('not agreed anew: before we close the requester is asked for another date, and the pause is over', async () => {
    const ticket = await agreed();
    await close();
    await desk.sweep();
    desk.clock.now = new Date('2026-03-10T18:00:00Z');
    await desk.sweep();
    const after = await now(ticket.id);
    expect(after).toMatchObject({ status: 'open', promiseDueAt: new Date('2026-03-23T18:00:00Z') });
    const [mail, ...more] = await mails();
    expect(more).toEqual([]);
    expect(mail!.text).toContain('We had agreed on this date for your request');
    expect(mail!.text).toContain('Thursday, 12 March at 14:00 (UTC)');
    expect(mail!.text).toContain('Back: Monday, 23 March at 09:00 (UTC)');
    expect(mail!.text).toContain('Which other date would suit you?');
    expect(await notices()).toHaveLength(1);
    expect(await desk.broken()).toEqual([]);
  });

  test('closed already: both are told at once', async () => {
    await agreed();
    await close({ from: '2026-03-10' });
    await desk.sweep();
    expect(await mails()).toHaveLength(1);
    expect((await notices())[0]!.data).toMatchObject({ untilAt: null });
    expect(await desk.broken()).toEqual([]);
  });
});

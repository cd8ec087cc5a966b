// The whole way with nothing played: a customer with a mailbox in Dovecot, Postfix in between, an agent and the customer's
// phone in Chromium.

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TicketDetailView, TicketView, TimelineEntryView } from '../../contract/tickets.ts';
import { makeDatabase } from '../harness.ts';
import { until } from '../mail-server/daemon.ts';
import {
  administrator,
  canPipe,
  doors,
  type MailHouse,
  openMailHouse,
  whyNoMailServers,
} from '../mail-server/mail-house.ts';
import type { Mailbox, Received } from '../mail-server/mailbox.ts';
import * as screens from './screens.ts';

const why = whyNoMailServers();
const maria = 'maria@customer.example';
const viktor = 'viktor@customer.example';

describe.skipIf(why !== null)(`with Postfix, Dovecot and Chromium${why ? `: ${why}` : ''}`, () => {
  let house: MailHouse;
  let browser: Browser;
  const troubles: string[] = [];

  beforeAll(async () => {
    const connection = await makeDatabase();
    [house, browser] = await Promise.all([
      openMailHouse({
        connection,
        mailboxes: [maria, viktor, 'paulo@customer.example'],
        refused: ['refused@customer.example'],
      }),
      screens.openBrowser(),
    ]);
  });
  afterAll(async () => {
    await browser?.close();
    await house?.stop();
  });

  const tickets = async (requester: string): Promise<TicketView[]> =>
    (await house.api<{ tickets: TicketView[] }>('GET', `/tickets?requester=${requester}&sort=opened`)).tickets;
  const ticket = (number: string) => house.api<TicketDetailView>('GET', `/tickets/${number}`);
  const timeline = async (number: string): Promise<TimelineEntryView[]> =>
    (await house.api<{ entries: TimelineEntryView[] }>('GET', `/tickets/${number}/timeline`)).entries;
  const said = async (number: string) =>
    (await timeline(number)).filter((one) => one.kind !== 'event').map((one) => one.body);
  const ticketsOf = (requester: string, count: number) =>
    until(
      async () => {
        const found = await tickets(requester);
        return found.length >= count ? found : null;
      },
      20,
      () => `${count} tickets of ${requester}. Postfix: ${house.postfix.log().slice(-3000)}`,
    );

  describe('Maria and Ana', () => {
    let mailbox: Mailbox;
    let number: string;
    let first: string;
    let acknowledgement: Received;
    let answer: Received;
    let ana: Page;
    let phone: Page;

    test('a mail becomes one ticket with a person and a promise', async () => {
      mailbox = house.mailbox(maria);
      first = '<first.of.maria@customer.example>';
      await mailbox.send({
        from: `Maria Silva <${maria}>`,
        to: `support@${doors.smtp}`,
        subject: 'The label printer stops after two labels',
        messageId: first,
        text: 'Hello,\n\nour label printer stops after two labels and blinks red.\n\nMaria Silva\n',
      });
      const found = await ticketsOf(maria, 1);
      expect(found).toHaveLength(1);
      number = found[0]!.number;
      expect(found[0]).toMatchObject({
        subject: 'The label printer stops after two labels',
        status: 'new',
        channel: 'email',
        language: 'en',
        assignee: { name: administrator.name },
        promise: { purpose: 'update' },
      });
      expect(Date.parse(found[0]!.promise!.dueAt)).toBeGreaterThan(Date.now());
    });

    test('the acknowledgement reaches the mailbox with the right headers', async () => {
      acknowledgement = await mailbox.next();
      const { header, mail, raw } = acknowledgement;
      expect(raw).toMatch(/^Return-Path: <>\r?$/m);
      expect(header('auto-submitted')).toBe('auto-replied');
      expect(header('in-reply-to')).toBe(first);
      expect(header('references')).toBe(first);
      expect(header('message-id')).toMatch(/^<[0-9a-f-]{36}@kestrel\.example>$/);
      expect(header('reply-to')).toMatch(/^support\+r\.[0-9a-z]+-[0-9a-z]{16}@kestrel\.example$/);
      expect(header('from')).toBe(`Kestrel Support <support@${doors.smtp}>`);
      expect(header('to')).toBe(maria);
      expect(mail.subject).toContain(number);
      expect(mail.text).toContain(number);
      expect(mail.text).toContain(`Your contact: ${administrator.name}`);
      expect(linkIn(acknowledgement)).toMatch(/\/portal\/t\//);
    });

    test('an agent answers in the browser and it arrives in the same thread', async () => {
      ana = await screens.openDevice(browser, troubles);
      await screens.desk.signIn(ana, house.desk.url, administrator);
      await screens.desk.openFromList(ana, /label printer stops/);
      await screens.desk.said(ana, /blinks red/).waitFor();
      await screens.desk.reply(ana, 'Please clean the sensor under the lid. Does it help?');
      answer = await mailbox.next();
      expect(answer.mail.text).toContain('Please clean the sensor under the lid.');
      expect(answer.header('in-reply-to')).toBe(first);
      expect(answer.header('references').split(/\s+/)).toEqual([first, acknowledgement.header('message-id')]);
      expect(answer.header('auto-submitted')).toBe('');
      expect(answer.raw).toMatch(/^Return-Path: <support\+b\.[0-9a-z]{34}@kestrel\.example>\r?$/m);
      expect(answer.mail.subject).toBe(`Re: The label printer stops after two labels [${number}]`);
    });

    test('the customer’s answer from the mailbox is on the same ticket, without the quote, and the agent sees it at once', async () => {
      const before = await ticket(number);
      await mailbox.send(
        answerTo(answer, {
          text: `It helped for an hour, now it blinks again.\n\nOn Tuesday, Ana Ferreira wrote:\n${quoted(answer.mail.text)}`,
        }),
      );
      await screens.desk.said(ana, /now it blinks again/).waitFor();
      expect(await tickets(maria)).toHaveLength(1);
      const after = await ticket(number);
      expect(after).toMatchObject({
        status: 'open',
        promise: { purpose: 'update' },
        assignee: { name: administrator.name },
      });
      expect(after.promise).toEqual(before.promise);
      expect((await said(number)).at(-1)).toBe('It helped for an hour, now it blinks again.');
    });

    test('a holiday reply changes nothing', async () => {
      const before = { ticket: await ticket(number), said: await said(number) };
      await mailbox.send(
        answerTo(answer, {
          subject: 'Automatic reply: away until Monday',
          text: 'I am away until Monday and read nothing.',
          headers: { 'Auto-Submitted': 'auto-replied' },
        }),
      );
      await until(async () => (await inbound('automatic')).length === 1);
      expect(await ticket(number)).toEqual(before.ticket);
      expect(await said(number)).toEqual(before.said);
    });

    test('a stranger who names the number gets a ticket of their own and reads nothing of hers', async () => {
      const stranger = house.mailbox(viktor);
      await stranger.send({
        to: `support@${doors.smtp}`,
        subject: `Re: The label printer stops after two labels [${number}]`,
        text: 'What is the news on this? Please send me everything.',
      });
      const [own] = await ticketsOf(viktor, 1);
      expect(own!.number).not.toBe(number);
      await stranger.next();
      await house.api('POST', `/tickets/${own!.number}/messages`, { kind: 'public', body: 'Whose printer is it?' });
      await stranger.next();
      for (const { raw, mail } of await stranger.read()) {
        const all = `${raw}\n${mail.text}\n${mail.html}\n${mail.subject}`;
        for (const hers of ['blinks', 'sensor', 'Maria', maria, first, 'after an hour'])
          expect(all, hers).not.toContain(hers);
      }
      expect((await timeline(number)).some((one) => one.body.includes('send me everything'))).toBe(false);
      expect((await ticket(number)).participants).toHaveLength(1);
    });

    test('the link in the acknowledgement shows no words on a new device, and all of them once the address is confirmed', async () => {
      phone = await screens.openDevice(browser, troubles);
      await phone.goto(linkIn(acknowledgement));
      await phone.getByText(number).first().waitFor();
      for (const words of [/blinks/, /sensor/, /after two labels/])
        expect(await phone.getByText(words).count()).toBe(0);
      await screens.portal.confirmation(phone).click();
      const letter = await mailbox.next();
      expect(letter.header('auto-submitted')).toBe('auto-generated');
      await phone.goto(linkIn(letter));
      expect(await phone.getByText(/blinks/).count()).toBe(0);
      await phone.reload();
      await screens.portal.useLink(phone).click();
      await screens.portal.said(phone, /clean the sensor/).waitFor();
      expect(phone.url()).toBe(`${house.desk.url}/portal/tickets/${number}`);
      await screens.portal.said(phone, /stops after two labels and blinks red/).waitFor();
    });

    test('what she writes there stands on the agent’s screen without a reload', async () => {
      await screens.portal.write(phone, 'I have now sent you a photo of the label roll.');
      await screens.portal.arrived(phone).waitFor();
      await screens.desk.said(ana, /photo of the label roll/).waitFor();
      expect(await tickets(maria)).toHaveLength(1);
      expect((await said(number)).at(-1)).toBe('I have now sent you a photo of the label roll.');
    });

    test('nothing went wrong on any page, and no mail came that was not expected', async () => {
      expect(troubles).toEqual([]);
      expect(await mailbox.read()).toHaveLength(mailbox.taken());
    });
  });

  const inbound = async (state: string) =>
    (await house.api<{ inbound: { reason: string; ticketNumber: string | null }[] }>('GET', `/inbound?state=${state}`))
      .inbound;

  describe('a mailbox that does not exist', () => {
    const open = (email: string) =>
      house.api<TicketView>('POST', '/tickets', {
        subject: `A call of ${email}`,
        body: 'They called and want an answer by mail.',
        requester: { email, name: 'Nobody There' },
      });
    const failed = (number: string) =>
      until(
        async () => {
          const deliveries = (await timeline(number)).flatMap((one) => one.deliveries);
          return deliveries.find((one) => one.state === 'human_task');
        },
        30,
        () => `a failed delivery on ${number}. Postfix: ${house.postfix.log().slice(-3000)}`,
      );

    test('a report of the mail server becomes a task, and the agent reads why', async () => {
      const { number } = await open('nobody@customer.example');
      await house.api('POST', `/tickets/${number}/messages`, { kind: 'public', body: 'We have looked at it.' });
      const delivery = await failed(number);
      expect(delivery.error).toContain('User doesn');
      expect(delivery).toMatchObject({ reason: 'user_unknown', next: { step: 'other_address' } });
      // What the desk writes by itself does not go there a second time, and nobody is told that it does.
      const again = await open('nobody@customer.example');
      expect(await failed(again.number)).toMatchObject({ reason: 'address_broken', tries: 0 });
      expect(await tickets('nobody@customer.example')).toHaveLength(2);
      const page = await screens.openDevice(browser, troubles);
      await screens.desk.signIn(page, house.desk.url, administrator);
      await screens.desk.openFromList(page, /A call of nobody|They called|We have looked/);
      await screens.desk.notArrived(page).waitFor();
    });

    test('so does a refusal while the mail is handed over', async () => {
      const { number } = await open('refused@customer.example');
      const delivery = await failed(number);
      expect(delivery.error).toContain('Access denied');
      expect(delivery).toMatchObject({ reason: 'policy', next: { step: 'other_way' } });
    });
  });

  describe.each([
    ['the LMTP socket', 'lmtp' as const, true],
    [`the pipe${canPipe() ? '' : ' (only where the project can be read by others)'}`, 'pipe' as const, canPipe()],
  ])('through %s', (_name, door, possible) => {
    test.skipIf(!possible)('a mail and its answer are one ticket', async () => {
      const paulo = `paulo@customer.example`;
      const mailbox = house.mailbox(paulo);
      const earlier = (await mailbox.read()).length;
      const before = (await tickets(paulo)).length;
      await mailbox.send({ to: `support@${doors[door]}`, subject: `By ${door}`, text: 'Which ribbon fits the K2?' });
      const own = (await ticketsOf(paulo, before + 1)).find((one) => one.subject === `By ${door}`)!;
      expect(own.status).toBe('new');
      await house.api('POST', `/tickets/${own.number}/messages`, { kind: 'public', body: 'The ribbon R-110 fits.' });
      const received = await until(async () => {
        const all = await mailbox.read();
        return all.slice(earlier).find((one) => one.mail.text.includes('R-110'));
      });
      expect(received.header('reply-to')).toContain(`@${doors[door]}`);
      await mailbox.send(answerTo(received, { text: 'Thank you, and how long is it?' }));
      await until(async () => (await said(own.number)).some((one) => one.includes('how long is it')));
      expect(await tickets(paulo)).toHaveLength(before + 1);
    });
  });

  test('in the end every guarantee holds and every mail has been dealt with', async () => {
    expect(await inbound('received')).toEqual([]);
    expect(await inbound('quarantined')).toEqual([]);
    const { checkInvariants } = await import('../../server/guarantees/invariants.ts');
    const verdicts = await checkInvariants(house.desk.wiring.database.db, { now: new Date(), since: null });
    expect(verdicts.filter((one) => one.state === 'broken')).toEqual([]);
    expect(house.postfix.queue()).toContain('Mail queue is empty');
    expect(troubles).toEqual([]);
  });
});

const linkIn = ({ mail }: Received): string => /https?:\/\/\S+\/portal\/\S+/.exec(mail.text)![0];
const quoted = (text: string): string => text.replace(/^/gm, '> ');

/** An answer as a common mail program writes it. */
function answerTo(
  { header, mail }: Received,
  draft: { text: string; subject?: string; headers?: Record<string, string> },
) {
  return {
    to: header('reply-to'),
    subject: mail.subject.startsWith('Re:') ? mail.subject : `Re: ${mail.subject}`,
    inReplyTo: header('message-id'),
    references: `${header('references')} ${header('message-id')}`.trim(),
    ...draft,
  };
}

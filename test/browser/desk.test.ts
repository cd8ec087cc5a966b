// A first morning at the desk, in a real browser: it is set up, tickets come in, are answered, passed on and resolved, and
// the requester reads along in the portal.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OutboxMailView } from '../../contract/channels.ts';
import type { TicketDetailView, TimelineEntryView } from '../../contract/tickets.ts';
import { lookAt } from './look-at.ts';
import { call, hasChromium, inChromium, openStage, password, type Stage } from './open-stage.ts';

const ravi = { email: 'ravi@northgate.example', name: 'Ravi Menon', locale: 'en' };

describe.skipIf(!hasChromium)(inChromium, () => {
  let stage: Stage;
  let ana: Page;

  beforeAll(async () => {
    stage = await openStage();
    ana = await openPage();
  });
  afterAll(async () => {
    await stage?.stop();
  });

  async function openPage(look: { width?: number; dark?: boolean; locale?: string } = {}): Promise<Page> {
    const { width = 1280, dark = false, locale = 'en-GB' } = look;
    return stage.openPage({
      viewport: { width, height: 860 },
      colorScheme: dark ? 'dark' : 'light',
      locale,
      timezoneId: 'Europe/Lisbon',
    });
  }
  /** The API as the page's own person. */
  const api = <T>(method: Parameters<typeof call>[1], path: string, data?: object) => call<T>(ana, method, path, data);
  const open = (subject: string, body: string) =>
    api<{ number: string }>('POST', '/tickets', { subject, body, requester: ravi });
  const ticket = (number: string) => api<TicketDetailView>('GET', `/tickets/${number}`);
  const timeline = async (number: string) =>
    (await api<{ entries: TimelineEntryView[] }>('GET', `/tickets/${number}/timeline`)).entries;
  const conversation = (page: Page) => page.getByRole('region', { name: 'Conversation' });
  /** The address in the newest mail to somebody. */
  async function linkIn(purpose: string, to: string): Promise<string> {
    const { mails } = await api<{ mails: OutboxMailView[] }>('GET', '/outbox?state=all');
    const mail = mails.find((one) => one.purpose === purpose && one.to === to);
    const { text } = await api<{ text: string }>('GET', `/outbox/${mail?.id}`);
    return /https?:\/\/\S+\/portal\/(?:t|in)\/\S+/.exec(text)![0];
  }

  describe('the first minutes', () => {
    test('the address leads to the set-up, the token opens it', async () => {
      await ana.goto('/');
      await ana.waitForURL('**/setup');
      await lookAt(ana);
      const token = stage.token();
      await ana.goto(`/setup?token=${token}`);
      expect(await ana.getByLabel('Token').inputValue()).toBe(token);
      expect(await ana.getByLabel('Time zone').inputValue()).toBe('Europe/Lisbon');
      // By keyboard alone, field by field.
      for (const words of ['Kestrel Labels', 'Ana Ferreira', 'ana@kestrel.example', password]) {
        await ana.keyboard.type(words);
        await ana.keyboard.press('Tab');
      }
      await ana.keyboard.press('Enter');
      await ana.getByRole('button', { name: 'Open the desk' }).click();
      await ana.getByRole('heading', { name: 'Your desk is ready' }).waitFor();
      await lookAt(ana);
    });

    test('mail that does not leave is said on every page', async () => {
      await ana.getByText('No outgoing mail server is connected').waitFor();
    });

    test('a colleague is added with a first password', async () => {
      await ana.getByRole('link', { name: 'Invite people' }).click();
      await ana.getByRole('button', { name: 'Add a person' }).click();
      await ana.getByLabel('Name', { exact: true }).fill('Leo Brandt');
      await ana.getByLabel('E-mail').fill('leo@kestrel.example');
      await ana.getByLabel('First password').fill(password);
      await lookAt(ana);
      await ana.getByRole('button', { name: 'Add a person' }).click();
      await ana.getByText('leo@kestrel.example').waitFor();
    });
  });

  describe('a ticket from first word to last', () => {
    let number: string;

    test('a ticket that comes in stands on the list without a reload', async () => {
      await ana.getByRole('link', { name: 'All unresolved' }).click();
      await ana.getByText('Nothing owed to anyone').waitFor();
      number = (await open('The printer stops after two labels', 'It prints two labels, then it blinks red.')).number;
      await ana.getByRole('link', { name: /The printer stops after two labels/ }).waitFor();
      await lookAt(ana);
    });

    test('a note cannot be mistaken for a reply', async () => {
      await ana.getByRole('link', { name: /The printer stops/ }).click();
      await conversation(ana).getByText('It prints two labels').waitFor();
      await ana.keyboard.press('n');
      expect(await ana.getByRole('button', { name: /^Send to/ }).count()).toBe(0);
      await ana.getByRole('textbox', { name: 'Your note' }).fill('Looks like the feed motor.');
      await lookAt(ana);
      await ana.getByRole('button', { name: 'Add note' }).click();
      await conversation(ana).getByText('Note, only your team reads this').waitFor();
      await expect
        .poll(async () => (await timeline(number)).map((one) => [one.kind, one.deliveries.length]))
        .toContainEqual(['note', 0]);
    });

    test('the button of a reply names whom it goes to, and the promise moves on', async () => {
      const before = (await ticket(number)).promise!.dueAt;
      await ana.getByText('Reply', { exact: true }).click();
      await ana.getByRole('textbox', { name: 'Your reply' }).fill('Hello Ravi, I am looking at it.');
      await ana.getByRole('button', { name: 'Send to Ravi Menon' }).click();
      // The acknowledgement waits there too: what shows that the reply is in is the ticket.
      await expect.poll(async () => (await ticket(number)).status).toBe('open');
      await conversation(ana).getByText('Waits in the Outbox').last().waitFor();
      const after = await ticket(number);
      expect(after.promises.map((one) => one.state)).toEqual(['kept', 'standing']);
      expect(after.promise!.dueAt >= before).toBe(true);
    });

    test('what came in meanwhile is shown before a reply goes out, and the words stay', async () => {
      const reply = ana.getByRole('textbox', { name: 'Your reply' });
      await reply.fill('Could you send a picture?');
      await ana.route('**/api/v1/live*', (route) => route.abort());
      await ana.route('**/messages', async (route) => {
        await ana.unroute('**/messages');
        await api('POST', `/tickets/${number}/messages`, { kind: 'note', body: 'Somebody else was quicker.' });
        await route.continue();
      });
      await ana.getByRole('button', { name: 'Send to Ravi Menon' }).click();
      await ana.getByText('Something new has come in').waitFor();
      await conversation(ana).getByText('Somebody else was quicker.').waitFor();
      expect(await reply.inputValue()).toBe('Could you send a picture?');
      await ana.unroute('**/api/v1/live*');
      await ana.getByRole('button', { name: 'Send to Ravi Menon' }).click();
      await expect.poll(async () => (await timeline(number)).at(-1)?.body).toBe('Could you send a picture?');
    });

    test('waiting on the requester asks them something', async () => {
      await ana.getByRole('button', { name: /^Change status/ }).click();
      await ana.getByRole('menuitem', { name: 'Wait for the requester' }).click();
      const dialog = ana.getByRole('dialog', { name: 'What do you need to know?' });
      await dialog.getByLabel('Your question to Ravi Menon').fill('Which firmware does it show?');
      await lookAt(ana);
      await dialog.getByRole('button', { name: 'Ask and wait' }).click();
      await ana.getByRole('button', { name: 'Change status: Waiting on requester' }).waitFor();
      await conversation(ana).getByText('Which firmware does it show?').waitFor();
      expect((await ticket(number)).promise).toMatchObject({ purpose: 'reminder' });
    });

    test('it is handed over with a reason, by keyboard alone', async () => {
      await ana.getByRole('button', { name: 'Hand over' }).focus();
      await ana.keyboard.press('Enter');
      const dialog = ana.getByRole('dialog', { name: 'Who should have it?' });
      await dialog.getByRole('radio', { name: /Leo Brandt/ }).focus();
      await ana.keyboard.press('Space');
      await ana.keyboard.press('Tab');
      await ana.keyboard.type('knows');
      await lookAt(ana);
      await dialog.getByRole('button', { name: 'Hand over to Leo Brandt' }).focus();
      await ana.keyboard.press('Enter');
      await conversation(ana).getByText('Leo Brandt has it now: knows this subject well.').waitFor();
      expect((await ticket(number)).assignee?.name).toBe('Leo Brandt');
      await ana.getByRole('button', { name: 'Take it' }).click();
      await expect.poll(async () => (await ticket(number)).assignee?.name).toBe('Ana Ferreira');
    });

    test('it is resolved with what, how and why, and the requester is told', async () => {
      await ana.getByRole('button', { name: 'Resolve', exact: true }).click();
      const dialog = ana.getByRole('dialog', { name: 'How was it resolved?' });
      await dialog.getByLabel('What was done').fill('The feed roller was cleaned.');
      await dialog.getByLabel('How', { exact: true }).fill('With alcohol and a cloth.');
      await dialog.getByLabel('Why it had happened').fill('Glue had built up on it.');
      await lookAt(ana);
      await dialog.getByRole('button', { name: 'Resolve and tell Ravi Menon' }).click();
      await ana.getByRole('button', { name: 'Change status: Resolved' }).waitFor();
      expect(await ticket(number)).toMatchObject({ status: 'resolved', resolution: { kind: 'solved' } });
      await ana.getByRole('link', { name: 'Resolved', exact: true }).click();
      await ana.getByRole('link', { name: /The printer stops/ }).waitFor();
    });

    test('a requester confirms the address, reads, and writes; the desk sees it at once', async () => {
      await ana.goto(`/tickets/${number}`);
      const phone = await openPage({ width: 360 });
      await phone.goto(await linkIn('acknowledgement', ravi.email));
      await phone.getByRole('heading', { name: `Your request ${number}` }).waitFor();
      expect(await phone.getByText('blinks red').count()).toBe(0);
      await lookAt(phone);
      await phone.getByRole('button', { name: 'Mail me the link' }).click();
      await phone.getByText('We have mailed you a link').waitFor();
      await phone.goto(await linkIn('sign_in_link', ravi.email));
      await lookAt(phone);
      await phone.getByRole('button', { name: 'Open' }).click();
      await phone.getByText('It prints two labels, then it blinks red.').first().waitFor();
      expect(await phone.getByText('feed motor').count()).toBe(0);
      await lookAt(phone);
      await phone.getByRole('textbox', { name: 'Your message' }).fill('It has stopped again.');
      await phone.getByRole('button', { name: 'Send to Ana Ferreira' }).click();
      await phone.getByText('Thank you, it has arrived').waitFor();
      await conversation(ana).getByText('It has stopped again.').waitFor();
      await conversation(ana).getByText('Opened again.').waitFor();
      await phone.getByRole('link', { name: 'My requests' }).click();
      await lookAt(phone);
      await phone.getByRole('button', { name: 'Sign out' }).click();
      await phone.getByRole('button', { name: 'Send me the link' }).waitFor();
      await lookAt(phone);
    });
  });

  describe('every screen', () => {
    const looks = [
      { locale: 'en-GB', name: 'en' },
      { locale: 'ru-RU', name: 'ru', dark: true },
      { locale: 'pt-BR', name: 'pt-BR', width: 360 },
      { locale: 'pt-PT', name: 'pt-PT', width: 360, dark: true },
    ];

    beforeAll(async () => {
      await api('POST', '/example-company', {});
    });

    test.each(looks)('in $name', async (look) => {
      const page = await openPage(look);
      await page.addInitScript((locale) => localStorage.setItem('tellonce.locale', locale), look.name);
      await page.goto('/sign-in');
      await page.locator('input[type=email]').fill('ana@kestrel.example');
      await lookAt(page);
      await page.locator('input[type=password]').fill(password);
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => url.pathname === '/');
      expect(await page.evaluate(() => document.documentElement.lang)).toBe(look.name);
      const { tickets } = await api<{ tickets: { number: string }[] }>('GET', '/tickets?status=open&limit=1');
      const places = [
        'outbox',
        'inbound',
        'guarantees',
        'settings',
        'settings/keys',
        'settings/desk',
        'settings/mailboxes',
      ];
      const paths = ['', 'tickets', 'tickets?list=done', `tickets/${tickets[0]!.number}`, ...places, 'settings/people'];
      for (const path of paths) {
        await page.goto(`/${path}`);
        await page.locator('h1:visible').first().waitFor();
        await page.waitForFunction(() => document.querySelectorAll('[role="status"][aria-label]').length === 0);
        await lookAt(page);
      }
      const link = await linkIn('acknowledgement', ravi.email);
      for (const address of [`${link}?lang=${look.name}`, '/portal', '/portal/in/no-such-link-at-all']) {
        await page.goto(address);
        expect(await page.evaluate(() => document.documentElement.lang)).toBe(look.name);
        await lookAt(page);
      }
      await page.context().close();
    });

    test('the example company goes with one click and a question', async () => {
      await ana.goto('/');
      await ana.getByRole('button', { name: 'Remove it' }).click();
      await ana.getByRole('button', { name: 'Remove the example' }).click();
      await ana.getByRole('button', { name: 'Remove it' }).waitFor({ state: 'detached' });
      expect(await api('GET', '/setup')).toEqual({ setUp: true, exampleCompany: false });
    });

    test('and none of them complains', () => {
      expect(stage.heard, stage.heard.join('\n')).toEqual([]);
    });
  });
});

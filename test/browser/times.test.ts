// Two people, two clocks on two walls: the desk in Lisbon, its requester in São Paulo. The program's clock is moved, and what
// the agent and the requester see is looked at on both sides of the change to summer time, and of a night.

import { createTransport } from 'nodemailer';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OutboxMailView } from '../../contract/channels.ts';
import { answerTo, type Sent, startSink } from '../mail-corpus/mail-desk.ts';
import { freePort } from '../mail-server/daemon.ts';
import { lookAt } from './look-at.ts';
import { call, hasChromium, inChromium, openStage, type Stage } from './open-stage.ts';

const rita = { email: 'rita@oficina.example', name: 'Rita Souza' };

describe.skipIf(!hasChromium)(`two clocks, ${inChromium}`, () => {
  const clock = { now: new Date('2026-03-27T16:00:00Z') };
  const sent: Sent[] = [];
  let sink: Awaited<ReturnType<typeof startSink>>;
  let stage: Stage;
  let ana: Page;
  let ritas: Page;

  beforeAll(async () => {
    sink = await startSink(sent);
    const servers = { SMTP_PORT: String(await freePort()), SMTP_URL: `smtp://127.0.0.1:${sink.port}` };
    stage = await openStage(servers, () => clock.now);
    ana = await openPage('Europe/Lisbon');
    await stage.setUp(ana, { name: 'Ana Ferreira', email: 'ana@kestrel.example', zone: 'Europe/Lisbon' });
  });
  afterAll(async () => {
    await stage?.stop();
    await sink?.close();
  });

  const openPage = (timezoneId: string) =>
    stage.openPage({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', timezoneId, reducedMotion: 'reduce' });
  async function at(instant: string, ...pages: Page[]): Promise<void> {
    clock.now = new Date(instant);
    for (const page of pages) await page.clock.setFixedTime(clock.now);
  }
  async function linkIn(purpose: string): Promise<string> {
    const { mails } = await call<{ mails: OutboxMailView[] }>(ana, 'GET', '/outbox?state=all');
    const { id } = mails.find((one) => one.purpose === purpose && one.to === rita.email)!;
    const { text } = await call<{ text: string }>(ana, 'GET', `/outbox/${id}`);
    return /https?:\/\/\S+\/portal\/(?:t|in)\/\S+/.exec(text)![0];
  }
  /** As a person does it, by the mailed links. */
  async function letRitaIn(): Promise<Page> {
    const page = await openPage('America/Sao_Paulo');
    await page.goto(await linkIn('acknowledgement'));
    await page.getByRole('button', { name: 'Mail me the link' }).click();
    await page.getByText('We have mailed you a link').waitFor();
    await page.goto(await linkIn('sign_in_link'));
    await page.getByRole('button', { name: 'Open' }).click();
    await page.getByRole('link', { name: 'My requests' }).waitFor();
    return page;
  }

  const see = async (number: string) => {
    await ana.goto(`/tickets/${number}`);
    await ana.getByRole('region', { name: 'Conversation' }).getByText('They peel off').waitFor();
    await ritas.goto(`/portal/tickets/${number}`);
    const words = async (page: Page) => (await page.evaluate(() => document.body.innerText)).replace(/\s+/g, ' ');
    return { desk: await words(ana), portal: await words(ritas) };
  };
  let number = '';

  test('change to summer time: both read the same hour before it and after it, each by their own wall', async () => {
    // Friday before the change: Lisbon is on winter time, but Monday’s date is one of summer time.
    await at('2026-03-27T16:20:00Z', ana);
    const ticket = { subject: 'Labels peel off', body: 'They peel off after an hour.', requester: rita, take: true };
    number = (await call<{ number: string }>(ana, 'POST', '/tickets', ticket)).number;
    ritas = await letRitaIn();
    await stage.running.wiring.database.db
      .updateTable('person')
      .set({ zone: 'America/Sao_Paulo' })
      .where('name', '=', rita.name)
      .execute();
    await at('2026-03-27T16:20:00Z', ritas);
    const before = await see(number);
    expect(before.desk).toContain('Next word by Mon 16:20 , Monday, 30 March 2026 at 16:20 WEST');
    expect(before.portal).toContain('Mon 30 Mar, 12:20 , Monday, 30 March 2026 at 12:20 GMT-3');
    expect(before.desk).toContain('Opened. 16:20');
    expect(before.portal).toContain('since 13:20');
    await lookAt(ritas);

    // Monday after it: the same instant, an hour nearer than the wall would say.
    await at('2026-03-30T14:00:00Z', ana, ritas);
    const after = await see(number);
    expect(after.desk).toContain('Next word by 16:20 , Monday, 30 March 2026 at 16:20 WEST in 1 h 20 min');
    expect(after.portal).toContain('Today, 12:20 , Monday, 30 March 2026 at 12:20 GMT-3');
    // What was said in winter time is still told by its clock.
    expect(after.desk).toContain('Opened. 27 Mar 16:20');
    expect(after.portal).toContain('27 Mar 13:20');
    await ana.getByRole('textbox', { name: 'Your reply' }).fill('It is the new roll; another one is on its way.');
    const sent = ana.waitForResponse((one) => one.url().endsWith('/messages') && one.status() === 201);
    await ana.getByRole('button', { name: /^Send to / }).click();
    await (await sent).finished();
    const told = await see(number);
    expect(told.desk).toContain('Tuesday, 31 March 2026 at 15:00 WEST');
    expect(told.portal).toContain('Tomorrow, 11:00 , Tuesday, 31 March 2026 at 11:00 GMT-3');
    await lookAt(ana);
  });

  test('night between two zones: what Rita writes on Monday evening, Ana reads as of Tuesday', async () => {
    // Ten past eight in the evening in São Paulo, ten past midnight in Lisbon.
    await at('2026-03-30T23:10:00Z', ana, ritas);
    await ritas.goto(`/portal/tickets/${number}`);
    await ritas.getByRole('textbox', { name: 'Your message' }).fill('The white ones peel off, too.');
    await ritas
      .locator('form#reply')
      .getByRole('button', { name: /^Send to / })
      .click();
    await ritas.getByText('Thank you, it has arrived').waitFor();
    const night = await see(number);
    expect(night.portal).toContain('Tomorrow, 11:00 , Tuesday, 31 March 2026 at 11:00 GMT-3');
    expect(night.portal).toContain('you 20:10 The white ones peel off, too.');
    expect(night.desk).toContain('Next word by 15:00 , Tuesday, 31 March 2026 at 15:00 WEST in 14 h 50 min');
    expect(night.desk).toContain('Rita Souza 00:10 The white ones peel off, too.');
    expect(night.desk).toContain('to Rita Souza yesterday 15:00 It is the new roll');
    // Her answer of the night tells her own hours: nine in Lisbon are five in São Paulo.
    const { mails } = await call<{ mails: OutboxMailView[] }>(ana, 'GET', '/outbox?state=all');
    const [answer] = mails.filter((one) => one.purpose === 'acknowledgement');
    const { text } = await call<{ text: string }>(ana, 'GET', `/outbox/${answer!.id}`);
    expect(text).toContain('We are closed at the moment. Next opening: tomorrow at 05:00 (GMT-3).');
    expect(text).toContain('no later than tomorrow at 11:00 (GMT-3)');
    for (const page of [ana, ritas]) await lookAt(page);
    await ritas.setViewportSize({ width: 360, height: 740 });
    await ritas.emulateMedia({ colorScheme: 'dark' });
    await lookAt(ritas);
    expect(stage.heard).toEqual([]);
  });

  test('the desk stood still for two days: both pages say the same of it, and one mail left', async () => {
    // From Monday night to Thursday morning. What was promised for Tuesday has passed.
    await at('2026-04-02T10:00:00Z', ana, ritas);
    const late = async () =>
      (await call<{ mails: OutboxMailView[] }>(ana, 'GET', '/outbox?state=all')).mails.filter(
        (one) => one.purpose === 'late' && one.to === rita.email,
      );
    await expect.poll(async () => (await late()).length, { timeout: 120_000, interval: 500 }).toBe(1);
    const after = await see(number);
    expect(after.portal).toContain('1 of 2 promises kept');
    expect(after.portal).toContain('We promised Tue 11:00 and did not keep it.');
    expect(after.portal).toContain('Tomorrow, 07:00');
    expect(after.desk).toContain('Tue 15:00');
    expect(after.desk).toContain('Friday, 3 April 2026 at 11:00 WEST');
    for (const page of [ana, ritas]) await lookAt(page);
    expect(await late()).toHaveLength(1);
  });

  test('a holiday reply: the agent is offered the day, the requester sees nothing of it', async () => {
    const question = 'Which roll is it?';
    await call(ana, 'POST', `/tickets/${number}/messages`, { kind: 'public', body: question });
    await call(ana, 'PUT', `/tickets/${number}/status`, { status: 'waiting_on_requester' });
    const before = await see(number);
    const asked = () => sent.find((one) => one.to.includes(rita.email) && one.mail.text.includes(question));
    await expect.poll(asked, { timeout: 120_000 }).toBeDefined();
    const raw = answerTo(asked()!, {
      from: `Rita Souza <${rita.email}>`,
      subject: 'Automatic reply: Labels peel off',
      text: 'I am out of the office and back on Monday, 13 April 2026.\r\n',
      headers: { 'Auto-Submitted': 'auto-replied' },
    });
    const client = createTransport({ host: '127.0.0.1', port: stage.running.smtpPort!, ignoreTLS: true });
    await client.sendMail({ envelope: { from: '', to: asked()!.header('reply-to') }, raw });
    client.close();
    await ana.goto(`/tickets/${number}`);
    await ana.getByText('Rita Souza is away and back on').waitFor();
    await ana.getByText('Nothing moves by itself.').first().waitFor();
    await lookAt(ana);
    const after = await see(number);
    expect(after.portal).toBe(before.portal);
    expect(after.portal).toContain('It is your turn');
    expect(stage.heard).toEqual([]);
  });
});

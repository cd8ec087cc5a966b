// People and their teams, oneself, and a colleague who is asked in, in a real browser: what one person changes, another sees
// on a screen that was open all the time.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { desk } from '../scenarios/screens.ts';
import { lookAt } from './look-at.ts';
import { call, hasChromium, inChromium, openStage, password, type Stage } from './open-stage.ts';

describe.skipIf(!hasChromium)(inChromium, () => {
  let stage: Stage;
  let nora: Page;
  let leo: Page;
  let number: string;

  beforeAll(async () => {
    stage = await openStage();
    nora = await openPage();
    await stage.setUp(nora, { name: 'Nora Holt', email: 'nora@desk.example', zone: 'Europe/Lisbon' });
    for (const name of ['Leo', 'Mia'])
      await api('POST', '/agents', { name: `${name} Brandt`, email: `${name}@desk.example`, password, role: 'agent' });
    const requester = { email: 'ravi@northgate.example', name: 'Ravi Menon' };
    number = (await api<{ number: string }>('POST', '/tickets', { subject: 'It blinks', body: 'Red.', requester }))
      .number;
    leo = await openPage();
  });
  afterAll(async () => {
    await stage?.stop();
  });

  async function openPage(width = 1280, timezoneId = 'Europe/Lisbon'): Promise<Page> {
    const viewport = { width, height: 800 };
    return stage.openPage({
      viewport,
      locale: 'en-GB',
      timezoneId,
      reducedMotion: 'reduce',
    });
  }
  const api = <T>(method: Parameters<typeof call>[1], path: string, data?: object) => call<T>(nora, method, path, data);
  const signIn = (page: Page, email: string) => desk.signIn(page, stage.running.url, { email, password });
  const said = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();
  const atDesk = (page: Page) =>
    page.getByRole('banner').or(page.locator('main header')).getByText('at the desk (Lisbon)');

  test('one’s own name, and a zone that holds on every computer; where it differs the desk’s time stands beside', async () => {
    await nora.goto('/settings');
    await nora.getByLabel('Public name').fill('Nora H.');
    await nora.getByLabel('Role at work').fill('Printers');
    await nora.getByRole('button', { name: 'Save', exact: true }).click();
    await said(nora, 'Saved, in force now');
    await said(nora, /It is \d\d:\d\d, also at the desk \(Lisbon\)/);
    await nora.goto(`/tickets/${number}`);
    await nora.getByRole('heading', { name: 'It blinks' }).waitFor();
    expect(await atDesk(nora).count()).toBe(0);
    await nora.goto('/settings');
    await nora.getByLabel('Show times in').selectOption('Asia/Tokyo');
    await said(nora, /It is \d\d:\d\d with you, \d\d:\d\d at the desk \(Lisbon\)/);
    await lookAt(nora);

    const elsewhere = await openPage(1280, 'America/Sao_Paulo');
    await signIn(elsewhere, 'nora@desk.example');
    await elsewhere.goto(`/tickets/${number}`);
    const exact = () => elsewhere.locator('main header time').first().getAttribute('title');
    await expect.poll(exact).toContain('GMT+9');
    await atDesk(elsewhere).first().waitFor();
    // The composer says it of the date that a reply promises.
    await elsewhere.getByRole('textbox', { name: 'Your reply' }).click();
    await elsewhere.getByRole('form', { name: 'Write' }).getByText('at the desk (Lisbon)').waitFor();
    await lookAt(elsewhere);
    await elsewhere.context().close();
    expect(stage.heard).toEqual([]);
  });

  test('a team is renamed, gets a lead and somebody on duty; the lead arranges it then', async () => {
    await nora.goto('/settings/people');
    await nora.getByRole('button', { name: 'Change: Support' }).click();
    await nora.getByLabel('Name of the team').fill('Front desk');
    await nora.getByLabel('Lead', { exact: true }).selectOption({ label: 'Leo Brandt' });
    await nora.getByLabel('On duty', { exact: true }).selectOption({ label: 'Mia Brandt' });
    await lookAt(nora);
    await nora.getByRole('button', { name: 'Save' }).click();
    await said(nora, /led by Leo Brandt, on duty: Mia Brandt, 3 members/);
    await signIn(leo, 'leo@desk.example');
    await leo.goto('/settings');
    await leo.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'People' }).click();
    await leo.getByRole('button', { name: 'Change: Front desk' }).click();
    expect(await leo.getByLabel('Name of the team').count()).toBe(0);
    expect(await leo.getByRole('button', { name: /^Change: (Nora|Mia)/ }).count()).toBe(0);
    await leo.getByRole('checkbox', { name: 'Mia Brandt' }).uncheck();
    await said(leo, 'Saved, in force now');
    await leo.getByRole('button', { name: 'Cancel' }).click();
    await said(leo, /led by Leo Brandt, 2 members/);
  });

  test('a lead becomes a collaborator only with a successor, and the open screen loses what it may no longer show', async () => {
    await leo.goto('/tickets');
    await leo.getByRole('link', { name: /It blinks/ }).waitFor();
    await nora.reload();
    await nora.getByRole('button', { name: 'Change: Leo Brandt' }).click();
    await nora.getByLabel('May').selectOption({ label: 'Collaborator' });
    await nora.getByLabel('Who leads from now on? (Front desk)').selectOption({ label: 'Nora Holt' });
    await lookAt(nora);
    await nora.getByRole('button', { name: 'Save' }).click();
    await said(nora, /led by Nora Holt/);
    await leo.getByRole('link', { name: /It blinks/ }).waitFor({ state: 'detached' });
    expect(stage.heard).toEqual([]);
  });

  test('a colleague who is asked in reads the ticket and answers with a note, until they are let go', async () => {
    await nora.goto(`/tickets/${number}`);
    await nora.getByRole('button', { name: 'Brief' }).click();
    await nora.getByRole('button', { name: 'Ask a colleague in' }).click();
    const form = nora.getByRole('form', { name: 'Whom do you ask in?' });
    await form.getByRole('radio', { name: 'Leo Brandt' }).check();
    await form.getByLabel('What do you want to know?').fill('Is it the firmware?');
    await lookAt(nora);
    await form.getByRole('button', { name: 'Ask in' }).click();
    await nora.getByRole('button', { name: 'Let go: Leo Brandt' }).waitFor();

    // Their work is what they were asked in on; of the teams they see nothing.
    await leo.getByRole('link', { name: 'My work 1' }).click();
    await leo.getByRole('heading', { name: 'My work' }).first().waitFor();
    expect(await leo.getByRole('link', { name: /Front desk/ }).count()).toBe(0);
    await leo.getByRole('link', { name: /It blinks/ }).click();
    await desk.said(leo, 'Is it the firmware?').waitFor();
    expect(await leo.getByRole('radio', { name: 'Reply' }).count()).toBe(0);
    await leo.getByRole('textbox', { name: 'Your note' }).fill('It is, since 4.2.');
    await leo.getByRole('button', { name: 'Add note' }).click();
    await desk.said(nora, 'It is, since 4.2.').waitFor({ state: 'attached' });

    await nora.getByRole('button', { name: 'Let go: Leo Brandt' }).click();
    await nora.getByRole('button', { name: 'Ask a colleague in' }).waitFor();
    await leo.goto('/');
    await leo.getByRole('heading', { name: 'Nobody is asking for you just now' }).waitFor();
    await lookAt(leo);
    await leo.goto('/tickets');
    await leo.getByRole('heading', { name: 'Nobody is asking for you just now' }).waitFor();
    expect(stage.heard).toEqual([]);
  });

  test('on a phone people, teams and oneself are read and changed in the window’s width', async () => {
    const phone = await openPage(360);
    await phone.request.post('/api/v1/session', { data: { email: 'nora@desk.example', password } });
    await phone.goto('/settings/people');
    await phone.getByRole('button', { name: 'Change: Mia Brandt' }).click();
    await phone.getByLabel('Name', { exact: true }).fill('Mia B. Brandt');
    await lookAt(phone);
    await phone.getByRole('button', { name: 'Save' }).click();
    await said(phone, 'Mia B. Brandt');
    await phone.getByRole('button', { name: 'Change: Front desk' }).click();
    await lookAt(phone);
    await phone.goto('/settings');
    await phone.getByLabel('Public name').waitFor();
    await lookAt(phone);
    await phone.context().close();
    expect(stage.heard).toEqual([]);
  });
});

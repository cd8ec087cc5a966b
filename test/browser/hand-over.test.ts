// A hand-over in a real browser: the brief beside the ticket, what is left to the colleague, taking up one and many, and the
// lead who decides where a ticket was passed on often enough.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lookAt } from './look-at.ts';
import { call, hasChromium, inChromium, openStage, password, type Screen, type Stage } from './open-stage.ts';

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const emailOf = (name: string) => `${name.split(' ')[0]?.toLowerCase()}@kestrel.example`;

describe.skipIf(!hasChromium)(inChromium, () => {
  let stage: Stage;
  let ana: Page;
  let leo: Page;
  let mia: Page;
  let number: string;
  const more: string[] = [];

  beforeAll(async () => {
    stage = await openStage();
    ana = await stage.openScreen();
    await stage.setUp(ana, { name: 'Ana Ferreira', email: 'ana@kestrel.example', zone: 'Europe/Lisbon' });
    for (const name of ['Leo Costa', 'Mia Kern'])
      await call(ana, 'POST', '/agents', { name, email: emailOf(name), password, role: 'agent' });
    leo = await signedIn('Leo Costa');
    mia = await signedIn('Mia Kern');
    number = await ofLeo('Ravi Menon', 'The printer stops after forty labels');
    for (const name of ['Inês Duarte', 'Tom Hale']) more.push(await ofLeo(name, `A word of ${name}`));
  });
  afterAll(async () => {
    await stage?.stop();
  });

  async function signedIn(name: string, screen: Screen = {}): Promise<Page> {
    const page = await stage.openScreen(screen);
    await call(page, 'POST', '/session', { email: emailOf(name), password });
    return page;
  }
  async function ofLeo(name: string, subject: string): Promise<string> {
    const requester = { email: emailOf(name).replace('kestrel', 'north').replace('ê', 'e'), name, locale: 'en' };
    const wish = {
      subject,
      body: 'It stops after forty labels and shows E-52.',
      requester,
      language: 'en',
      take: true,
    };
    const opened = await call<{ number: string }>(leo, 'POST', '/tickets', wish);
    const reply = { kind: 'public', body: 'Please switch it off and on again.', nextPromiseAt: inDays(2) };
    await call(leo, 'POST', `/tickets/${opened.number}/messages`, reply);
    return opened.number;
  }
  const give = (page: Page, one: string, to: string) =>
    call(page, 'PUT', `/tickets/${one}/assignee`, {
      agent: emailOf(to),
      reason: 'workload',
      nextAction: { what: 'Call the supplier about the head', dueAt: inDays(1) },
      contingency: 'If it stops at half speed too, lend an LP-410. Do not ask for the print files again.',
    });
  const brief = (page: Page) => page.getByRole('complementary', { name: 'Brief' });

  test('whoever has it writes what comes next and what to do otherwise, and sees it in the header', async () => {
    await leo.setViewportSize({ width: 1440, height: 900 });
    await leo.goto(`/tickets/${number}`);
    await brief(leo).getByRole('button', { name: 'Plan it' }).click();
    await leo.getByRole('textbox', { name: 'What comes next' }).fill('Ask Ravi for the serial number');
    await lookAt(leo);
    await leo.getByRole('dialog').getByRole('button', { name: 'Plan it' }).click();
    await brief(leo).getByText('Ask Ravi for the serial number').waitFor();
    await leo.locator('header').getByText('Ask Ravi for the serial number').waitFor();
    await brief(leo).getByRole('button', { name: 'Write it' }).click();
    await leo.getByRole('textbox', { name: 'If it goes otherwise' }).fill('Do not send a second head.');
    await leo.getByRole('button', { name: 'Keep it' }).click();
    await brief(leo).getByText('Do not send a second head.').waitFor();
    await brief(leo).getByText('Please switch it off and on again.').waitFor();
    await lookAt(leo);
    await brief(leo).getByRole('button', { name: 'Done' }).click();
    await brief(leo).getByText('Nothing is planned.').waitFor();
  });

  test('it is handed over only with what comes next, and the colleague says back that they have it', async () => {
    await leo.setViewportSize({ width: 1280, height: 657 });
    await leo.goto(`/tickets/${number}`);
    const dialog = leo.getByRole('dialog');
    await leo.getByRole('button', { name: 'Hand over' }).first().click();
    await dialog.getByText('Mia Kern').click();
    await dialog.getByLabel('Why').selectOption('better_placed');
    await expect
      .poll(() => dialog.getByRole('button', { name: 'Hand over to Mia Kern' }).getAttribute('aria-disabled'))
      .toBe('true');
    await dialog.getByRole('textbox', { name: 'What comes next' }).fill('Call the supplier about the head');
    await lookAt(leo);
    await dialog.getByRole('button', { name: 'Hand over to Mia Kern' }).click();
    await leo.getByText('Mia Kern has it now').first().waitFor();

    await mia.setViewportSize({ width: 1440, height: 900 });
    await mia.goto(`/tickets/${number}`);
    await brief(mia).getByText('Next: Call the supplier about the head.').waitFor();
    await lookAt(mia);
    await brief(mia).getByRole('button', { name: 'I have it' }).click();
    await brief(mia).getByText('Handed to you').waitFor({ state: 'detached' });
    await brief(mia)
      .getByRole('button', { name: /^To Mia Kern/ })
      .click();
    await mia.getByRole('heading', { name: /^As handed to Mia Kern/ }).waitFor();
    await mia.getByRole('dialog').getByText('Do not send a second head.').waitFor();
    await lookAt(mia);
  });

  test('many are taken up at once, those that only wait are ticked already', async () => {
    const [waits, works] = more as [string, string];
    await call(leo, 'PUT', `/tickets/${waits}/status`, {
      status: 'waiting_on_requester',
      question: 'Which ribbon is it?',
    });
    await give(leo, waits, 'Mia Kern');
    await give(leo, works, 'Mia Kern');
    await mia.goto('/hand-overs');
    await mia.getByRole('heading', { name: 'To take up' }).waitFor();
    await mia.getByRole('checkbox', { name: `Take up ${waits}` }).waitFor();
    expect(await mia.getByRole('checkbox', { name: `Take up ${waits}` }).isChecked()).toBe(true);
    expect(await mia.getByRole('checkbox', { name: `Take up ${works}` }).isChecked()).toBe(false);
    await lookAt(mia);
    await mia.getByRole('checkbox', { name: `Take up ${works}` }).check();
    await mia.getByRole('button', { name: 'Take up 2 tickets' }).click();
    await mia.getByText('Nothing waits for you').waitFor();
  });

  test('passed on often enough, the lead decides: on the ticket, or on the page of hand-overs', async () => {
    const [one] = more as [string];
    await give(mia, one, 'Leo Costa');
    await give(leo, one, 'Mia Kern');
    await ana.setViewportSize({ width: 1440, height: 900 });
    const asked = await call<{ requests: { id: string }[] }>(ana, 'GET', '/transfer-requests');
    expect(asked.requests).toHaveLength(1);
    await ana.goto('/hand-overs');
    await ana.getByText('Leo Costa wants to pass it on to Mia Kern.').waitFor();
    await ana.getByText('Passed on 2 times so far.').first().waitFor();
    await lookAt(ana);
    await ana.goto(`/tickets/${one}`);
    await ana.getByRole('button', { name: 'Let Mia Kern have it' }).waitFor();
    await lookAt(ana);
    await ana.getByRole('button', { name: 'Let Mia Kern have it' }).click();
    await ana.getByRole('button', { name: 'Let Mia Kern have it' }).waitFor({ state: 'detached' });
    const { assignee } = await call<{ assignee: { name: string } }>(ana, 'GET', `/tickets/${one}`);
    expect(assignee.name).toBe('Mia Kern');
  });

  const looks = [
    { locale: 'ru', width: 360, height: 740, dark: false, brief: 'Сводка', page: 'Передачи' },
    { locale: 'pt-BR', width: 360, height: 740, dark: true, brief: 'Resumo', page: 'Repasses' },
    { locale: 'pt-PT', width: 1280, height: 657, dark: true, brief: 'Resumo', page: 'Passagens' },
    { locale: 'en-GB', width: 1280, height: 800, dark: false, brief: 'Brief', page: 'Hand-overs' },
  ];
  test.each(looks)('$locale at $width: the brief as a drawer, and the page of hand-overs', async (look) => {
    const page = await signedIn('Mia Kern', look);
    await page.goto(`/tickets/${more[0]}`);
    await page.getByRole('button', { name: look.brief, exact: true }).click();
    await page.getByRole('complementary', { name: look.brief }).waitFor();
    await page.getByText('Call the supplier about the head').last().waitFor();
    await lookAt(page);
    await page.goto('/hand-overs');
    await page.getByRole('heading', { name: look.page, level: 1 }).waitFor();
    await lookAt(page);
  });

  test('the pages complained about nothing', () => {
    expect(stage.heard).toEqual([]);
  });
});

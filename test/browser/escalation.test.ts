// An administrator looks who would be called and changes it; a requester says without script that it is stuck, and whoever is
// called answers with the next step. In a real browser.

import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OutboxMailView } from '../../contract/channels.ts';
import type { EscalationView } from '../../contract/escalation/escalations.ts';
import type { EscalationPolicyView } from '../../contract/escalation/policies.ts';
import { lookAt } from './look-at.ts';
import { call, hasChromium, inChromium, openStage, password, type Stage } from './open-stage.ts';

const pictures = process.env.PICTURES;

describe.skipIf(!hasChromium)(inChromium, () => {
  let stage: Stage;
  let ana: Page;
  let number: string;

  beforeAll(async () => {
    stage = await openStage();
    ana = await stage.openScreen();
    await stage.setUp(ana, { name: 'Ana Ferreira', email: 'ana@kestrel.example', zone: 'Europe/Lisbon' });
    for (const name of ['Max Lindqvist', 'Leo Costa'])
      await call(ana, 'POST', '/agents', { name, email: emailOf(name), password, role: 'agent' });
    const opened = await call<{ number: string }>(ana, 'POST', '/tickets', {
      subject: 'Printer stops after forty labels',
      body: 'It stops, E-52.',
      requester: { email: 'ravi@northgate.example', name: 'Ravi Menon' },
    });
    number = opened.number;
    await call(ana, 'POST', `/tickets/${number}/messages`, { kind: 'public', body: 'We look into it.' });
  });
  afterAll(async () => {
    await stage?.stop();
  });

  const emailOf = (name: string) => `${name.split(' ')[0]?.toLowerCase()}@kestrel.example`;
  const policy = async () =>
    (await call<{ policies: EscalationPolicyView[] }>(ana, 'GET', '/escalation-policies')).policies[0]!;
  const escalations = async () =>
    (await call<{ escalations: EscalationView[] }>(ana, 'GET', `/tickets/${number}/escalations`)).escalations;

  /** From the mail to the requester. */
  async function ticketLink(): Promise<string> {
    const { mails } = await call<{ mails: OutboxMailView[] }>(ana, 'GET', '/outbox?state=all');
    const { id } = mails.find(({ to }) => to === 'ravi@northgate.example')!;
    const { text } = await call<{ text: string }>(ana, 'GET', `/outbox/${id}`);
    return /https?:\/\/\S+\/portal\/t\/\S+/.exec(text)![0];
  }
  async function picture(page: Page, name: string) {
    await lookAt(page);
    if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
  }

  test('who would be called stands down a line, in each language, and on a narrow and dark screen', async () => {
    await ana.goto('/settings/escalation');
    await ana.getByText('Administrators are told that nobody answers').waitFor();
    await ana.getByText('was called before').first().waitFor();
    await picture(ana, 'line');
    for (const [locale, title] of [
      ['ru', 'Эскалация'],
      ['pt-BR', 'Escalonamento'],
      ['pt-PT', 'Escalamento'],
    ] as const) {
      const page = await stage.openScreen({ locale, width: 360, height: 740, dark: locale === 'ru' });
      await call(page, 'POST', '/session', { email: emailOf('Max Lindqvist'), password });
      await page.goto('/settings/escalation');
      await page.getByRole('heading', { name: title, exact: true }).waitFor();
      await page.locator('ol time').last().waitFor();
      await picture(page, `line-${locale}`);
      // Max reads it and changes nothing.
      expect(await page.getByRole('button', { name: /Изменить|Alterar/ }).count()).toBe(0);
      await page.close();
    }
  });

  test('a step more is a new version, and the line shows it at once', async () => {
    await ana.getByRole('button', { name: 'Change' }).click();
    await ana.getByRole('button', { name: 'Add a step' }).click();
    const last = ana.getByRole('group', { name: 'Step 4' });
    await last.getByLabel('Who').selectOption({ label: 'Leo Costa' });
    await last.getByLabel('Minutes to answer').fill('45');
    await ana.getByRole('button', { name: 'Move step 4 up' }).click();
    await ana.getByLabel('Words about security').check();
    await picture(ana, 'form');
    await ana.getByRole('button', { name: 'Save' }).click();
    await ana.getByText('Version 2').waitFor();
    await ana.locator('ol').getByText('Leo Costa').waitFor();
    expect(await policy()).toMatchObject({ number: 2, triggers: { security: true } });
    expect((await policy()).steps.map(({ target }) => target.kind)).toEqual([
      'assignee',
      'lead',
      'person',
      'administrator',
    ]);
    await picture(ana, 'line-changed');
  });

  test('a requester says without script that it is stuck, and reads who looks at it', async () => {
    const page = await stage.openPage({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
    await page.goto(await ticketLink());
    await page.getByRole('button', { name: 'This is stuck' }).click();
    await page.getByText('You told us that this is stuck. Ana Ferreira looks at it.').waitFor();
    if (pictures) await page.screenshot({ path: join(pictures, 'portal-stuck.png'), fullPage: true });
    expect(await page.getByRole('button', { name: 'This is stuck' }).count()).toBe(0);
    expect(await escalations()).toMatchObject([{ saidBy: 'requester', endedAt: null }]);
  });

  test('whoever is called sees it on the ticket and answers with the next step; it stays whose it is', async () => {
    await ana.goto(`/tickets/${number}`);
    await ana.getByText(/Ana Ferreira is called, answer by/).waitFor();
    await ana.getByRole('link', { name: 'You are called: Printer stops after forty labels' }).waitFor();
    await picture(ana, 'called');
    await ana.getByRole('button', { name: 'I look at it' }).click();
    await ana.getByLabel('What comes next').fill('I ask the maker today.');
    await picture(ana, 'answering');
    await ana.getByRole('button', { name: 'Answer the call' }).click();
    await ana.getByText('Ana Ferreira answers the call').waitFor();
    await ana.getByRole('link', { name: /You are called/ }).waitFor({ state: 'detached' });
    await ana.getByText('I ask the maker today.').first().waitFor();
    expect(await escalations()).toMatchObject([
      { endedAs: 'acknowledged', answer: { by: { name: 'Ana Ferreira' }, nextStep: 'I ask the maker today.' } },
    ]);
    await ana.getByRole('button', { name: 'This is stuck' }).click();
    await ana.getByText(/Ana Ferreira is called, answer by/).waitFor();
    expect(await escalations()).toHaveLength(2);
    expect(stage.heard).toEqual([]);
  });
});

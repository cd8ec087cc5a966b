// How tickets find people, in a real browser: an administrator writes rules and tries them, says what each can, somebody with
// time takes the next ticket and gives one back, and everybody reads why somebody has it.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lookAt } from './look-at.ts';
import { call, hasChromium, inChromium, openStage, password, type Screen, type Stage } from './open-stage.ts';

describe.skipIf(!hasChromium)(inChromium, () => {
  let stage: Stage;
  let ana: Page;
  let leo: Page;
  let number: string;
  const emailOf = (name: string) => `${name.split(' ')[0]?.toLowerCase()}@kestrel.example`;

  beforeAll(async () => {
    stage = await openStage();
    ana = await stage.openScreen();
    await stage.setUp(ana, { name: 'Ana Ferreira', email: 'ana@kestrel.example', zone: 'Europe/Lisbon' });
    const [team] = (await call<{ teams: { id: string }[] }>(ana, 'GET', '/teams')).teams;
    for (const name of ['Leo Costa', 'Max Lindqvist'])
      await call(ana, 'POST', '/agents', { name, email: emailOf(name), password, role: 'agent', teamId: team!.id });
    // Wide enough for the brief to stand beside the conversation.
    leo = await signedIn('Leo Costa', { width: 1600, height: 900 });
    await open('The printer stops', 'Ravi Menon');
  });
  afterAll(async () => {
    await stage?.stop();
  });

  async function signedIn(name: string, screen: Screen = {}): Promise<Page> {
    const page = await stage.openScreen(screen);
    await call(page, 'POST', '/session', { email: emailOf(name), password });
    return page;
  }
  const open = async (subject: string, name: string) =>
    (
      await call<{ number: string }>(ana, 'POST', '/tickets', {
        subject,
        body: 'After forty labels.',
        requester: { email: `${name.split(' ')[0]?.toLowerCase()}@north.example`, name },
      })
    ).number;

  test('skills, and what each can, are said in one place', async () => {
    await ana.goto('/settings/routing');
    await ana.getByLabel('New skill').fill('Label printers');
    await ana.getByRole('button', { name: 'Add the skill' }).click();
    await ana.getByText('0 people').waitFor();
    await ana.goto('/settings/people');
    await ana.getByRole('button', { name: 'Change what Leo Costa can' }).click();
    const form = ana.getByRole('form', { name: 'Change what Leo Costa can' });
    await form.getByLabel('Русский').check();
    await form.getByLabel('English').check();
    await form.getByLabel('Label printers').selectOption({ label: 'knows it well' });
    await form.getByLabel('Takes at once, in units of work').fill('20');
    await lookAt(ana);
    await form.getByRole('button', { name: 'Save' }).click();
    await ana.getByText('English, Русский · Label printers 2').waitFor();
    await ana.getByText('0 of 20 units, 0 tickets').waitFor();
    await lookAt(ana);
    expect(stage.heard).toEqual([]);
  });

  test('a rule is written, tried on what came lately, and put in force', async () => {
    await ana.goto('/settings/routing');
    await ana.getByRole('button', { name: 'Add a rule' }).click();
    await ana.getByLabel('Name', { exact: true }).fill('Printers');
    await ana.getByLabel('Words of the subject').fill('printer, принтер');
    await ana.getByLabel('Needed skill').selectOption({ label: 'Label printers' });
    await ana.getByLabel('At least').selectOption({ label: 'knows it well' });
    await lookAt(ana);
    await ana.getByRole('button', { name: 'Add to the list' }).click();
    await ana.getByText('→ needs Label printers, knows it well').waitFor();
    await ana.getByRole('button', { name: 'Try on the last 50 tickets' }).click();
    await ana.getByText(/^Printers: 1 · no rule: 0\. /).waitFor();
    await lookAt(ana);
    await ana.getByRole('button', { name: 'Put these rules in force' }).click();
    await ana.getByText('Version 2 of the rules').waitFor();
    const given = ana.waitForResponse(/\/giving$/);
    await ana.getByLabel('Support', { exact: true }).selectOption({ label: 'Given to whoever is placed best' });
    expect((await given).status()).toBe(204);
    await ana.getByText('Saved, in force now').first().waitFor();
    expect(stage.heard).toEqual([]);
  });

  test('a new ticket comes to whoever is placed best, and says why', async () => {
    number = await open('Printer stops again', 'Ravi Menon');
    await leo.goto(`/tickets/${number}`);
    const why = leo.getByText('Rule 1, “Printers”. Leo Costa was placed best.');
    await why.click();
    await leo.getByText('Needs: Label printers, knows it well.').waitFor();
    await leo.getByText('lacks the skill').first().waitFor();
    await lookAt(leo);
    expect(stage.heard).toEqual([]);
  });

  test('whoever has time takes the next one by a key, and gives it back with a reason', async () => {
    await leo.goto('/');
    await leo.getByRole('button', { name: 'Next ticket' }).waitFor();
    await leo.keyboard.press('t');
    await leo.getByText('It is yours now').waitFor();
    await leo.waitForURL(/\/tickets\/A-/);
    await leo.getByRole('button', { name: 'More' }).click();
    await leo.getByRole('menuitem', { name: 'Give back to the queue…' }).click();
    const dialog = leo.getByRole('dialog');
    await dialog.getByLabel('I have too much already').check();
    await lookAt(leo);
    await dialog.getByRole('button', { name: 'Give back' }).click();
    await leo.getByText('Given back').first().waitFor();
    await leo.getByText(/^Leo Costa gave it back .*: too much already$/).waitFor();
    await lookAt(leo);
    expect(stage.heard).toEqual([]);
  });

  const looks = [
    { locale: 'ru', width: 1280, dark: false, rules: 'Правила' },
    { locale: 'pt-BR', width: 360, dark: true, rules: 'Regras' },
    { locale: 'pt-PT', width: 360, dark: false, rules: 'Regras' },
    { locale: 'en-GB', width: 360, dark: true, rules: 'Rules' },
  ];
  test.each(looks)('$locale at $width: rules, people, one’s own languages and why', async ({ rules, ...look }) => {
    const page = await stage.openScreen(look);
    await call(page, 'POST', '/session', { email: 'ana@kestrel.example', password });
    await call(page, 'PATCH', '/session', { locale: look.locale === 'en-GB' ? 'en' : look.locale });
    await page.goto('/settings/routing');
    await page.getByRole('heading', { name: rules, exact: true }).waitFor();
    await lookAt(page);
    for (const path of ['/settings/people', '/settings', '/', `/tickets/${number}`]) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await lookAt(page);
    }
    await page.context().close();
    expect(stage.heard).toEqual([]);
  });
});

// A reply whose answer was lost on the way, and a page that was loaded again since: the words stand there, a second click
// sends nothing twice, and a page that went while it sent loses nothing.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, hasChromium, inChromium } from './open-stage.ts';
import { openPromiseStage, type PromiseStage } from './promise-stage.ts';

describe.skipIf(!hasChromium)(inChromium, () => {
  let stage: PromiseStage;
  let leo: Page;
  beforeAll(async () => {
    stage = await openPromiseStage();
    ({ leo } = stage);
  });
  afterAll(async () => {
    await stage?.stop();
  });

  const reply = () => leo.getByRole('textbox', { name: 'Your reply' });
  const send = () => leo.getByRole('button', { name: 'Send to Ravi Menon' }).click();
  const said = async (number: string, body: string) =>
    (await call<{ entries: { body: string }[] }>(leo, 'GET', `/tickets/${number}/timeline?limit=50`)).entries.filter(
      (one) => one.body === body,
    ).length;
  async function before(subject: string): Promise<string> {
    const number = await stage.open(subject);
    await leo.goto(`/tickets/${number}`);
    return number;
  }

  test('arrived, the answer lost, the page loaded again, sent once more: it is there once', async () => {
    const number = await before('Answer lost');
    const body = 'Please hold the feed key for five seconds.';
    await reply().fill(body);
    await leo.route('**/messages', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await send();
    await expect.poll(() => reply().inputValue()).toBe(body);
    await leo.unroute('**/messages');
    await leo.reload();
    expect(await reply().inputValue()).toBe(body);
    expect(await said(number, body)).toBe(1);
    const answered = leo.waitForResponse((response) => response.url().endsWith('/messages'));
    await send();
    expect((await answered).headers()['idempotent-replay']).toBe('true');
    await expect.poll(() => reply().inputValue()).toBe('');
    await leo.reload();
    expect([await reply().inputValue(), await said(number, body)]).toEqual(['', 1]);
    // The same words said on purpose later are another message.
    await reply().fill(body);
    await send();
    await expect.poll(() => said(number, body)).toBe(2);
  });

  test('the page goes while it sends: nothing is lost, and nothing comes twice', async () => {
    const number = await before('Page gone');
    const body = 'I have ordered the print head.';
    await reply().fill(body);
    // It never comes so far.
    await leo.route('**/messages', () => undefined);
    await send();
    await expect.poll(() => reply().inputValue()).toBe('');
    await leo.reload();
    expect([await reply().inputValue(), await said(number, body)]).toEqual([body, 0]);
    await leo.unroute('**/messages');
    await send();
    await expect.poll(() => said(number, body)).toBe(1);
    await expect.poll(() => reply().inputValue()).toBe('');
  });

  test('another ticket looked at meanwhile: the answer empties the composer that was opened again', async () => {
    const number = await before('Slow answer');
    const body = 'It leaves tomorrow.';
    await reply().fill(body);
    let goOn = () => {};
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    await leo.route('**/messages', async (route) => {
      await held;
      await route.continue();
    });
    await send();
    await leo.getByRole('link', { name: 'Page gone' }).first().click();
    await leo.getByRole('heading', { name: 'Page gone' }).first().waitFor();
    await leo.goBack();
    await expect.poll(() => reply().inputValue()).toBe(body);
    goOn();
    await expect.poll(() => reply().inputValue()).toBe('');
    expect(await said(number, body)).toBe(1);
    await leo.unroute('**/messages');
  });
});

// A mailbox that is only read along with: nothing on its tickets may say that somebody outside is told, in any language, and
// whatever is done with them, nothing leaves.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { storeInbound } from '../../server/channels/store-inbound.ts';
import { contextFor, theDesk } from '../../server/platform/context.ts';
import { lookAt } from './look-at.ts';
import { call, hasChromium, inChromium, openStage, password, type Stage } from './open-stage.ts';

const address = 'beside@desk.example';
const stays = /In shadow: nothing leaves/;

describe.skipIf(!hasChromium)(inChromium, () => {
  let stage: Stage;
  let nora: Page;
  let first: string;
  let second: string;

  beforeAll(async () => {
    stage = await openStage();
    nora = await stage.openPage({ viewport: { width: 1280, height: 800 }, locale: 'en-US', reducedMotion: 'reduce' });
    await stage.setUp(nora, { name: 'Nora Holt', email: 'nora@desk.example', zone: 'UTC' });
    await api('POST', '/agents', { name: 'Leo Brandt', email: 'leo@desk.example', password, role: 'agent' });
    const { id } = await api<{ id: string }>('POST', '/mailboxes', { address, displayName: '' });
    await api('PUT', `/mailboxes/${id}/mode`, { mode: 'shadow' });
  });
  afterAll(async () => {
    await stage?.stop();
  });

  const api = <T>(method: Parameters<typeof call>[1], path: string, data?: object) => call<T>(nora, method, path, data);
  let count = 0;
  /** A mail of Ravi’s to the mailbox that is only read along with, and the number of its ticket. */
  async function arrive(subject: string, headers = ''): Promise<string> {
    const { database, sources } = stage.running.wiring;
    const stored = await storeInbound(contextFor(sources, database.db, theDesk), {
      channel: 'email',
      door: 'smtp',
      raw: Buffer.from(
        `From: Ravi Menon <ravi@northgate.example>\r\nTo: ${address}\r\nMessage-ID: <${++count}@northgate.example>\r\n${headers}Subject: ${subject}\r\n\r\n${subject}, since noon.\r\n`,
      ),
      envelopeFrom: 'ravi@northgate.example',
      envelopeTo: [address],
      remoteAddress: '192.0.2.7',
    });
    const row = database.db.selectFrom('inbound').where('id', '=', stored.id);
    await database.db
      .updateTable('inbound')
      .set({ dueAt: new Date(0) })
      .where('id', '=', stored.id)
      .execute();
    const here = async () => (await row.select('ticketId').executeTakeFirstOrThrow()).ticketId;
    await expect.poll(here, { timeout: 120_000 }).not.toBeNull();
    const id = (await here())!;
    return (await database.db.selectFrom('ticket').select('number').where('id', '=', id).executeTakeFirstOrThrow())
      .number;
  }
  const dialog = (page = nora) => page.getByRole('dialog');
  const cancel = async () => {
    await nora.keyboard.press('Escape');
    await dialog().waitFor({ state: 'hidden' });
  };
  const status = async (name: string) => {
    await nora.getByRole('button', { name: /^Change status/ }).click();
    await nora.getByRole('menuitem', { name, exact: true }).click();
  };
  /** Nothing of what it says is kept back for a longer window. */
  const saysNothingLeaves = async (told: RegExp = stays) => {
    await dialog().getByText(told).waitFor();
    expect(await dialog().innerText()).not.toMatch(
      /tell Ravi|is told the|hears of it|writes it to them|gets your question/,
    );
    await lookAt(nora);
  };

  test('the ticket says so at its head, and every dialogue of it', async () => {
    first = await arrive('The printer stops');
    second = await arrive('It shows E-52');
    await arrive('And the invoice', `In-Reply-To: <1@northgate.example>\r\n`);
    await nora.goto(`/tickets/${first}`);
    await nora.getByText('In shadow: nothing of this leaves.').waitFor();
    await status('Wait for the requester');
    await saysNothingLeaves();
    await dialog().getByRole('button', { name: 'Keep and wait' }).waitFor();
    await cancel();
    await status('Wait for a third party');
    await saysNothingLeaves();
    await cancel();
    await status('Scheduled');
    await saysNothingLeaves();
    await cancel();
    await status('Resolve');
    await saysNothingLeaves();
    expect(await dialog().getByText('How they are told').count()).toBe(0);
    await cancel();
    await status('Spam');
    await dialog()
      .getByText(/^Nothing is sent to Ravi Menon/)
      .waitFor();
    await cancel();
    await nora.getByRole('button', { name: 'More', exact: true }).click();
    await nora.getByRole('menuitem', { name: /Split off/ }).click();
    await saysNothingLeaves();
    await cancel();
    await nora.getByRole('button', { name: /^Hand over/ }).click();
    await dialog().getByText('Leo Brandt').click();
    await saysNothingLeaves();
    expect(await dialog().getByText('The requester may read it').count()).toBe(0);
    await cancel();
  });

  test('a merge tells nobody, and one with a ticket that is answered is refused', async () => {
    const requester = { email: 'ravi@northgate.example', name: 'Ravi Menon' };
    const live = (await api<{ number: string }>('POST', '/tickets', { subject: 'Live', body: 'Live.', requester }))
      .number;
    await nora.goto(`/tickets/${second}`);
    await nora.getByText('In shadow: nothing of this leaves.').waitFor();
    await nora.keyboard.press('m');
    await dialog()
      .getByRole('radio', { name: new RegExp(live) })
      .check();
    await dialog()
      .getByText(/One of the two stands in shadow/)
      .waitFor();
    await lookAt(nora);
    await dialog()
      .getByRole('radio', { name: new RegExp(first) })
      .check();
    await dialog().getByText('Nobody: in shadow nothing leaves.').waitFor();
    await lookAt(nora);
    await dialog()
      .getByRole('button', { name: `Merge into ${first}` })
      .click();
    await nora.waitForURL(`**/tickets/${first}*`);
  });

  test('what is resolved, opened again and answered stays here', async () => {
    await status('Resolve');
    for (const label of ['What was done', 'How', 'Why it had happened'])
      await dialog().getByLabel(label, { exact: true }).fill('Cleaned.');
    await dialog().getByRole('button', { name: 'Resolve', exact: true }).click();
    await dialog().waitFor({ state: 'hidden' });
    await status('Open');
    await nora.getByRole('button', { name: 'Change status: Open' }).waitFor();
    await nora.getByRole('textbox', { name: 'Your reply' }).fill('Does it print now?');
    await nora.getByRole('button', { name: 'Keep (in shadow)' }).click();
    await nora.getByText('Kept. In shadow: it does not leave').waitFor({ timeout: 120_000 });
    const { database } = stage.running.wiring;
    const deliveries = await database.db
      .selectFrom('delivery')
      .innerJoin('ticket', 'ticket.id', 'delivery.ticketId')
      .select(['delivery.shadow', 'delivery.state', 'delivery.dueAt'])
      .where('ticket.shadow', '=', true)
      .where('delivery.messageId', 'is not', null)
      .execute();
    expect(deliveries.length).toBeGreaterThan(2);
    expect(deliveries.filter((one) => !one.shadow || one.state !== 'queued' || one.dueAt)).toEqual([]);
  });

  test.each([
    ['ru', 360, 'dark', 'Решить', /Теневой режим: ничего не уходит/, /^Изменить статус/],
    ['pt-BR', 1280, 'dark', 'Resolver', /Em sombra: nada é enviado/, /^Mudar o (estado|status)/],
    ['pt-PT', 360, 'light', 'Resolver', /Em sombra: nada é enviado/, /^Mudar o (estado|status)/],
  ] as const)('says it in %s at %d px, %s', async (locale, width, colorScheme, choice, words, change) => {
    const page = await stage.openPage({
      viewport: { width, height: 740 },
      colorScheme,
      reducedMotion: 'reduce',
      storageState: await nora.context().storageState(),
    });
    await page.addInitScript((one) => localStorage.setItem('tellonce.locale', one), locale);
    await page.goto(`/tickets/${first}`);
    await page.getByRole('button', { name: change }).click();
    await page.getByRole('menuitem', { name: choice, exact: true }).click();
    await dialog(page).getByText(words).waitFor();
    await lookAt(page);
    await page.context().close();
  });

  test('no page complained', () => {
    expect(stage.heard, stage.heard.join('\n')).toEqual([]);
  });
});

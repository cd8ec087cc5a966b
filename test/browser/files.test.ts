// Files at the desk and in the portal, as people meet them in a real browser: chosen, pasted, dropped, sent, and seen with
// what is dangerous about them; a formatted mail in its frame, with its own picture and without foreign ones.

import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eicar, type StrictClamd, startClamd } from '../strict-clamd.ts';
import { lookAt } from './look-at.ts';
import { hasChromium, inChromium, openStage, type Stage } from './open-stage.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNk+M9Qz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC',
  'base64',
);

describe.skipIf(!hasChromium)(inChromium, () => {
  let stage: Stage;
  let clamd: StrictClamd;
  let ana: Page;

  beforeAll(async () => {
    clamd = await startClamd();
    stage = await openStage({ CLAMAV_URL: clamd.url });
    ana = await stage.openPage({
      locale: 'en-GB',
      viewport: { width: 1280, height: 900 },
    });
    await stage.setUp(ana, { name: 'Ana Ferreira', email: 'ana@desk.example', zone: 'UTC' });
  });
  afterAll(async () => {
    await stage?.stop();
    await clamd?.stop();
  });

  /** By the socket in the data folder, as a mail server's pipe brings it. */
  async function bring(mail: object): Promise<string> {
    const { message } = await createTransport({ streamTransport: true, buffer: true }).sendMail(mail);
    const { deliverByLmtp } = await import('../../server/channels/email/deliver-by-lmtp.ts');
    const result = await deliverByLmtp(stage.dataFolder, [message as Buffer]);
    expect(result.number, result.sentence).not.toBeNull();
    return result.number!;
  }

  let number: string;
  test('a formatted mail shows its own picture, and foreign ones when they are asked for', async () => {
    number = await bring({
      from: 'Ravi Menon <ravi@northgate.example>',
      to: 'help@desk.example',
      subject: 'Labels',
      html: '<p>Look: <img src="cid:label"> <img src="http://127.0.0.1:1/track.gif" alt="far"> <a href="https://evil.example/">bank.example</a></p><script>parent.document.title="x"</script>',
      attachments: [
        { filename: 'label.png', content: png, cid: 'label' },
        { filename: 'photo.png', content: png, contentType: 'image/png' },
        { filename: 'invoice.pdf', content: Buffer.concat([Buffer.from('MZ\x90\0', 'latin1'), Buffer.alloc(300)]) },
        { filename: 'test.txt', content: eicar },
      ],
    });
    const asked: string[] = [];
    ana.on('request', (request) => asked.push(request.url()));
    await ana.goto(`/tickets/${number}`);
    await ana
      .getByRole('button', { name: 'Show formatted' })
      .or(ana.getByRole('button', { name: /format/i }))
      .first()
      .click();
    const frame = ana.frameLocator('iframe');
    await frame.getByText('[evil.example]').waitFor();
    // As high as what stands in it: nothing to scroll inside, and no empty paper below.
    const within = await frame.locator('html').evaluate((page) => page.scrollHeight - page.clientHeight);
    const paper =
      (await ana.locator('iframe').boundingBox())!.height - (await frame.locator('body').boundingBox())!.height;
    expect(within).toBeLessThanOrEqual(0);
    expect(paper).toBeLessThan(40);
    const own = frame.locator('img[src]');
    await expect.poll(() => own.count()).toBe(1);
    expect(asked.filter((url) => url.includes('track.gif'))).toEqual([]);
    await ana.getByRole('button', { name: 'Load pictures from elsewhere' }).click();
    await expect.poll(() => asked.filter((url) => url.includes('track.gif')).length).toBeGreaterThan(0);
  });

  test('each file says what it is, and what the scanner found is no link', async () => {
    const conversation = ana.getByRole('region', { name: 'Conversation' });
    await expect
      .poll(
        async () => {
          await ana.reload();
          return conversation.getByText('harmful, kept back').count();
        },
        { timeout: 120_000, interval: 1500 },
      )
      .toBe(1);
    await conversation.getByText(/runs when opened · is not what its name says/).waitFor();
    expect(await conversation.getByRole('link', { name: /test\.txt/ }).count()).toBe(0);
    const preview = conversation.locator('img[src*="/attachments/"]');
    await expect.poll(() => preview.first().evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(10);
    await lookAt(ana);
    // Checked by now, the mail's own picture is drawn in a frame that has no origin.
    await ana
      .getByRole('button', { name: /format/i })
      .first()
      .click();
    const drawn = ana.frameLocator('iframe').locator('img[src]');
    await expect.poll(() => drawn.first().evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(10);
    await ana.screenshot({ path: join(tmpdir(), 'tellonce-files.png') });
  });

  test('files are chosen, pasted and dropped, and go with the reply', async () => {
    await ana
      .locator('input[type=file]')
      .setInputFiles({ name: 'manual.txt', mimeType: 'text/plain', buffer: Buffer.from('Turn it off.') });
    for (const [type, name] of [
      ['drop', 'dropped.txt'],
      ['paste', 'pasted.txt'],
    ] as const) {
      await ana.getByRole('textbox', { name: 'Your reply' }).evaluate(
        (box, [kind, title]) => {
          const data = new DataTransfer();
          data.items.add(new File(['words'], title!));
          const init = { bubbles: true, cancelable: true };
          box.dispatchEvent(
            kind === 'drop'
              ? new DragEvent('drop', { ...init, dataTransfer: data })
              : new ClipboardEvent('paste', { ...init, clipboardData: data }),
          );
        },
        [type, name],
      );
    }
    await ana.getByRole('button', { name: 'Remove dropped.txt' }).click();
    await ana.getByRole('textbox', { name: 'Your reply' }).fill('Here is the manual.');
    await lookAt(ana);
    await ana.screenshot({ path: join(tmpdir(), 'tellonce-attach.png') });
    await ana.getByRole('button', { name: /^Send to / }).click();
    const conversation = ana.getByRole('region', { name: 'Conversation' });
    await conversation.getByText('manual.txt').waitFor();
    await conversation.getByText('pasted.txt').waitFor();
    expect(await conversation.getByText('dropped.txt').count()).toBe(0);
    expect(
      stage.heard.filter((one) => !/track\.gif|ERR_CONNECTION_REFUSED|ERR_UNSAFE_PORT|NotSameOrigin/.test(one)),
    ).toEqual([]);
  });
});

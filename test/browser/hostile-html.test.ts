// Whether a stranger's HTML can do anything: every payload goes through the sanitiser, then into a page without any policy,
// and into the frame in which messages are shown. A real browser watches for code that runs and for anything that loads.
// What is not sanitised must be seen to run there, or nothing that is said here is worth anything.

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cleanHtml } from '../../server/channels/email/reading/clean-html.ts';
import { frameSandbox, messageFrame } from '../../server/desk/message-frame.ts';
import { findProgram } from '../mail-server/daemon.ts';
import { openBrowser } from '../scenarios/screens.ts';
import { hostileHtml } from './hostile-html.ts';

const chromium = findProgram('chromium');
const hostile = hostileHtml();
const clean = hostile.map(({ html }) => cleanHtml(html));
const atOnce = 400;
const batches = Array.from({ length: Math.ceil(hostile.length / atOnce) }, (_, i) => i * atOnce);

const allowedTags = new Set(
  (
    'A ABBR ADDRESS B BDI BLOCKQUOTE BR CAPTION CENTER CITE CODE COL COLGROUP DD DEL DETAILS DFN DIV DL DT EM FIGURE ' +
    'FIGCAPTION FONT H1 H2 H3 H4 H5 H6 HR I IMG INS KBD LI MARK OL P PRE Q S SAMP SMALL SPAN STRIKE STRONG SUB SUMMARY ' +
    'SUP TABLE TBODY TD TFOOT TH THEAD TR TT U UL VAR WBR'
  ).split(' '),
);
const allowedAttributes = new Set(
  (
    'style dir lang title align valign href rel target src alt width height data-cid data-blocked-src border cellpadding ' +
    'cellspacing bgcolor colspan rowspan span color size face start type'
  ).split(' '),
);

const bare = '<!doctype html><meta charset="utf-8"><title>bare</title><body></body>';
const page = (html: string) => ({
  page: `<!doctype html><meta charset="utf-8"><body>${html}</body>`,
  headers: {} as Record<string, string>,
});

describe.skipIf(chromium === null)(`in Chromium${chromium === null ? ': it is not installed' : ''}`, () => {
  let browser: Browser;
  let server: Server;
  let base: string;
  const documents = new Map<string, { page: string; headers: Record<string, string> }>();

  beforeAll(async () => {
    server = createServer((request, response) => {
      const found = documents.get(request.url ?? '');
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...found?.headers });
      response.end(found?.page ?? bare);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  type Watch = {
    tab: Page;
    seen: string[];
    ran: () => Promise<number[]>;
    begin: () => Promise<void>;
    close: () => Promise<void>;
  };

  /** A page in which everything that runs, loads, opens or asks is written down. */
  async function watch(): Promise<Watch> {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const seen: string[] = [];
    await context.route('**/*', (route) => {
      const url = route.request().url();
      if (url.startsWith(base)) return route.continue();
      seen.push(`loaded ${url}`);
      return route.abort();
    });
    const tab = await context.newPage();
    context.on('page', (other) => seen.push(`opened ${other.url()}`));
    tab.on('dialog', (dialog) => {
      seen.push(`dialog ${dialog.message()}`);
      void dialog.dismiss().catch(() => {});
    });
    tab.on('download', (download) => seen.push(`download ${download.url()}`));
    await tab.addInitScript(hook);
    const begin = async () => {
      await tab.goto(`${base}/bare`);
    };
    await begin();
    const ran = () => tab.evaluate(() => [...(window as unknown as Hooked).ran]);
    return { tab, seen, ran, begin, close: () => context.close() };
  }

  const strangers = (seen: string[]) => seen.filter((one) => !one.startsWith('loaded http://127.0.0.1'));

  test('there are thousands of different payloads, and most of them leave something to show', () => {
    expect(new Set(hostile.map(({ html }) => html.replace(/\d+/g, '#'))).size).toBeGreaterThanOrEqual(7600);
    expect(clean.filter((one) => one !== null).length).toBeGreaterThan(4000);
  });

  test('the watch sees what is not sanitised in the bare page', async () => {
    const { tab, ran, seen, close } = await watch();
    const raw = hostile.flatMap(({ kind, html }, id) =>
      kind === 'event' || kind === 'mutation' ? [{ id, html }] : [],
    );
    await tab.evaluate(
      fill,
      raw.slice(0, 2000).map((one) => one.html),
    );
    await tab.evaluate(settle);
    expect((await ran()).length).toBeGreaterThan(150);
    const loads = hostile.filter(({ kind }) => kind === 'load' || kind === 'style').map((one) => one.html);
    await tab.evaluate(
      fill,
      loads.filter((html) => !/<(meta|base)/i.test(html)),
    );
    await tab.evaluate(settle);
    expect(new Set(seen).size).toBeGreaterThan(100);
    await close();
  });

  test('and in a frame that allows scripts', async () => {
    const { tab, ran, close } = await watch();
    // Pictures that cannot be loaded say so by themselves, and lead nowhere.
    const raw = hostile.filter(({ kind, html }) => kind === 'event' && /^<img\b.*onerror/is.test(html));
    documents.set('/raw', page(raw.map((one) => one.html).join('\n')));
    await tab.evaluate(frameIn, { url: '/raw', sandbox: 'allow-scripts' });
    await expect.poll(async () => (await ran()).length, { timeout: 120_000 }).toBeGreaterThan(2);
    await close();
  });

  test('what the sanitiser leaves does nothing in a page without any policy', async () => {
    const { tab, ran, seen, begin, close } = await watch();
    const findings: unknown[] = [];
    for (const from of batches) {
      await begin();
      const part = clean.slice(from, from + atOnce).map((one) => one ?? '');
      await tab.evaluate(fill, part);
      findings.push(...(await tab.evaluate(inspect, { tags: [...allowedTags], attributes: [...allowedAttributes] })));
      // The same once more as one text: what one leaves open must not change the next.
      await tab.evaluate(fill, [part.join('')]);
      findings.push(...(await tab.evaluate(inspect, { tags: [...allowedTags], attributes: [...allowedAttributes] })));
      await tab.evaluate(settle);
      findings.push(...(await ran()).map((id) => ({ ran: hostile[id], clean: clean[id] })));
      expect(tab.url()).toBe(`${base}/bare`);
      expect(findings).toEqual([]);
    }
    expect(seen).toEqual([]);
    await close();
  });

  test.each(['blocked', 'shown'] as const)('nor in the frame of a message with pictures %s', async (images) => {
    const { tab, ran, seen, close } = await watch();
    for (const from of batches) {
      const html = clean.slice(from, from + atOnce).filter((one) => one !== null);
      const url = `/frame-${images}-${from}`;
      documents.set(
        url,
        messageFrame({ html: html.join('\n'), language: 'en', images, inlineUrl: () => null, filesUrl: undefined }),
      );
      await tab.evaluate(frameIn, { url, sandbox: frameSandbox });
    }
    await tab.evaluate(settle);
    expect(await ran()).toEqual([]);
    expect(tab.url()).toBe(`${base}/bare`);
    const frames = tab.frames().map((frame) => new URL(frame.url()).pathname);
    expect(frames.length).toBe(batches.length + 1);
    expect(frames.filter((path) => path !== '/bare' && !path.startsWith('/frame-'))).toEqual([]);
    // Asked for, pictures come from elsewhere and nothing else does.
    const loaded = strangers(seen);
    if (images === 'blocked') expect(loaded).toEqual([]);
    else expect(loaded.length).toBeGreaterThan(20);
    await close();
  });

  test('the frame alone holds too: what nobody sanitised does not run in it', async () => {
    const { tab, ran, seen, close } = await watch();
    const raw = hostile.filter(({ html }) => !/meta|<!--|plaintext|xmp|textarea|title|noframes|frameset/i.test(html));
    for (let from = 0; from < raw.length; from += atOnce) {
      const html = raw.slice(from, from + atOnce).map((one) => one.html);
      const url = `/unclean-${from}`;
      documents.set(
        url,
        messageFrame({
          html: html.join('\n'),
          language: 'en',
          images: 'blocked',
          inlineUrl: () => null,
          filesUrl: undefined,
        }),
      );
      await tab.evaluate(frameIn, { url, sandbox: frameSandbox });
    }
    await tab.evaluate(settle);
    expect(await ran()).toEqual([]);
    expect(seen.filter((one) => !one.startsWith('loaded'))).toEqual([]);
    expect(tab.url()).toBe(`${base}/bare`);
    await close();
  });
});

type Hooked = { ran: Set<number> };

/** Stands in the page before anything else does. */
function hook() {
  const hooked = window as unknown as Hooked & Record<string, unknown>;
  hooked.ran = new Set<number>();
  addEventListener('message', (event) => {
    if (typeof event.data === 'number') hooked.ran.add(event.data);
  });
  for (const name of ['alert', 'prompt', 'confirm', 'print', 'open']) hooked[name] = () => hooked.ran.add(-1);
}

/** Each text in an element of its own; then everything is touched as a hasty reader would. */
function fill(texts: string[]) {
  const place = document.body;
  place.replaceChildren();
  for (const text of texts) {
    const own = document.createElement('section');
    own.innerHTML = text;
    place.append(own);
  }
  for (const one of place.querySelectorAll('*')) {
    for (const type of ['mouseover', 'mouseenter', 'pointerenter', 'focus', 'animationstart', 'wheel', 'auxclick']) {
      one.dispatchEvent(new Event(type, { bubbles: false }));
    }
    const leads = one.closest('a[href], area[href], form, summary') !== null;
    if (!leads) one.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
    const address = one.getAttribute('href') ?? '';
    if (/script:/i.test(address) && one instanceof HTMLElement) one.click();
  }
}

function settle() {
  return new Promise<void>((done) => setTimeout(done, 400));
}

/** The page loads the frame beside those that are there. */
function frameIn({ url, sandbox }: { url: string; sandbox: string }) {
  return new Promise<void>((done) => {
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', sandbox);
    frame.onload = () => done();
    frame.src = url;
    document.body.append(frame);
  });
}

/** What stands in the tree that the allow-list does not know, as the browser itself has read it. */
function inspect({ tags, attributes }: { tags: string[]; attributes: string[] }) {
  const findings: string[] = [];
  for (const one of document.body.querySelectorAll('section *')) {
    if (one.namespaceURI !== 'http://www.w3.org/1999/xhtml' || !tags.includes(one.tagName))
      findings.push(one.outerHTML);
    for (const { name, value } of one.attributes) {
      const harmless = name !== 'href' || /^(https?:|mailto:|tel:)/.test(value);
      const loads = name === 'src' && !/^data:image\/(png|jpe?g|gif|webp);base64,/i.test(value);
      const styled = name === 'style' && /url|expression|position|@|\\/i.test(value);
      if (!attributes.includes(name) || !harmless || loads || styled)
        findings.push(`${name}=${value} in ${one.outerHTML}`);
    }
  }
  return findings.slice(0, 5);
}

// Looks at a page as a careful reader would: nothing that axe finds, nothing that runs out of the window, no key of a word
// where the word should stand, and a clean console.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

type Tree = { [key: string]: string | Tree };
type Finding = { id: string; help: string; nodes: { target: string[] }[] };

const words = join(import.meta.dirname, '../../web/client/words/en.json');
const keys = keysOf(JSON.parse(readFileSync(words, 'utf8')) as Tree).filter((key) => key.length > 6);

function keysOf(tree: Tree, before = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [(before + key).replace(/_(one|other)$/, '')] : keysOf(value, `${before}${key}.`),
  );
}

/** Fails with what is wrong with the page as it stands. */
export async function lookAt(page: Page): Promise<void> {
  // Mail addresses and names of files hold dots too; a key is found whole.
  const text = await page.evaluate(() => document.body.innerText);
  const found = new Set(text.split(/[^A-Za-z0-9_.]+/));
  expect(
    keys.filter((key) => found.has(key)),
    `keys instead of words on ${page.url()}`,
  ).toEqual([]);
  const width = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(width, `${page.url()} is wider than its window`).toBeLessThanOrEqual(0);
  await page.evaluate(comeToRest);
  measured.add(page);
  await page.evaluate(axe.source);
  const findings = (await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: (root: Node, options: object) => Promise<object> } };
    const { violations } = (await axe.run(document, { preload: false, resultTypes: ['violations'] })) as {
      violations: Finding[];
    };
    return violations;
  })) as Finding[];
  // What the browser still has to say of it comes before this answer.
  await page.evaluate(() => undefined);
  measured.delete(page);
  const said = findings.map((one) => `${one.id}: ${one.help} at ${one.nodes.map((node) => node.target).join(', ')}`);
  expect(said, `${page.url()}\n${said.join('\n')}`).toEqual([]);
}

/** In the middle of a change colours are neither those before nor those after. What turns for ever or stands is not waited for. */
async function comeToRest(): Promise<void> {
  const moving = document
    .getAnimations()
    .filter((one) => Number.isFinite(Number(one.effect?.getComputedTiming().endTime)));
  const patience = new Promise((done) => setTimeout(done, 1000));
  await Promise.race([Promise.allSettled(moving.map((one) => one.finished)), patience]);
}

/** Pages in which axe is at work: it measures by a style of its own, which the desk's policy refuses. */
const measured = new WeakSet<Page>();

/** Collects what a page complains about. Answers that refuse on purpose are written down by the browser as well. */
export function hearConsole(page: Page, heard: string[]): void {
  page.on('console', (message) => {
    const text = message.text();
    const byAxe = measured.has(page) && /Applying inline style/.test(text);
    const expected = byAxe || /status of (403|404|409|410|422)/.test(text);
    if ((message.type() === 'error' || message.type() === 'warning') && !expected) heard.push(`${page.url()}: ${text}`);
  });
  page.on('pageerror', (error) => heard.push(`${page.url()}: ${error.message}`));
}

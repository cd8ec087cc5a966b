// Where a browser story plays: the real program on a database of its own, Chromium beside it, and an ear for what its pages
// complain about.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import { readConfig } from '../../server/platform/config.ts';
import { realSources } from '../../server/platform/context.ts';
import { createLog } from '../../server/platform/log.ts';
import { type RunningDesk, startDesk } from '../../server/start-desk.ts';
import { makeDatabase } from '../harness.ts';
import { findProgram } from '../mail-server/daemon.ts';
import { memoryFolder } from '../memory-folder.ts';
import { openBrowser } from '../scenarios/screens.ts';
import { hearConsole } from './look-at.ts';

export type Stage = {
  running: RunningDesk;
  dataFolder: string;
  /** Everything that the pages complained about. */
  heard: string[];
  /** A page on a device that nobody has used, unless `storageState` says whose it is. */
  openPage: (options?: BrowserContextOptions) => Promise<Page>;
  /** The same on a screen of this size, in Lisbon and without motion: half faded in, nothing has its colours yet. */
  openScreen: (screen?: Screen) => Promise<Page>;
  /** The desk is set up, and whoever sits before the page is its administrator. */
  setUp: (page: Page, administrator: { name: string; email: string; zone: string }) => Promise<void>;
  /** The one-time token that the start printed. */
  token: () => string;
  stop: () => Promise<void>;
};

export type Screen = { locale?: string; width?: number; height?: number; dark?: boolean };

export const hasChromium = findProgram('chromium') !== null;
/** Of a busy machine. */
const patienceMillis = 45_000;
/** For `describe.skipIf(!hasChromium)`. */
export const inChromium = `in Chromium${hasChromium ? '' : ': it is not installed'}`;
/** Of everybody in the stories. */
export const password = 'a sentence is good';

/** The API as the person before the page; null where it answers nothing. Fails with what it says. */
export async function call<T>(
  page: Page,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH',
  path: string,
  data?: object,
): Promise<T> {
  const response = await page.request.fetch(`/api/v1${path}`, { method, ...(data ? { data } : {}) });
  expect(response.status(), `${method} ${path}: ${await response.text()}`).toBeLessThan(300);
  return (response.status() === 204 ? null : await response.json()) as T;
}

/** Call it in `beforeAll`, and `stop` after all. `settings` are of the program's environment; `now` is its clock. */
export async function openStage(settings: Record<string, string> = {}, now = realSources.now): Promise<Stage> {
  const { host, port, user, password: secret, database } = await makeDatabase();
  const folder = mkdtempSync(join(memoryFolder() ?? tmpdir(), 'tellonce-browser-'));
  const dataFolder = join(folder, 'data');
  const config = readConfig({
    PORT: '0',
    SMTP_PORT: '0',
    LOG_LEVEL: 'silent',
    TELLONCE_DATA: dataFolder,
    DATABASE_URL: `postgres://${user}:${secret}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`,
    ...settings,
  });
  const [running, browser] = await Promise.all([
    startDesk(config, createLog('silent'), { ...realSources, now }),
    openBrowser(),
  ]);
  const heard: string[] = [];
  const token = () => /token: (\S+)/.exec(running.welcome)![1]!;
  async function openPage(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ baseURL: running.url, ...options });
    context.setDefaultTimeout(patienceMillis);
    const page = await context.newPage();
    hearConsole(page, heard);
    return page;
  }
  return {
    running,
    dataFolder,
    heard,
    token,
    openPage,
    openScreen: ({ locale = 'en-GB', width = 1280, height = width < 500 ? 740 : 800, dark = false } = {}) =>
      openPage({
        viewport: { width, height },
        colorScheme: dark ? 'dark' : 'light',
        locale,
        timezoneId: 'Europe/Lisbon',
        reducedMotion: 'reduce',
      }),
    setUp: async (page, administrator) => {
      const data = { token: token(), deskName: 'Kestrel Labels', password, locale: 'en', ...administrator };
      const answer = await page.request.post('/api/v1/setup', { data });
      expect(answer.status(), await answer.text()).toBeLessThan(300);
    },
    stop: async () => {
      await browser.close();
      await running.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

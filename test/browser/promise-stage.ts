// Where the stories of promises play: a desk that is open around the clock, so that they read the same on a Sunday; Nora, who
// leads, Leo, who answers, and Ravi with a device that knows him.

import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import type { OutboxMailView } from '../../contract/channels.ts';
import type { TicketDetailView } from '../../contract/tickets.ts';
import { lookAt } from './look-at.ts';
import { call, openStage, password, type Stage } from './open-stage.ts';

export type PromiseStage = Stage & {
  nora: Page;
  leo: Page;
  open: (subject: string, language?: string) => Promise<string>;
  ticket: (number: string) => Promise<TicketDetailView>;
  /** The mails to somebody for one purpose, as they left or wait, newest first. */
  mails: (purpose: string, to: string) => Promise<string[]>;
  /** Ravi before his ticket in the portal; his first page signs him in by the mailed links. */
  ravi: (number: string, options?: BrowserContextOptions) => Promise<Page>;
};

export const zone = 'Europe/Lisbon';
export const raviMail = 'ravi@northgate.example';
const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

export async function openPromiseStage(): Promise<PromiseStage> {
  const stage = await openStage();
  const openPage = (options: BrowserContextOptions = {}) =>
    stage.openPage({
      viewport: { width: 1280, height: 800 },
      locale: 'en-GB',
      timezoneId: zone,
      reducedMotion: 'reduce',
      ...options,
    });
  const nora = await openPage();
  await stage.setUp(nora, { name: 'Nora Holt', email: 'nora@desk.example', zone });
  const hours = Object.fromEntries(days.map((day) => [day, [['00:00', '24:00']]]));
  await call(nora, 'PATCH', '/settings', { calendar: { tz: zone, hours } });
  await call(nora, 'POST', '/agents', { name: 'Leo Brandt', email: 'leo@desk.example', password, role: 'agent' });
  const leo = await openPage();
  await leo.request.post('/api/v1/session', { data: { email: 'leo@desk.example', password } });

  async function mails(purpose: string, to: string): Promise<string[]> {
    const found = (await call<{ mails: OutboxMailView[] }>(nora, 'GET', '/outbox?state=all')).mails;
    const theirs = found.filter((one) => one.purpose === purpose && one.to === to);
    return Promise.all(theirs.map(async ({ id }) => (await call<{ text: string }>(nora, 'GET', `/outbox/${id}`)).text));
  }
  const linkIn = async (purpose: string) =>
    /https?:\/\/\S+\/portal\/(?:t|in)\/\S+/.exec((await mails(purpose, raviMail))[0]!)![0];
  let known: BrowserContextOptions['storageState'];
  async function ravi(number: string, options: BrowserContextOptions = {}): Promise<Page> {
    if (!known) {
      const first = await openPage();
      await first.goto(await linkIn('acknowledgement'));
      await first.getByRole('button', { name: 'Mail me the link' }).click();
      await first.getByText('We have mailed you a link').waitFor();
      await first.goto(await linkIn('sign_in_link'));
      await first.getByRole('button', { name: 'Open' }).click();
      await first.getByRole('link', { name: 'My requests' }).waitFor();
      known = await first.context().storageState();
      await first.context().close();
    }
    const page = await openPage({ storageState: known, ...options });
    await page.goto(`/portal/tickets/${number}`);
    return page;
  }
  return {
    ...stage,
    nora,
    leo,
    mails,
    ravi,
    open: async (subject, language = 'en') => {
      const requester = { email: raviMail, name: 'Ravi Menon', locale: language };
      const body = 'After forty labels it stops and shows E-52.';
      return (await call<{ number: string }>(leo, 'POST', '/tickets', { subject, body, language, requester })).number;
    },
    ticket: (number) => call<TicketDetailView>(leo, 'GET', `/tickets/${number}`),
  };
}

/** Keeps a picture of the page where `PICTURES` names a folder, for whoever wants to see what the stories see. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`) });
}

export const locales = ['en', 'ru', 'pt-BR', 'pt-PT'] as const;
type Locale = (typeof locales)[number];
/** Where axe looks in which language; that nothing runs out of the window is looked at everywhere. */
const looked: Record<Locale, ('wide' | 'narrow')[]> = {
  en: ['wide', 'narrow'],
  ru: ['narrow'],
  'pt-BR': ['wide'],
  'pt-PT': ['narrow'],
};

/** One page as it stands, wide and light, then narrow and dark. */
export async function lookAround(page: Page, locale: Locale, name: string): Promise<void> {
  for (const shape of ['wide', 'narrow'] as const) {
    const wide = shape === 'wide';
    await page.setViewportSize(wide ? { width: 1280, height: 800 } : { width: 360, height: 740 });
    await page.emulateMedia({ colorScheme: wide && locale !== 'pt-BR' ? 'light' : 'dark' });
    if (looked[locale].includes(shape)) await lookAt(page);
    else await fitsIn(page);
    await picture(page, `${name}-${locale}-${shape}`);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: 'light' });
}

async function fitsIn(page: Page): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (over > 0) throw new Error(`${page.url()} is ${over} pixels wider than its window`);
}

// The screens as people see them: every selector of the browser stories stands here, by role and name.

import { type Browser, chromium, type Page } from 'playwright-core';
import { findProgram } from '../mail-server/daemon.ts';

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: findProgram('chromium')!,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}

/** A device that nobody has used before. What goes wrong on its pages is collected. */
export async function openDevice(browser: Browser, troubles: string[]): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 800 } });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  page.on('pageerror', (error) => troubles.push(`${page.url()}: ${error.message}`));
  page.on('response', (response) => {
    if (response.status() >= 500) troubles.push(`${response.status()} ${response.url()}`);
  });
  return page;
}

/** The agent's desk. */
export const desk = {
  signIn: async (page: Page, url: string, who: { email: string; password: string }) => {
    await page.goto(`${url}/`);
    await page.getByLabel('E-mail').fill(who.email);
    await page.getByLabel('Password').fill(who.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('navigation', { name: 'Desk' }).waitFor();
  },
  openFromList: async (page: Page, words: string | RegExp) => {
    await page.getByRole('link', { name: words }).first().click();
    await desk.conversation(page).waitFor();
  },
  conversation: (page: Page) => page.getByRole('region', { name: 'Conversation' }),
  said: (page: Page, words: string | RegExp) => desk.conversation(page).getByText(words).first(),
  reply: async (page: Page, words: string) => {
    await page.getByRole('textbox', { name: 'Your reply' }).fill(words);
    await page.getByRole('button', { name: /^Send to / }).click();
  },
  notArrived: (page: Page) =>
    desk
      .conversation(page)
      .getByText(/Did not reach/)
      .first(),
};

/** The requester's portal. */
export const portal = {
  confirmation: (page: Page) => page.locator('form[action$="/confirmation"]').getByRole('button'),
  useLink: (page: Page) => page.locator('form[action^="/portal/in/"]').getByRole('button'),
  said: (page: Page, words: string | RegExp) => page.getByText(words).first(),
  write: async (page: Page, words: string) => {
    await page.getByRole('textbox', { name: 'Your message' }).fill(words);
    await page
      .locator('form#reply')
      .getByRole('button', { name: /^Send to / })
      .click();
  },
  arrived: (page: Page) => page.getByText('Thank you, it has arrived'),
};

// Mailboxes, their keys and brands, as the public API offers them. All of it is for administrators.

import { Resolver } from 'node:dns/promises';
import * as brands from '../../../contract/brands.ts';
import * as dkim from '../../../contract/dkim.ts';
import * as health from '../../../contract/mailboxes/health.ts';
import * as contract from '../../../contract/mailboxes.ts';
import { wordsFor } from '../../access/words-for.ts';
import { beginConsent, finishConsent, redirectUriOf } from '../../channels/email/mailboxes/consent.ts';
import {
  checkDkimKey,
  listDkimKeys,
  type ResolveTxt,
  removeDkimKey,
  setDkimKey,
} from '../../channels/email/mailboxes/dkim.ts';
import { listFolders } from '../../channels/email/mailboxes/list-folders.ts';
import { MailboxTrouble } from '../../channels/email/mailboxes/trouble.ts';
import type { Context } from '../../platform/context.ts';
import { notFound, Refusal } from '../../platform/errors.ts';
import { type Input, type Route, route } from '../../platform/http.ts';
import type { Wiring } from '../../platform/wiring.ts';
import { askForTest, readTest } from './ask-for-test.ts';
import { addBrand, changeBrand, listBrands, removeBrand } from './brands.ts';
import {
  changeMailbox,
  mustAdminister,
  removeSender,
  removeSource,
  setSender,
  setSignIn,
  setSource,
  startSource,
} from './change-mailbox.ts';
import { previewBrand } from './preview-brand.ts';
import { readAlarms, readMailboxes } from './read-mailboxes.ts';
import { setMode } from './shadow-mode.ts';

type Asked = Pick<Input<unknown>, 'request'>;

async function oneMailbox(wiring: Wiring, ctx: Context, { request }: Asked, id: string) {
  const { say } = await wordsFor(ctx.tx, request);
  const [mailbox] = await readMailboxes(ctx, say, id);
  if (!mailbox) throw notFound('There is no such mailbox.');
  return { ...mailbox, redirectUri: redirectUriOf(wiring.publicUrl()) };
}

export const mailboxRoutes = (wiring: Wiring): Route[] => [
  ...readRoutes(wiring),
  ...connectRoutes(wiring),
  ...consentRoutes(wiring),
  ...dkimRoutes(wiring),
  ...brandRoutes(wiring),
];

const readRoutes = (wiring: Wiring): Route[] => [
  route(contract.listMailboxes, 'administrator', async (ctx, { request }) => {
    const { say } = await wordsFor(ctx.tx, request);
    const redirectUri = redirectUriOf(wiring.publicUrl());
    const mailboxes = await readMailboxes(ctx, say);
    return { body: { mailboxes: mailboxes.map((one) => ({ ...one, redirectUri })) } };
  }),
  route(contract.getMailbox, 'administrator', async (ctx, input) => ({
    body: await oneMailbox(wiring, ctx, input, input.params.id),
  })),
  route(health.listMailboxAlarms, 'administrator', async (ctx, { request }) => {
    const { say } = await wordsFor(ctx.tx, request);
    return { body: await readAlarms(ctx, say) };
  }),
  route(health.testMailbox, 'administrator', async (ctx, { params, request }) => {
    const testId = await askForTest(ctx, params.id);
    const { say } = await wordsFor(ctx.tx, request);
    return { status: 202, body: await readTest(ctx, say, params.id, testId) };
  }),
  route(health.getMailboxTest, 'administrator', async (ctx, { params, request }) => {
    const { say } = await wordsFor(ctx.tx, request);
    return { body: await readTest(ctx, say, params.id, params.testId) };
  }),
];

const connectRoutes = (wiring: Wiring): Route[] => [
  route(contract.changeMailbox, 'administrator', async (ctx, input) => {
    await changeMailbox(ctx, input.params.id, withoutGaps(input.body));
    return { body: await oneMailbox(wiring, ctx, input, input.params.id) };
  }),
  route(contract.setMailboxSource, 'administrator', async (ctx, input) => {
    await setSource(ctx, wiring.keys.secrets, input.params.id, input.body);
    return { body: await oneMailbox(wiring, ctx, input, input.params.id) };
  }),
  route(contract.checkMailboxSource, 'administrator', async (ctx, { params, body }) => {
    mustAdminister(ctx);
    return { body: { folders: await listFolders(ctx, wiring.keys.secrets, params.id, body).catch(refuse) } };
  }),
  route(contract.startMailboxSource, 'administrator', async (ctx, input) => {
    await startSource(ctx, input.params.id);
    return { body: await oneMailbox(wiring, ctx, input, input.params.id) };
  }),
  route(contract.removeMailboxSource, 'administrator', async (ctx, { params }) => {
    await removeSource(ctx, params.id);
    return { status: 204 };
  }),
  route(contract.setMailboxSender, 'administrator', async (ctx, input) => {
    await setSender(ctx, wiring.keys.secrets, input.params.id, input.body);
    return { body: await oneMailbox(wiring, ctx, input, input.params.id) };
  }),
  route(contract.removeMailboxSender, 'administrator', async (ctx, { params }) => {
    await removeSender(ctx, params.id);
    return { status: 204 };
  }),
  route(contract.setMailboxMode, 'administrator', async (ctx, { params, body }) => ({
    body: { mode: body.mode, tickets: await setMode(ctx, params.id, body) },
  })),
];

const consentRoutes = (wiring: Wiring): Route[] => [
  route(contract.setMailboxSignIn, 'administrator', async (ctx, input) => {
    await setSignIn(ctx, wiring.keys.secrets, input.params.id, input.body);
    return { body: await oneMailbox(wiring, ctx, input, input.params.id) };
  }),
  route(contract.authoriseMailbox, 'administrator', async (ctx, { params }) => {
    mustAdminister(ctx);
    return { body: { url: await beginConsent(ctx, wiring.keys.secrets, params.id, wiring.publicUrl()) } };
  }),
  route(contract.finishAuthorisation, 'administrator', async (ctx, { request }) => {
    mustAdminister(ctx);
    const query = new URL(request.url, 'http://desk.invalid').search;
    const { mailboxId, isStale } = await finishConsent(ctx, wiring.keys.secrets, wiring.publicUrl(), query);
    const told = [...(mailboxId ? [`signedIn=${mailboxId}`] : []), ...(isStale ? ['stale=true'] : [])].join('&');
    return { status: 303, headers: { location: `/settings/mailboxes?${told}` }, body: null };
  }),
];

/** What the provider or the mail server refused is for the person in front of the screen. */
function refuse(error: unknown): never {
  if (!(error instanceof MailboxTrouble)) throw error;
  throw new Refusal('Conflict', error.said.template, error.said.values);
}

const dkimRoutes = ({ keys: { secrets } }: Wiring): Route[] => {
  const dns = new Resolver({ timeout: 2000, tries: 2 });
  const resolve: ResolveTxt = (name) => dns.resolveTxt(name);
  return [
    route(dkim.listDkimKeys, 'administrator', async (ctx) => ({
      body: { keys: (await listDkimKeys(ctx.tx)).map(dkimView) },
    })),
    route(dkim.setDkimKey, 'administrator', async (ctx, { params, body }) => ({
      body: dkimView(await setDkimKey(ctx, secrets, params.domain, body.signs)),
    })),
    route(dkim.checkDkimKey, 'administrator', async (ctx, { params }) => ({
      body: dkimView(await checkDkimKey(ctx, resolve, params.domain)),
    })),
    route(dkim.removeDkimKey, 'administrator', async (ctx, { params }) => {
      await removeDkimKey(ctx, params.domain);
      return { status: 204 };
    }),
  ];
};

const dkimView = ({ publicKey, createdAt, checkedAt, verifiedAt, ...key }: Awaited<ReturnType<typeof setDkimKey>>) => ({
  ...key,
  checkedAt: checkedAt?.toISOString() ?? null,
  verifiedAt: verifiedAt?.toISOString() ?? null,
});

const brandRoutes = (wiring: Wiring): Route[] => [
  route(brands.previewBrand, 'administrator', async (ctx, { body }) => ({
    body: { mails: await previewBrand(ctx, wiring.publicUrl(), body) },
  })),
  route(brands.listBrands, 'administrator', async (ctx) => ({ body: { brands: await listBrands(ctx.tx) } })),
  route(brands.addBrand, 'administrator', async (ctx, { body }) => {
    const id = await addBrand(ctx, body);
    return { status: 201, body: (await listBrands(ctx.tx, id))[0] };
  }),
  route(brands.changeBrand, 'administrator', async (ctx, { params, body }) => {
    await changeBrand(ctx, params.id, body);
    return { body: (await listBrands(ctx.tx, params.id))[0] };
  }),
  route(brands.removeBrand, 'administrator', async (ctx, { params }) => {
    await removeBrand(ctx, params.id);
    return { status: 204 };
  }),
];

/** Left out is left as it is. */
const withoutGaps = <T extends object>(input: T) =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };

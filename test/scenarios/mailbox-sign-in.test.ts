// Sign-in that does not die in silence: a strict token server, Dovecot asking it about every token, and the desk between.
// The pain elsewhere: the provider's permission ends, intake stops, and somebody finds out days later.

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addMailbox } from '../../server/cases/change-settings.ts';
import { setSender, setSignIn, setSource } from '../../server/cases/mailboxes/change-mailbox.ts';
import { readAlarms, readMailboxes } from '../../server/cases/mailboxes/read-mailboxes.ts';
import { patientResolver } from '../../server/channels/email/authenticate-mail.ts';
import { beginConsent, finishConsent } from '../../server/channels/email/mailboxes/consent.ts';
import type { RunningFetch } from '../../server/channels/email/mailboxes/fetch-mailboxes.ts';
import { accessToken } from '../../server/channels/email/mailboxes/sign-in.ts';
import { readServer } from '../../server/channels/mailbox-senders.ts';
import { openFetching } from '../../server/open-mail.ts';
import { fillSentence } from '../../server/platform/errors.ts';
import { atEnd, makeDesk, type TestDesk } from '../harness.ts';
import { until } from '../mail-server/daemon.ts';
import { type ImapHouse, openImapHouse, whyNoDovecot, writeMail } from '../mail-server/imap-house.ts';
import { inboxAt } from '../mail-server/mailbox.ts';
import { client, startTokenServer, type TokenServer } from '../mail-server/token-server.ts';

const why = whyNoDovecot();
const publicUrl = 'http://desk.example';

describe.skipIf(why !== null)(`OAuth 2 with Dovecot${why ? `: ${why}` : ''}`, () => {
  let tokens: TokenServer;
  let desk: TestDesk;
  let fetching: RunningFetch;
  const start = (): RunningFetch => {
    const resolver = patientResolver(async () => [], desk.sources.now);
    const pace = { lookMillis: 100, pollMillis: 300, retryMillis: [100] };
    return openFetching(desk.wiring, { keys: desk.wiring.keys, resolver }, pace);
  };
  const houses: Partial<Record<'xoauth2' | 'oauthbearer', ImapHouse>> = {};
  const addressOf = (mechanism: string) => `${mechanism}@kestrel.example`;

  beforeAll(async () => {
    tokens = await startTokenServer();
    atEnd(() => tokens.stop());
    desk = await makeDesk();
    for (const mechanisms of ['xoauth2', 'oauthbearer'] as const) {
      const introspectionUrl = `${tokens.url}/introspect`;
      houses[mechanisms] = await openImapHouse([addressOf(mechanisms)], { tokens: { introspectionUrl, mechanisms } });
    }
    fetching = start();
    atEnd(() => fetching.stop());
  });
  afterAll(async () => {
    for (const house of Object.values(houses)) await house?.stop();
  });

  const secrets = () => desk.wiring.keys.secrets;
  const mailboxOf = async (id: string) => (await readMailboxes(desk.ctx(desk.ana), fillSentence, id))[0]!;
  const alarmsOf = async (id: string) =>
    (await readAlarms(desk.ctx(desk.ana), fillSentence)).alarms.filter((one) => one.mailboxId === id);
  const ticketsOf = async (id: string) =>
    (
      await sql<{ subject: string }>`select subject from ticket where mailbox_id = ${id} order by id`.execute(
        desk.database.db,
      )
    ).rows.map((row) => row.subject);

  const signInFor = async (mechanism: 'xoauth2' | 'oauthbearer') => {
    const ctx = desk.ctx(desk.ana);
    const { id } = await addMailbox(ctx, { address: addressOf(mechanism), displayName: '' });
    await setSignIn(ctx, secrets(), id, {
      provider: 'custom',
      tenant: null,
      clientId: client.id,
      clientSecret: client.secret,
      authorisationUrl: `${tokens.url}/authorise`,
      tokenUrl: `${tokens.url}/token`,
      scopes: ['mail'],
      allowsPrivate: true,
    });
    const { password: _, ...inbox } = inboxAt(houses[mechanism]!.port, addressOf(mechanism));
    await setSource(ctx, secrets(), id, { ...inbox, signIn: 'oauth' });
    return id;
  };
  const consent = async (id: string, user: string) => {
    const url = await beginConsent(desk.ctx(desk.ana), secrets(), id, publicUrl);
    return new URL(tokens.agree(url, user)).search;
  };
  const finish = (query: string) => finishConsent(desk.ctx(desk.ana), secrets(), publicUrl, query);

  test.each(['xoauth2', 'oauthbearer'] as const)(
    '%s: consent, fetching, renewal, withdrawal, and sign-in anew',
    async (mechanism) => {
      const user = addressOf(mechanism);
      const house = houses[mechanism]!;
      const id = await signInFor(mechanism);
      // Before anybody has consented that is the alarm.
      await until(async () => (await alarmsOf(id))[0]?.sentence.includes('Nobody has signed in'));
      const query = await consent(id, user);
      const leo = await desk.agent(`Leo ${mechanism}`, 'administrator');
      const foreign = { mailboxId: null, isStale: true };
      expect(await finishConsent(desk.ctx(leo), secrets(), publicUrl, query)).toEqual(foreign);
      expect(await finish(query)).toEqual({ mailboxId: id, isStale: false });
      // The browser's Back brings it once more, and what stands there says nothing of a failure.
      expect(await finish(query)).toEqual({ mailboxId: id, isStale: true });
      expect((await mailboxOf(id)).signIn).toMatchObject({ state: 'granted', refusal: null });
      expect(await finish(query.replace('state=', 'state=x'))).toEqual(foreign);

      await house.append(user, [writeMail('First')]);
      await until(
        async () => (await ticketsOf(id)).length === 1,
        20,
        () => house.said().slice(-1500),
      );
      await until(async () => (await mailboxOf(id)).health.state === 'well');
      expect(await mailboxOf(id)).toMatchObject({
        signIn: { state: 'granted', expiresInDays: 90, hasClientSecret: true },
      });

      // A token that is void before its time is renewed once, without anybody.
      const before = tokens.refreshed();
      tokens.forgetAccess();
      await house.stopServer();
      await house.startServer();
      await house.append(user, [writeMail('Second')]);
      await until(
        async () => (await ticketsOf(id)).length === 2,
        20,
        () => house.said().slice(-1500),
      );
      expect(tokens.refreshed()).toBe(before + 1);

      // Ahead of its end it is renewed; ten who ask at once renew it once, or a strict server would end everything.
      desk.pass({ minutes: 57 });
      const given = await Promise.all(Array.from({ length: 10 }, () => accessToken(desk.ctx(), secrets(), id)));
      expect(new Set(given).size).toBe(1);
      expect(tokens.refreshed()).toBe(before + 2);
      expect(tokens.refused).toEqual([]);

      // The outgoing server is signed in to with the same permission.
      await setSender(desk.ctx(desk.ana), secrets(), id, {
        host: '127.0.0.1',
        port: 1,
        security: 'none',
        checksCertificate: true,
        signIn: 'same',
        userName: null,
      });
      expect(await readServer(desk.ctx(), secrets(), id)).toMatchObject({ auth: { user, accessToken: given[0] } });

      // Withdrawn: said at once, with what to do, and the dead token is not tried again and again.
      tokens.withdraw();
      desk.pass({ minutes: 57 });
      await expect(accessToken(desk.ctx(), secrets(), id)).rejects.toThrow(/has expired or was withdrawn.*Sign in to/);
      const asked = tokens.refused.length;
      await expect(accessToken(desk.ctx(), secrets(), id)).rejects.toThrow(/has expired/);
      expect(tokens.refused.length).toBe(asked);
      await house.stopServer();
      await house.startServer();
      await until(async () => (await alarmsOf(id))[0]?.sentence.includes('has expired or was withdrawn'));
      expect((await mailboxOf(id)).signIn!.state).toBe('broken');
      tokens.refused.splice(0);

      // Signing in anew is all that it takes.
      await finish(await consent(id, user));
      await house.append(user, [writeMail('Third')]);
      await until(
        async () => (await ticketsOf(id)).length === 3,
        20,
        () => house.said().slice(-1500),
      );
      // A quarter of an hour later nobody waits for an answer.
      const late = await consent(id, user);
      desk.pass({ minutes: 16 });
      expect(await finish(late)).toEqual({ mailboxId: id, isStale: true });
    },
  );

  test('token expired while the desk was off: it is renewed at the start, and no mail of that time is missing', async () => {
    // The one that signed in last: what was withdrawn before may have reached the other.
    const user = addressOf('oauthbearer');
    const { id } = (await readMailboxes(desk.ctx(desk.ana), fillSentence)).find((one) => one.address === user)!;
    const before = await ticketsOf(id);
    await fetching.stop();
    await houses.oauthbearer!.append(user, [writeMail('Over the weekend')]);
    desk.pass({ hours: 62 });
    tokens.forgetAccess();
    const refreshed = tokens.refreshed();
    fetching = start();
    await until(
      async () => (await ticketsOf(id)).length > before.length,
      20,
      () => houses.oauthbearer!.said().slice(-1500),
    );
    expect(await ticketsOf(id)).toEqual([...before, 'Over the weekend']);
    expect(tokens.refreshed()).toBeGreaterThan(refreshed);
    await until(async () => (await mailboxOf(id)).health.state === 'well');
    expect(await alarmsOf(id)).toEqual([]);
  });

  test('a wrong client secret is called by its name', async () => {
    const { id } = (await readMailboxes(desk.ctx(desk.ana), fillSentence))[0]!;
    const query = await consent(id, addressOf('xoauth2'));
    await sql`update mailbox_sign_in set client_secret = null where mailbox_id = ${id}`.execute(desk.database.db);
    expect(await finish(query)).toEqual({ mailboxId: id, isStale: false });
    expect((await mailboxOf(id)).signIn!.refusal).toMatch(/does not accept this client \(invalid_client\)/);
    tokens.refused.splice(0);
  });

  test('whoever does not agree comes back to the settings, which say so until a sign-in succeeds', async () => {
    const { id } = (await readMailboxes(desk.ctx(desk.ana), fillSentence)).find((one) => one.signIn?.hasClientSecret)!;
    const asked = new URL(await beginConsent(desk.ctx(desk.ana), secrets(), id, publicUrl)).searchParams;
    const said = new URLSearchParams({ error: 'access_denied', error_description: 'AADSTS65004: declined.' });
    said.set('state', asked.get('state')!);
    const before = (await mailboxOf(id)).signIn!.state;
    expect(await finish(`?${said}`)).toEqual({ mailboxId: id, isStale: false });
    expect((await mailboxOf(id)).signIn).toMatchObject({
      state: before,
      refusal: expect.stringMatching(
        /was not allowed to let the desk in \(AADSTS65004: declined\)\. Sign in there again/,
      ),
    });
    expect(await finish(`?${said}`)).toEqual({ mailboxId: id, isStale: true });
    await finish(await consent(id, (await mailboxOf(id)).address));
    expect((await mailboxOf(id)).signIn).toMatchObject({ state: 'granted', refusal: null });
  });

  test('tokens lie encrypted in the database', async () => {
    const { rows } = await sql<{ text: string }>`
      select string_agg(encode(refresh_token, 'escape') || encode(access_token, 'escape'), '') as text from mailbox_sign_in`.execute(
      desk.database.db,
    );
    const { id } = (await readMailboxes(desk.ctx(desk.ana), fillSentence)).find((one) => one.signIn?.hasClientSecret)!;
    expect(rows[0]!.text).not.toContain(await accessToken(desk.ctx(), secrets(), id));
  });
});

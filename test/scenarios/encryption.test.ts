// Encryption and signatures between the desk and real servers, all three ways: mail that is brought, mail that is sent, mail
// that is fetched. The authority is the test's own, made by openssl; who does not know it has to be told so in a sentence.

import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { sql } from 'kysely';
import { authenticate } from 'mailauth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mailLinks } from '../../server/access/mail-links.ts';
import { addMailbox } from '../../server/cases/change-settings.ts';
import { receptionOf } from '../../server/cases/inbound/reception.ts';
import { setSource } from '../../server/cases/mailboxes/change-mailbox.ts';
import { readMailboxes } from '../../server/cases/mailboxes/read-mailboxes.ts';
import { openTicket } from '../../server/cases/open-ticket.ts';
import { postMessage } from '../../server/cases/post-message.ts';
import { deliverDue } from '../../server/channels/deliver.ts';
import { patientResolver } from '../../server/channels/email/authenticate-mail.ts';
import { composeMail } from '../../server/channels/email/compose-mail.ts';
import { startIntake } from '../../server/channels/email/intake.ts';
import { checkDkimKey, listDkimKeys, setDkimKey, signingKey } from '../../server/channels/email/mailboxes/dkim.ts';
import type { Security } from '../../server/channels/email/mailboxes/source.ts';
import { openTransport } from '../../server/channels/email/send-mail.ts';
import { openFetching } from '../../server/open-mail.ts';
import { fillSentence, type Sentence } from '../../server/platform/errors.ts';
import { atEnd, makeDesk, type TestDesk } from '../harness.ts';
import { type Authority, makeAuthority } from '../mail-server/authority.ts';
import { missingPrograms, until } from '../mail-server/daemon.ts';
import { type Dovecot, startDovecot } from '../mail-server/dovecot.ts';
import { inboxAt, openMailbox } from '../mail-server/mailbox.ts';
import { type Postfix, startPostfix } from '../mail-server/postfix.ts';

const missing = missingPrograms(['postfix', 'postconf', 'dovecot', 'openssl']);
const why = missing.length > 0 ? `needs ${missing.join(', ')}` : process.getuid?.() === 0 ? null : '(only as root)';
const maria = 'maria@customer.example';
const support = 'support@kestrel.example';
const usual = getCACertificates('default');
const sentenceOf = ({ failure }: { failure?: Sentence }): string =>
  failure ? fillSentence(failure.template, failure.values) : '';

describe.skipIf(why !== null)(`with Postfix, Dovecot and an authority of our own${why ? `: ${why}` : ''}`, () => {
  let desk: TestDesk;
  let authority: Authority;
  let dovecot: Dovecot;
  let folder: string;
  const place = (name: string): string => {
    const path = join(folder, name);
    mkdirSync(path, { mode: 0o711 });
    return path;
  };

  beforeAll(async () => {
    desk = await makeDesk();
    folder = mkdtempSync(join(tmpdir(), 'tellonce-secure-'));
    chmodSync(folder, 0o711);
    atEnd(() => rmSync(folder, { recursive: true, force: true }));
    authority = makeAuthority(place('authority'));
    const { cert, key } = authority.issue('mx.customer.example');
    dovecot = await startDovecot(place('dovecot'), [maria, support], { certificate: { cert, key } });
    atEnd(() => dovecot.stop());
  });
  afterAll(() => setDefaultCACertificates(usual));

  const knowsAuthority = (yes: boolean) => setDefaultCACertificates(yes ? [...usual, authority.pem] : usual);
  const postfix = async (name: string, options: Partial<Parameters<typeof startPostfix>[0]> = {}): Promise<Postfix> => {
    const routes = { 'customer.example': dovecot.lmtp, ...options.routes };
    const one = await startPostfix({ folder: place(name), ...options, routes });
    atEnd(() => one.stop());
    return one;
  };

  test('mail servers bring their mail encrypted, and one that asks who we are is satisfied by a certificate', async () => {
    const name = 'desk.kestrel.example';
    const doors = [
      {
        level: 'encrypt' as const,
        certificate: null,
        said: /Untrusted TLS connection established to localhost\[127\.0\.0\.1\]/,
      },
      {
        level: 'secure' as const,
        authority: join(folder, 'authority', 'authority.pem'),
        certificate: authority.issue(name),
        said: /Verified TLS connection established to localhost\[127\.0\.0\.1\]/,
      },
    ];
    for (const { said, certificate, ...handsOn } of doors) {
      const deps = { keys: desk.wiring.keys, resolver: patientResolver(async () => [], desk.sources.now) };
      const intake = await startIntake(receptionOf(desk.wiring, deps), {
        smtp: { host: '127.0.0.1', port: 0 },
        dataFolder: place(`data-${handsOn.level}`),
        name,
        certificate,
        log: desk.wiring.log,
      });
      atEnd(() => intake.stop());
      // Postfix compares the name that it was told to hand on to.
      const server = await postfix(`in-${handsOn.level}`, {
        handsOn: handsOn as NonNullable<Parameters<typeof startPostfix>[0]['handsOn']>,
        routes: { 'kestrel.example': `smtp:[localhost]:${intake.smtpPort}` },
      });
      const subject = `By ${handsOn.level}`;
      await openMailbox(maria, server.port, dovecot.imapPort).send({ to: support, subject, text: 'It stops.' });
      const found = () => sql`select 1 from ticket where subject = ${subject}`.execute(desk.database.db);
      await until(
        async () => (await found()).rows.length === 1,
        20,
        () => server.log().slice(-2000),
      );
      expect(server.log()).toMatch(said);
    }
  });

  describe('mail that is sent', () => {
    let server: Postfix;
    let plain: Postfix;
    let count = 0;
    beforeAll(async () => {
      const { cert, key } = authority.issue('mx.customer.example');
      server = await postfix('out', { certificate: { cert, key, asks: true } });
      plain = await postfix('plain');
    });
    const send = async (security: Security, port: number, checksCertificate = true) => {
      const transport = openTransport({ host: '127.0.0.1', port, security, checksCertificate, auth: null });
      const mail = composeMail(desk.wiring.keys.replies, {
        deliveryId: desk.sources.newId(),
        ticketId: null,
        mailId: `tls-${++count}@kestrel.example`,
        from: { name: 'Kestrel', address: support },
        to: { name: '', address: maria },
        subject: `Sent ${count}`,
        text: 'A word.',
        language: 'en',
        writer: 'person',
        inReplyTo: null,
        references: [],
        date: desk.clock.now,
        files: [],
      });
      const outcome = await transport.send(mail).finally(() => transport.close());
      return outcome.sent ? `sent ${count}` : { ...outcome, said: sentenceOf(outcome) };
    };
    const arrived = async (what: unknown) => {
      const subject = String(what).replace('sent', 'Sent');
      const box = openMailbox(maria, server.port, dovecot.imapPort);
      return until(async () => (await box.read()).find((one) => one.mail.subject === subject));
    };

    test.each(['tls', 'starttls'] as const)('%s: to a server whose authority we know', async (security) => {
      knowsAuthority(true);
      const sent = await send(security, security === 'tls' ? server.tlsPort! : server.port);
      expect(sent).toMatch(/^sent/);
      expect((await arrived(sent)).raw).toMatch(
        /\(using TLSv1\.[23] [^;]*by mx\.test\.invalid \(Postfix\) with ESMTPS/,
      );
    });

    test.each(['tls', 'starttls'] as const)(
      '%s: one whom nobody vouches for is refused in a sentence that says why',
      async (security) => {
        knowsAuthority(false);
        const port = security === 'tls' ? server.tlsPort! : server.port;
        const refused = await send(security, port);
        expect(refused).toMatchObject({ sent: false, how: 'down' });
        expect((refused as { said: string }).said).toMatch(
          /cannot be secured \(.*certificate.*\).*certificate of the server/,
        );
        // An administrator who knows the server may say so.
        expect(await send(security, port, false)).toMatch(/^sent/);
      },
    );

    test('a certificate for another name is refused', async () => {
      knowsAuthority(true);
      const other = authority.issue('elsewhere.example', { isHere: false });
      const named = await postfix('named', { certificate: { cert: other.cert, key: other.key } });
      const refused = await send('starttls', named.port);
      expect(refused).toMatchObject({ sent: false, how: 'down' });
      expect((refused as { said: string }).said).toMatch(/cannot be secured .*IP: 127\.0\.0\.1 is not in the cert/);
    });

    test('where STARTTLS is asked for nothing is sent without it', async () => {
      const refused = await send('starttls', plain.port);
      expect(refused).toMatchObject({ sent: false, how: 'down' });
      expect((refused as { said: string }).said).toMatch(/cannot be secured/);
      expect(await send('none', plain.port)).toMatch(/^sent/);
    });
  });

  describe('mail that is fetched', () => {
    const connect = async (id: string, security: Security, checksCertificate: boolean) => {
      await setSource(desk.ctx(desk.ana), desk.wiring.keys.secrets, id, {
        ...inboxAt(security === 'tls' ? dovecot.imapsPort! : dovecot.imapPort, support),
        security,
        checksCertificate,
      });
    };

    test('TLS and STARTTLS bring mail; an authority that nobody knows is said in a sentence, and can be told', async () => {
      knowsAuthority(false);
      const { id } = await addMailbox(desk.ctx(desk.ana), { address: support, displayName: '' });
      const health = async () => (await readMailboxes(desk.ctx(desk.ana), fillSentence, id))[0]!.health;
      const resolver = patientResolver(async () => [], desk.sources.now);
      const pace = { lookMillis: 50, pollMillis: 200, retryMillis: [50] };
      const fetching = openFetching(desk.wiring, { keys: desk.wiring.keys, resolver }, pace);
      atEnd(() => fetching.stop());
      const { stop, port } = await postfix('fetch', { routes: { 'kestrel.example': dovecot.lmtp } });
      const subjects = async () =>
        (
          await sql<{ subject: string }>`select subject from ticket where mailbox_id = ${id}`.execute(desk.database.db)
        ).rows.map((row) => row.subject);
      for (const security of ['tls', 'starttls'] as const) {
        knowsAuthority(false);
        await connect(id, security, true);
        await until(async () => /cannot be secured \(.*certificate.*\)/.test((await health()).sentence ?? ''));
        knowsAuthority(true);
        const subject = `Fetched by ${security}`;
        await openMailbox(maria, port, dovecot.imapPort).send({ to: support, subject, text: 'It stops.' });
        await until(
          async () => (await subjects()).includes(subject),
          20,
          () => dovecot.said().slice(-1500),
        );
        await until(async () => (await health()).state === 'well');
        expect(dovecot.said()).toMatch(/imap-login: .*user=<support@kestrel\.example>.*TLS/);
      }
      knowsAuthority(false);
      await connect(id, 'starttls', false);
      await until(async () => (await health()).state === 'well');
      await stop();
    });
  });

  test('what the desk signs is signed for whoever reads it, by the record that the settings show', async () => {
    const secrets = desk.wiring.keys.secrets;
    const domain = 'signed-by-kestrel.com';
    const ctx = desk.ctx(desk.ana);
    const { id: mailboxId } = await addMailbox(ctx, { address: `help@${domain}`, displayName: 'Kestrel Überwachung' });
    await setDkimKey(ctx, secrets, domain, 'when_verified');
    const [shown] = await listDkimKeys(desk.database.db, domain);
    // A DNS server hands a long text out in pieces of 255.
    const pieces = shown!.recordValue.match(/.{1,255}/g)!;
    const dns = async (name: string, type: string) => {
      if (type === 'TXT' && name === shown!.recordName) return [pieces];
      if (type === 'TXT' && name === `_dmarc.${domain}`) return [['v=DMARC1; p=reject; adkim=s']];
      throw Object.assign(new Error('queryTxt ENOTFOUND'), { code: 'ENOTFOUND' });
    };
    const server = await postfix('signed');
    const transport = openTransport(server.url);
    atEnd(() => transport.close());
    const deps = {
      ...mailLinks(desk.wiring),
      transport,
      log: desk.wiring.log,
      dkimOf: (one: typeof ctx, of: string) => signingKey(one, secrets, of),
    };
    const { ticket } = await openTicket(desk.ctx(), {
      subject: 'Etiketten – größer als erlaubt, и по-русски',
      body: 'It stops.',
      requester: { email: maria, name: 'María Silva' },
      channel: 'email',
      mailboxId,
    });
    const box = openMailbox(maria, server.port, dovecot.imapPort);
    const next = (at: number) =>
      until(async () => (await box.read()).filter((one) => one.mail.subject.includes('Etiketten'))[at]);
    await deliverDue(desk.ctx(), deps);
    // Until the DNS shows the key a signature that nobody can check would be worse than none.
    expect((await next(0)).header('dkim-signature')).toBe('');
    await checkDkimKey(ctx, (name) => dns(name, 'TXT'), domain);
    desk.pass({ minutes: 2 });
    const body = `.A line that begins with a dot.\nFrom the first letter on\n\n${'A long line without an end '.repeat(60)}\n\nЗдравствуйте – até já!\n`;
    await postMessage(desk.ctx(desk.ana), { number: ticket.number, kind: 'public', body });
    await deliverDue(desk.ctx(), deps);
    const { raw } = await next(1);
    const judge = (bytes: string) =>
      authenticate(Buffer.from(bytes), {
        ip: '198.51.100.9',
        helo: 'relay.example',
        sender: '',
        mta: 'x',
        resolver: dns,
        disableArc: true,
        disableBimi: true,
      });
    const found = await judge(raw);
    expect(found.dkim.results).toHaveLength(1);
    expect(found.dkim.results[0]).toMatchObject({ signingDomain: domain, status: { result: 'pass', aligned: domain } });
    expect(found.dmarc).toMatchObject({ status: { result: 'pass' }, policy: 'reject' });
    // And it holds what people read: a changed word or subject is seen.
    expect((await judge(raw.replace('first letter', 'first lettre'))).dkim.results[0]!.status.result).not.toBe('pass');
    expect((await judge(raw.replace(/^Subject: /m, 'Subject: x'))).dkim.results[0]!.status.result).not.toBe('pass');
  });
});

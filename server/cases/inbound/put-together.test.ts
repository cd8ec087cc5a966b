// A mail that came in pieces: what each says, what they are together, and that nobody else's piece gets in.

import { beforeAll, describe, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../../test/harness.ts';
import { type MailDesk, makeMailDesk } from '../../../test/mail-corpus/mail-desk.ts';
import { joinPieces, readPiece } from '../../channels/email/pieces.ts';
import { parseMail } from '../../channels/email/reading/parse-mail.ts';
import { readHeaders } from '../../channels/email/reading/read-headers.ts';
import { replayInbound } from '../arrived/replay-inbound.ts';
import { openTicket } from '../open-ticket.ts';
import { decideInbound } from './decide-inbound.ts';

const maria = 'maria@customer.example';
let count = 0;

/** The pieces of a mail with these words and a file, as its sender's program made them. */
function inPieces(
  words: string,
  total: number,
  options: { from?: string; id?: string; first?: string } = {},
): string[] {
  const { from = maria, id = `cut${++count}@customer.example`, first = `whole${++count}@customer.example` } = options;
  const inside = [
    `Message-ID: <${first}>`,
    'Subject: The printer stops',
    'X-Inside: not of the whole',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    words,
    '--b',
    'Content-Type: application/octet-stream; name="log.bin"',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.alloc(600, 7).toString('base64').replace(/.{76}/g, '$&\r\n'),
    '--b--',
    '',
  ].join('\r\n');
  // Between lines, as RFC 2046 asks.
  const lines = inside.split('\r\n');
  const length = Math.ceil(lines.length / total);
  return Array.from({ length: total }, (_, at) => {
    const isLast = at === total - 1;
    const part = lines.slice(at * length, (at + 1) * length).join('\r\n');
    return [
      `From: Maria <${from}>`,
      'To: help@desk.example',
      `Subject: The printer stops (${at + 1}/${total})`,
      `Message-ID: <piece${++count}@customer.example>`,
      'MIME-Version: 1.0',
      `Content-Type: message/partial; id="${id}"; number=${at + 1}${isLast ? `; total=${total}` : ''}`,
      '',
      isLast ? part : `${part}\r\n`,
    ].join('\r\n');
  });
}

describe('what a piece says of itself', () => {
  test.each([
    ['message/partial; id="a@b"; number=2; total=3', { id: 'a@b', number: 2, total: 3 }],
    ['Message/Partial; number=1; id=a@b', { id: 'a@b', number: 1, total: null }],
    ['message/partial; id="a@b"', null],
    ['message/partial; number=1; total=2', null],
    ['message/partial; id="a@b"; number=4; total=3', null],
    ['message/partial; id="a@b"; number=0; total=3', null],
    ['message/partial; id="a@b"; number=1; total=100000', null],
    ['text/plain; id="a@b"; number=1; total=2', null],
  ])('%s', (type, expected) => {
    expect(readPiece(readHeaders(Buffer.from(`Content-Type: ${type}\r\n\r\n`)).headers)).toEqual(expected);
  });

  test('together they are the mail that was cut', async () => {
    const whole = await parseMail(joinPieces(inPieces('It stops – since noon.', 3).map((one) => Buffer.from(one))));
    expect(whole).toMatchObject({ subject: 'The printer stops', text: 'It stops – since noon.' });
    expect(whole.messageId).toMatch(/^whole/);
    expect([whole.from?.address, whole.headers.get('x-inside')]).toEqual([maria, undefined]);
    expect(whole.files.map((one) => [one.name, one.bytes.length])).toEqual([['log.bin', 600]]);
  });
});

describe('on the ticket', () => {
  let desk: TestDesk;
  let mail: MailDesk;
  beforeAll(async () => {
    desk = await makeDesk();
    mail = await makeMailDesk(desk);
  });
  const send = async (raw: string, from = maria) => {
    desk.pass({ minutes: 2 });
    return mail.send(raw, { from });
  };
  const said = async () => {
    const ticket = await desk.database.db
      .selectFrom('ticket')
      .select('id')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    const rows = await desk.database.db
      .selectFrom('message')
      .select(['id', 'bodyText', 'kind'])
      .where('ticketId', '=', ticket.id)
      .where('inboundId', 'is not', null)
      .orderBy('at')
      .execute();
    const files = await desk.database.db.selectFrom('attachment').select(['messageId', 'name', 'size']).execute();
    return rows.map((row) => ({
      text: row.bodyText,
      kind: row.kind,
      files: files.filter((one) => one.messageId === row.id).map((one) => `${one.name} ${one.size}`),
    }));
  };
  const isPiece = (text: string) => /^This is part \d/.test(text);

  test.each([
    ['the person’s language', 'ru', '', /^Это часть 2 письма, отправленного по частям\./],
    [
      'the subject’s',
      null,
      'A impressora não funciona e não conseguimos imprimir nada',
      /^Esta é a parte 2 de um e-mail/,
    ],
  ] as const)('in %s, as nobody can read the words yet', async (_, locale, subject, words) => {
    const from = `cut${++count}@customer.example`;
    if (locale) {
      await openTicket(desk.ctx(), {
        subject: 'x',
        body: 'x',
        requester: { email: from, locale },
        language: locale,
        channel: 'api',
      });
    }
    const [, two] = inPieces('Не печатает с обеда.', 3, { from }) as [string, string];
    await send(
      subject ? two.replace(/^Subject:.*$/m, `Subject: ${Buffer.from(subject).toString('latin1')}`) : two,
      from,
    );
    expect((await said())[0]!.text).toMatch(words);
  });

  test('each says which one it is, in whatever order they come; the last one brings the words and the files', async () => {
    const [one, two, three] = inPieces('It stops since noon.', 3) as [string, string, string];
    await send(two);
    await send(three);
    expect((await said()).map(({ text }) => text.slice(0, 22))).toEqual([
      'This is part 2 of a ma',
      'This is part 3 of 3 of',
    ]);
    await send(one);
    const all = await said();
    expect(all).toHaveLength(3);
    expect(all[2]).toMatchObject({ text: 'It stops since noon.', files: ['log.bin 600'] });
    // Read again each stays what it became.
    const inbounds = await desk.database.db
      .selectFrom('inbound')
      .select('id')
      .where('ticketId', 'is not', null)
      .execute();
    for (const { id } of inbounds)
      expect((await replayInbound(desk.ctx(desk.ana), mail.deps.keys, id, true)).differs).toEqual([]);
    expect(await said()).toEqual(all);
  });

  test('one that comes again makes nothing whole a second time', async () => {
    const pieces = inPieces('Only once.', 2);
    for (const piece of pieces) await send(piece);
    await send(pieces[1]!.replace(/Message-ID: <piece/, 'Message-ID: <again'));
    const texts = (await said()).map(({ text }) => text);
    expect(texts.filter((text) => text === 'Only once.')).toHaveLength(1);
    expect(texts.filter(isPiece)).toHaveLength(2);
  });

  test('they had sent large files to the same ticket before: the pieces lay there for ever, and each read all of it anew', async () => {
    const pieces = inPieces('In spite of the large files.', 3) as [string, string, string];
    await send(pieces[0]);
    const { id, rawSha256 } = await desk.database.db
      .selectFrom('inbound')
      .select(['id', 'rawSha256'])
      .orderBy('receivedAt', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    const { subject } = await parseMail(Buffer.from(pieces[0]));
    const references = `<${/^Message-ID: <(.*)>/m.exec(pieces[0])![1]}>`;
    await send(
      `From: Maria <${maria}>\r\nTo: help@desk.example\r\nSubject: Re: ${subject}\r\nMessage-ID: <large@customer.example>\r\nReferences: ${references}\r\n\r\nHere are the pictures.\r\n`,
    );
    const changed = await desk.database.pool.query(
      `update inbound set size = 60000000 where raw_sha256 <> $1
      and id = (select id from inbound order by received_at desc limit 1) and id <> $2`,
      [rawSha256, id],
    );
    expect(changed.rowCount).toBe(1);
    await send(pieces[1]);
    await send(pieces[2]);
    const texts = (await said()).map(({ text }) => text);
    expect(texts.filter(isPiece)).toHaveLength(2);
    expect(texts.slice(1, 2)).toEqual(['Here are the pictures.']);
    expect(texts.at(-1)).toBe('In spite of the large files.');
  });

  test('what is missing is missing: those that came stay and say what they are', async () => {
    const [one, , three] = inPieces('Half of it.', 3) as [string, string, string];
    await send(one);
    await send(three);
    expect((await said()).every(({ text }) => isPiece(text))).toBe(true);
  });

  test('somebody else’s piece under the same name waits for a decision and becomes no part of the mail', async () => {
    const id = 'known@customer.example';
    const [one, two] = inPieces('The true words.', 2, { id }) as [string, string];
    const [, forged] = inPieces('Pay to another account.', 2, { id, from: 'mallory@evil.example' }) as [string, string];
    await send(one);
    await send(forged, 'mallory@evil.example');
    expect((await said()).map(({ kind }) => kind)).toEqual(['public', 'note']);
    await send(two);
    const texts = (await said()).map(({ text }) => text);
    expect(texts.at(-1)).toBe('The true words.');
    expect(texts.join()).not.toContain('another account');
  });

  test('a mail in one piece is the mail', async () => {
    await send(inPieces('All of it.', 1)[0]!);
    expect(await said()).toMatchObject([{ text: 'All of it.', files: ['log.bin 600'] }]);
  });

  test('two that are worked on at the very same moment stand on one ticket', async () => {
    for (let round = 1; round <= 3; round++) {
      const words = `At once, ${round}.`;
      desk.pass({ minutes: 2 });
      await Promise.all(inPieces(words, 2).map((piece) => mail.send(piece, { from: maria })));
      const texts = (await said()).map(({ text }) => text);
      expect(texts.filter((text) => text === words)).toHaveLength(1);
      expect(texts.filter(isPiece)).toHaveLength(1);
    }
  });

  test('one that was put aside meets the others once somebody takes it in', async () => {
    const [one, two] = inPieces('Taken in later.', 2) as [string, string];
    await send(one);
    await send(two.replace(/^From: .*$/m, 'From: undisclosed-recipients:;'), '');
    const aside = await desk.database.db
      .selectFrom('inbound')
      .select('id')
      .where('state', '=', 'quarantined')
      .executeTakeFirstOrThrow();
    const requester = { email: maria };
    await decideInbound(desk.ctx(desk.ana), mail.deps.keys, { id: aside.id, decision: 'accept', requester });
    expect((await said()).map(({ text }) => text)).toEqual([
      expect.stringMatching(/^This is part 1/),
      'Taken in later.',
    ]);
  });
});

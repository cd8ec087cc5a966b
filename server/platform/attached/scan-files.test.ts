import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { atEnd, makeDesk, type TestDesk } from '../../../test/harness.ts';
import { eicar, startClamd } from '../../../test/strict-clamd.ts';
import { fileSignature } from '../../access/capability.ts';
import { openTicket } from '../../cases/open-ticket.ts';
import { serveFile } from '../../desk/serve-file.ts';
import { sha256Of, storeFile } from '../files.ts';
import { scanStream } from './clamd.ts';
import { partsOf, storeStream, streamFile } from './file-stream.ts';
import { scanDueFiles } from './scan-files.ts';

async function* of(...parts: Buffer[]) {
  yield* parts;
}

describe('the scanner is spoken to as its protocol wants it', () => {
  test('clean, infected across two pieces, too large, and away', async () => {
    const clamd = await startClamd();
    atEnd(clamd.stop);
    const big = Buffer.alloc(1024 * 1024, 'x');
    expect(await scanStream(clamd.url, of(big, big))).toEqual({ state: 'clean' });
    expect(clamd.seen).toEqual([2 * 1024 * 1024]);
    const halves = of(Buffer.concat([big, eicar.subarray(0, 30)]), eicar.subarray(30));
    expect(await scanStream(clamd.url, halves)).toEqual({ state: 'infected', threat: 'Eicar-Test-Signature' });
    const small = await startClamd({ port: 0 }, { stream: 1000 });
    atEnd(small.stop);
    expect((await scanStream(small.url, of(big, big, big))).state).toBe('unscannable');
    await small.stop();
    await expect(scanStream(small.url, of(big))).rejects.toThrow();
  });

  test('through a socket in the file system', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'clamd-'));
    atEnd(() => rmSync(folder, { recursive: true }));
    const clamd = await startClamd({ path: join(folder, 'clamd.sock') });
    atEnd(clamd.stop);
    expect(await scanStream(clamd.url, of(eicar))).toMatchObject({ state: 'infected' });
  });
});

describe('a file waits for its verdict', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await makeDesk();
  });

  /** A ticket with one file. */
  async function ticketWith(bytes: Buffer, name = 'label.txt'): Promise<string> {
    const sha256 = sha256Of(bytes);
    const ctx = desk.ctx();
    const id = ctx.newId();
    const { type, inline, contentId } = { type: 'text/plain', inline: false, contentId: null };
    await openTicket(ctx, {
      subject: 'Printer',
      body: 'It stops.',
      requester: { email: 'ravi@northgate.example' },
      channel: 'email',
      attachments: [{ id, sha256, name, type, size: bytes.length, inline, contentId }],
      also: () => storeFile(bytes, sha256, ctx.now),
    });
    return id;
  }
  const serve = (id: string, clamavUrl: string | undefined, range?: string) => {
    const until = Math.floor(desk.clock.now.getTime() / 1000) + 600;
    const wiring = { ...desk.wiring, config: { ...desk.wiring.config, clamavUrl } };
    const signature = fileSignature(desk.wiring.keys.files, id, until);
    return serveFile(desk.ctx(), wiring, { id, until, signature }, range);
  };
  const read = async (answer: Awaited<ReturnType<typeof serve>>) => {
    const parts: Buffer[] = [];
    for await (const part of answer.raw!.bytes as AsyncIterable<Buffer>) parts.push(part);
    return Buffer.concat(parts).toString();
  };

  test('the scanner is away, comes back, and says what it found', async () => {
    const good = await ticketWith(Buffer.from('forty labels'));
    const bad = await ticketWith(Buffer.concat([Buffer.from('harmless? '), eicar]));
    const clamd = await startClamd();
    const url = clamd.url;
    const port = Number(new URL(url).port);
    await clamd.stop();
    // Nobody scans: handed out as an attachment, as ever.
    expect(await read(await serve(good, undefined))).toBe('forty labels');
    // Somebody should, and is away.
    expect(await scanDueFiles(desk.ctx(), url, desk.wiring.log)).toBe(0);
    await expect(serve(good, url)).rejects.toThrow('has not been checked yet');
    const waiting = await desk.database.db.selectFrom('fileVerdict').select(['state', 'error', 'tries']).execute();
    expect(waiting.map((one) => one.state)).toEqual(['unscanned', 'unscanned']);
    expect(waiting.every((one) => one.error !== null && one.tries === 1)).toBe(true);
    // Not asked again at once; then the scanner is back.
    const back = await startClamd({ port });
    atEnd(back.stop);
    expect(await scanDueFiles(desk.ctx(), url, desk.wiring.log)).toBe(0);
    desk.pass({ minutes: 1 });
    expect(await scanDueFiles(desk.ctx(), url, desk.wiring.log)).toBe(2);
    expect(await read(await serve(good, url))).toBe('forty labels');
    await expect(serve(bad, url)).rejects.toThrow('something harmful');
    // What was found stays found when nobody scans any more.
    await expect(serve(bad, undefined)).rejects.toThrow('something harmful');
    expect(await scanDueFiles(desk.ctx(), url, desk.wiring.log)).toBe(0);
  });

  test('an administrator may let files out before; what is harmful stays', async () => {
    const id = await ticketWith(Buffer.from('not yet looked into'));
    await expect(serve(id, 'tcp://127.0.0.1:1')).rejects.toThrow('has not been checked yet');
    await desk.database.db.updateTable('desk').set({ servesUnscanned: true }).execute();
    expect(await read(await serve(id, 'tcp://127.0.0.1:1'))).toBe('not yet looked into');
  });

  test('a part of a file is given as it was asked for, and never as a page', async () => {
    const id = await ticketWith(Buffer.from('0123456789'), 'a"b<c>.html');
    const part = await serve(id, undefined, 'bytes=2-4');
    expect([part.status, part.headers!['content-range'], await read(part)]).toEqual([206, 'bytes 2-4/10', '234']);
    expect(await read(await serve(id, undefined, 'bytes=-3'))).toBe('789');
    expect((await serve(id, undefined, 'bytes=90-99')).status).toBe(200);
    expect(part.raw!.type).toBe('application/octet-stream');
    expect(part.headers!['content-disposition']).toBe("attachment; filename*=UTF-8''a%22b%3Cc%3E.html");
    expect(part.headers!['content-security-policy']).toContain('sandbox');
  });
});

describe('a file of any size goes in and out in pieces', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await makeDesk();
  });
  const all = async (parts: AsyncIterable<Buffer>) => {
    const read: Buffer[] = [];
    for await (const part of parts) read.push(part);
    return Buffer.concat(read);
  };

  test('what comes out is what went in, twice is once, and too much is nothing', async () => {
    const { db } = desk.database;
    const bytes = Buffer.alloc(3 * 1024 * 1024 + 77, 'abcdefg');
    const odd = [bytes.subarray(0, 5), bytes.subarray(5, 2_000_000), bytes.subarray(2_000_000)];
    const stored = await storeStream(db, of(...odd), desk.clock.now, 10_000_000);
    expect(stored).toMatchObject({ sha256: sha256Of(bytes), size: bytes.length });
    expect(await storeStream(db, of(bytes), desk.clock.now, 10_000_000)).toMatchObject({ size: bytes.length });
    expect(await all(partsOf(db, stored!.sha256, 0, bytes.length - 1))).toEqual(bytes);
    expect(await all(streamFile(db, stored!.sha256, 1_048_570, 2_097_160))).toEqual(
      bytes.subarray(1_048_570, 2_097_161),
    );
    expect(await storeStream(db, of(bytes), desk.clock.now, 1000)).toBeNull();
    const broken = (async function* () {
      yield bytes;
      throw new Error('the line broke');
    })();
    await expect(storeStream(db, broken, desk.clock.now, 10_000_000)).rejects.toThrow('the line broke');
    expect(await storeStream(db, of(), desk.clock.now, 10)).toMatchObject({ size: 0 });
    const files = await db.selectFrom('file').select('size').orderBy('size').execute();
    expect(files.map((one) => one.size)).toEqual([0, bytes.length]);
  });
});

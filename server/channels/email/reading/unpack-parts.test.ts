// Packed parts are bytes of strangers: whatever stands in them, they are read in time and never throw.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readParts } from './mail-parts.ts';
import { readSignedMessage } from './packed/read-signed.ts';
import { readTnef } from './packed/read-tnef.ts';
import { decompressRtf, textOfRtf } from './packed/rtf-text.ts';
import { readCalendarPart } from './read-calendar-part.ts';
import { readHeaders } from './read-headers.ts';

const folder = join(import.meta.dirname, '../../../../test/mail-corpus/mails');

async function packed(name: string): Promise<Buffer> {
  const raw = readFileSync(join(folder, `${name}.eml`));
  return (await readParts(raw, readHeaders(raw).bodyAt)).files[0]!.bytes;
}

const change = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), byte: fc.nat(255), cut: fc.nat(40) });

function changed(bytes: Buffer, changes: readonly { at: number; byte: number; cut: number }[]): Buffer {
  let out = Buffer.from(bytes);
  for (const { at, byte, cut } of changes) {
    const place = Math.floor(at * out.length);
    if (cut > 30) out = out.subarray(0, place);
    else if (cut > 20) out = Buffer.concat([out.subarray(0, place), out.subarray(place + cut)]);
    else if (place < out.length) out[place] = byte;
  }
  return out;
}

test.each([
  ['winmail-with-a-file', readTnef],
  ['winmail-with-two-files-and-words', readTnef],
  ['winmail-with-rich-text', readTnef],
  ['winmail-with-a-message', readTnef],
  ['smime-signed-in-one-block', readSignedMessage],
  ['smime-signed-in-pieces', readSignedMessage],
  ['smime-encrypted', readSignedMessage],
  ['invitation-without-words', readCalendarPart],
] as const)('%s, changed in a thousand ways, never throws', async (name, read) => {
  const bytes = await packed(name);
  expect(bytes.length).toBeGreaterThan(50);
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
      read(changed(bytes, changes));
    }),
    { numRuns: 1000, seed: 11 },
  );
});

test('what is only signed is read as it was, what is encrypted is not', async () => {
  expect(readSignedMessage(await packed('smime-signed-in-one-block'))?.toString()).toContain('Signed words: não');
  expect(readSignedMessage(await packed('smime-encrypted'))).toBeNull();
});

test('rich text as Outlook compresses it', () => {
  // The example of MS-OXRTFCP, 3.1.1.
  const bytes = Buffer.from(
    '2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0',
    'hex',
  );
  expect(decompressRtf(bytes)).toBe('{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n');
  expect(textOfRtf(decompressRtf(bytes)!, (part) => part.toString('latin1'))).toBe('hello world');
});

test('what is made to take long does not', () => {
  const began = process.threadCpuUsage().user;
  const tnef = readTnef(Buffer.concat([Buffer.from('789f3e220100', 'hex'), Buffer.alloc(3_000_000)]));
  expect(tnef).toBeNull();
  readSignedMessage(Buffer.alloc(2_000_000, Buffer.from('3080', 'hex')));
  readSignedMessage(Buffer.alloc(2_000_000, Buffer.from('2480', 'hex')));
  textOfRtf(`{\\rtf1${'{\\par '.repeat(300_000)}`, (part) => part.toString('latin1'));
  textOfRtf(`{\\rtf1${"\\'e9\\u233?".repeat(200_000)}`, (part) => part.toString('latin1'));
  for (const line of ['A:b\r\n', 'BEGIN:VEVENT\r\n', 'ATTENDEE;CN=a:b\r\n', ' x\r\n']) {
    const events = line.repeat(900_000 / line.length);
    readCalendarPart(Buffer.from(`BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n${events}END:VEVENT\r\nEND:VCALENDAR\r\n`));
  }
  expect((process.threadCpuUsage().user - began) / 1000).toBeLessThan(6000);
});

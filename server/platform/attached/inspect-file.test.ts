import { describe, expect, test } from 'vitest';
import { cleanFileName } from './file-name.ts';
import { inspectFile } from './inspect-file.ts';

const png = Buffer.from(
  '89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c636460000000060002308cd6990000000049454e44ae426082',
  'hex',
);
const pdf = Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n', 'latin1');
const exe = Buffer.concat([Buffer.from('MZ\x90\x00', 'latin1'), Buffer.alloc(200)]);
const text = (words: string) => Buffer.from(words);

/** A ZIP with entries that say of themselves what they want. */
function zip(entries: { name: string; unpacked?: number; locked?: boolean }[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, unpacked = 10, locked = false } of entries) {
    const local = Buffer.alloc(30 + name.length + 10);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(locked ? 1 : 0, 6);
    local.writeUInt32LE(10, 18);
    local.writeUInt32LE(unpacked, 22);
    local.writeUInt16LE(name.length, 26);
    local.write(name, 30, 'latin1');
    const entry = Buffer.alloc(46 + name.length);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(locked ? 1 : 0, 8);
    entry.writeUInt32LE(10, 20);
    entry.writeUInt32LE(unpacked, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    entry.write(name, 46, 'latin1');
    locals.push(local);
    directory.push(entry);
    at += local.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, ...directory, end]);
}

describe('what a file is and what is dangerous about it', () => {
  test.each([
    ['a picture', 'label.png', 'image/png', png, 'image/png', []],
    ['a document', 'bill.pdf', 'application/pdf', pdf, 'application/pdf', []],
    ['words', 'log.txt', 'text/plain', text('E-52 after forty labels\n'), 'text/plain', []],
    [
      'Russian words of an old code page',
      'письмо.txt',
      'text/plain',
      Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]),
      'text/plain',
      [],
    ],
    ['a table', 'serials.csv', 'application/vnd.ms-excel', text('a;b\n1;2\n'), 'text/csv', []],
    ['an invitation', 'invite.ics', 'text/calendar', text('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n'), 'text/calendar', []],
    [
      'a mail in a mail',
      'fwd.eml',
      'message/rfc822',
      text('From: a@b.example\r\nSubject: x\r\n\r\nHi'),
      'message/rfc822',
      [],
    ],
    [
      'a delivery report',
      'report',
      'message/delivery-status',
      text('Reporting-MTA: dns; x\n'),
      'message/delivery-status',
      [],
    ],
    ['an archive', 'all.zip', 'application/zip', zip([{ name: 'a.txt' }]), 'application/zip', []],
    ['a program', 'setup.exe', 'application/octet-stream', exe, 'application/x-msdownload', ['program']],
    [
      'a program called a document',
      'bill.pdf',
      'application/pdf',
      exe,
      'application/x-msdownload',
      ['program', 'lies'],
    ],
    [
      'a program behind a document',
      'bill.pdf.exe',
      'application/pdf',
      exe,
      'application/x-msdownload',
      ['program', 'disguised', 'lies'],
    ],
    [
      'a name that is read backwards',
      'bill\u202efdp.exe',
      'application/octet-stream',
      exe,
      'application/x-msdownload',
      ['program', 'disguised'],
    ],
    [
      'a name with a gap',
      `bill.pdf${' '.repeat(80)}.exe`,
      '',
      exe,
      'application/x-msdownload',
      ['program', 'disguised'],
    ],
    ['a page', 'offer.html', 'text/html', text('<!doctype html><script>x()</script>'), 'text/html', ['page']],
    [
      'a page called a picture',
      'label.png',
      'image/png',
      text('<html><script>x()</script></html>'),
      'text/html',
      ['page', 'lies'],
    ],
    [
      'a drawing',
      'logo.svg',
      'image/svg+xml',
      text('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      'image/svg+xml',
      ['page'],
    ],
    ['a script of a shell', 'run', 'text/plain', text('#!/bin/sh\nrm x\n'), 'text/x-shellscript', ['program']],
    [
      'a link to a program',
      'read me.lnk',
      '',
      Buffer.from('4c0000000114020000000000c000000000000046', 'hex'),
      'application/x-ms-shortcut',
      ['program'],
    ],
    [
      'an office file with macros',
      'plan.docx',
      '',
      zip([{ name: '[Content_Types].xml' }, { name: 'word/vbaProject.bin' }]),
      'application/zip',
      ['macros'],
    ],
    [
      'an archive that becomes a gigabyte',
      'x.zip',
      '',
      zip([{ name: 'x', unpacked: 1_000_000_000 }]),
      'application/zip',
      ['bomb'],
    ],
    ['a locked archive', 'x.zip', '', zip([{ name: 'x', locked: true }]), 'application/zip', ['locked']],
    ['nothing', 'empty.txt', 'text/plain', Buffer.alloc(0), 'text/plain', []],
  ] as const)('%s', async (_what, name, declared, bytes, type, marks) => {
    const seen = await inspectFile({ name, type: declared }, bytes);
    expect([seen.type, seen.marks]).toEqual([type, marks]);
  });
});

describe('a name that is safe on every system', () => {
  test.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\x\\bill.pdf', 'bill.pdf'],
    ['bill\u202efdp.exe', 'bill fdp.exe'],
    ['a\0b\r\nc.txt', 'ab c.txt'],
    ['CON', '_CON'],
    ['com1.txt', '_com1.txt'],
    ['bill.pdf. . .', 'bill.pdf'],
    ['...', 'file'],
    ['<b>"x"|y?*.txt', 'b x y .txt'],
    ['письмо.txt', 'письмо.txt'],
  ])('%s', (given, name) => {
    expect(cleanFileName(given, 'file')).toBe(name);
  });

  test('a long one keeps its ending and whole signs', () => {
    const name = cleanFileName(`${'ж'.repeat(300)}.pdf`, 'file');
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(150);
    expect(name).toMatch(/^ж+\.pdf$/);
  });
});

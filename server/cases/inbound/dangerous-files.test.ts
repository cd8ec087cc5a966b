// A program that came by mail is marked where an agent could open it, as one that was handed in on a page is.

import { expect, test } from 'vitest';
import { makeDesk } from '../../../test/harness.ts';
import { makeMailDesk } from '../../../test/mail-corpus/mail-desk.ts';
import { timelineWords } from '../../access/timeline-words.ts';
import { readTimeline } from '../../tickets/read-timeline.ts';

test('run.exe by mail carries its mark, whatever type its sender gave it', async () => {
  const desk = await makeDesk();
  const mail = await makeMailDesk(desk);
  const from = 'ravi@customer.example';
  const lines = [
    `From: ${from}`,
    'To: help@desk.example',
    'Subject: Look at this',
    'Message-ID: <exe@customer.example>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="cut"',
    '',
    '--cut',
    'Content-Type: text/plain',
    '',
    'Please run it.',
    '--cut',
    'Content-Type: image/png; name="run.exe"',
    'Content-Disposition: attachment; filename="run.exe"',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from('MZ\u0090\0\u0003\0\0\0', 'latin1').toString('base64'),
    '--cut--',
    '',
  ];
  await mail.send(lines.join('\r\n'), { from });
  const { id } = await desk.database.db.selectFrom('ticket').select('id').executeTakeFirstOrThrow();
  const words = timelineWords(desk.wiring, desk.clock.now);
  const { entries } = await readTimeline(desk.ctx(desk.ana), id, { limit: 10 }, words);
  const [file] = entries.flatMap((one) => one.attachments);
  expect(file).toMatchObject({ name: 'run.exe', marks: expect.arrayContaining(['program']) });
});

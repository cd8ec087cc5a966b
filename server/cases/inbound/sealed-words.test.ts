// Words that were signed in the text itself are shown without the armour, and what was signed is still said of them.

import { expect, test } from 'vitest';
import { makeDesk } from '../../../test/harness.ts';
import { makeMailDesk } from '../../../test/mail-corpus/mail-desk.ts';
import { timelineWords } from '../../access/timeline-words.ts';
import { readTimeline } from '../../tickets/read-timeline.ts';

test('a mail that is signed in its text lost the mark of it when it was stored', async () => {
  const desk = await makeDesk();
  const mail = await makeMailDesk(desk);
  const from = 'maria@customer.example';
  const lines = [
    `From: ${from}`,
    'To: help@desk.example',
    'Subject: Signed',
    'Message-ID: <signed@customer.example>',
    '',
    '-----BEGIN PGP SIGNED MESSAGE-----',
    'Hash: SHA256',
    '',
    'Signed words.',
    '-----BEGIN PGP SIGNATURE-----',
    '',
    'iQEzBAEBCAAdFiEE',
    '-----END PGP SIGNATURE-----',
    '',
  ];
  await mail.send(lines.join('\r\n'), { from });
  const { id } = await desk.database.db.selectFrom('ticket').select('id').executeTakeFirstOrThrow();
  const words = timelineWords(desk.wiring, desk.clock.now);
  const { entries } = await readTimeline(desk.ctx(desk.ana), id, { limit: 10 }, words);
  const said = entries.find((one) => one.author !== null && one.kind === 'public');
  expect(said).toMatchObject({ body: 'Signed words.', seal: { by: 'OpenPGP', how: 'signed' } });
  expect(said?.attachments.map((one) => one.name)).toEqual(['signature.asc']);
});

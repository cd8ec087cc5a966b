// Which mail waits where the desk has no outgoing server, as `doctor` says it.

import { beforeAll, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../test/harness.ts';
import { addMailbox } from '../cases/change-settings.ts';
import { setSender } from '../cases/mailboxes/change-mailbox.ts';
import { leavesWithoutDeskServer } from './look-at-outgoing.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await makeDesk();
});
const ana = () => desk.ctx(desk.ana);
const said = () => leavesWithoutDeskServer(desk.ctx());
const sends = (id: string) =>
  setSender(ana(), Buffer.alloc(32, 5), id, {
    host: 'mail.desk.example',
    port: 587,
    security: 'starttls',
    checksCertificate: true,
    signIn: 'none',
    userName: null,
  });
const box = async (address: string) => (await addMailbox(ana(), { address, displayName: '' })).id;

test('a mailbox without a way out is named, and none is blamed that has one', async () => {
  const nothing = { all: false, text: 'SMTP_URL is not set: mail is written and waits in the Outbox, none leaves.' };
  expect(await said()).toEqual(nothing);
  const first = await box('first@desk.example');
  expect(await said()).toEqual(nothing);
  const second = await box('second@desk.example');
  await sends(second);
  const { text } = await said();
  expect(text).toContain('mail from first@desk.example and mail of no mailbox (sign-in links, notices) waits');
  expect(text).not.toContain('second@');
  await sends(first);
  expect(await said()).toEqual({ all: true, text: 'Every mailbox sends through a server of its own.' });
  const quiet = await box('quiet@desk.example');
  expect((await said()).text).toContain('mail from quiet@desk.example waits');
  await desk.database.db.updateTable('mailbox').set({ mode: 'shadow' }).where('id', '=', quiet).execute();
  expect(await said()).toMatchObject({ all: true });
});

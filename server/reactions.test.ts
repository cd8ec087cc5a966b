// A job is made where somebody wants it, and not once for every ticket.

import { expect, test } from 'vitest';
import { makeDesk } from '../test/harness.ts';
import { openTicket } from './cases/open-ticket.ts';
import { setNotice } from './people/notice-setting.ts';
import { together } from './platform/database.ts';
import { dispatchBatch } from './platform/dispatcher.ts';
import { jobsForAll } from './reactions.ts';

test('a new ticket makes no job while nobody asked for words by mail and none leaves, and each once somebody did', async () => {
  const desk = await makeDesk();
  const made: string[] = [];
  const look = async (deskSends: boolean) => {
    made.length = 0;
    await openTicket(desk.ctx(desk.ana), {
      subject: 'Stops',
      body: 'It stops.',
      requester: { email: 'ravi@northgate.example' },
      channel: 'api',
    });
    // Other tests share the server: an older transaction of theirs holds the record back for a moment.
    await expect
      .poll(() =>
        dispatchBatch(desk.database, async (tx, events) => {
          made.push(...(await jobsForAll(deskSends)(tx, events)).map((job) => job.task));
          return [];
        }),
      )
      .toBeGreaterThan(0);
    return made.toSorted();
  };
  expect(await look(false)).toEqual([]);
  await together(desk.database.db, [setNotice(desk.ana.personId!, 'requester_wrote', true)]);
  expect(await look(false)).toEqual(['tell_of_word']);
  expect(await look(true)).toEqual(['deliver', 'tell_of_word']);
});

// The simulator in short: two days that hold, and a world that is broken behind the product's back and tells its story.
// `npm run simulate` is the long form.

import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { simulate } from '../../simulate/simulate.ts';

test('two days of a desk with killed processes, bounces and holiday replies hold every invariant', async () => {
  const outcome = await simulate({ seed: 1, days: 2, agents: 6 });
  expect(outcome.story).toEqual([]);
  expect(outcome.held).toBe(true);
  expect(outcome.tickets).toBeGreaterThan(30);
  expect(outcome.checks).toBeGreaterThan(1_000);
}, 240_000);

test('a promise that is lost ends the run with the story of its ticket', async () => {
  const outcome = await simulate({
    seed: 1,
    days: 3,
    agents: 6,
    onDay: async (day, { database }) => {
      if (day < 2) return;
      await sql`update promise set state = 'void', ended_at = made_at
                 where id = (select promise_id from ticket where promise_id is not null order by id limit 1)`.execute(
        database.db,
      );
    },
  });
  expect(outcome.held).toBe(false);
  expect(outcome.story.join('\n')).toMatch(/Invariant 2 .*has no standing promise[\s\S]*What had happened:/);
}, 240_000);

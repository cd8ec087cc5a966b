// What is said before a change is what the change then does: the dry run is compared with the recalculation itself.

import { beforeEach, describe, expect, test } from 'vitest';
import type { TermsEffect } from '../../../contract/clocks/terms-effect.ts';
import { makeDesk, type TestDesk } from '../../../test/harness.ts';
import { insertOrganisations } from '../../people/organisation.ts';
import type { Actor } from '../../platform/context.ts';
import { together } from '../../platform/database.ts';
import type { Priority } from '../../tickets/ticket.ts';
import { addCalendar, changeHours, chooseTeamCalendar } from '../calendars/change-calendar.ts';
import { closeTime } from '../calendars/close-time.ts';
import { previewTeamCalendar } from '../calendars/preview-team-calendar.ts';
import { changeStatus } from '../change-status.ts';
import { openTicket } from '../open-ticket.ts';
import { postMessage } from '../post-message.ts';
import { type Arrangement, addPolicy, changePolicy, retirePolicy } from './policies.ts';
import { previewPolicy, previewRetirement } from './preview-policy.ts';
import { recalculate } from './recalculate.ts';
import { sweepThresholds } from './sweep-thresholds.ts';
import { listPolicies } from './view-policies.ts';

let desk: TestDesk;
let leo: Actor;
beforeEach(async () => {
  desk = await makeDesk();
  leo = await desk.agent('Leo Brandt');
});

const ana = () => desk.ctx(desk.ana);
const open = async (priority: Priority, email = 'ravi@northgate.example') =>
  (
    await openTicket(ana(), {
      subject: 'Stops',
      body: 'It stops.',
      requester: { email },
      channel: 'api',
      priority,
    })
  ).ticket;
const level = (change: Partial<Arrangement>): Arrangement => ({
  applies: {},
  targets: { first_response: { P2: { minutes: 60 }, P3: { minutes: 90 } } },
  calendarId: null,
  thirdPartyPauses: false,
  ...change,
});
/** The running clocks of all tickets by what is seen of them. */
async function clocks(): Promise<Map<string, { dueAt: number | undefined; late: boolean }>> {
  const rows = await desk.database.db
    .selectFrom('clock')
    .innerJoin('ticket', 'ticket.id', 'clock.ticketId')
    .select(['ticket.number', 'metric', 'cycle', 'clock.dueAt', 'clock.breachedAt', 'state', 'targetSeconds'])
    .where('state', 'in', ['running', 'paused'])
    .execute();
  return new Map(
    rows.map((row) => [
      `${row.number} ${row.metric} ${row.cycle}`,
      { dueAt: row.dueAt?.getTime(), late: row.breachedAt !== null, target: row.targetSeconds },
    ]),
  );
}
/** How many tickets get another date, and how many become late, by what really happens. */
async function really(change: () => Promise<unknown>): Promise<{ changed: number; late: number }> {
  const before = await clocks();
  await change();
  await recalculate(desk.ctx());
  const after = await clocks();
  const numbers = (keys: string[]) => new Set(keys.map((key) => key.split(' ')[0])).size;
  const late = [...after].filter(([key, one]) => one.late && !before.get(key)?.late).map(([key]) => key);
  const changed = [...before.keys()].filter(
    (key) => JSON.stringify(before.get(key)) !== JSON.stringify(after.get(key)),
  );
  return { changed: numbers(changed), late: numbers(late) };
}
const figures = ({ changed, late }: TermsEffect) => ({ changed, late });

/** Tickets of every kind: fresh, answered, waiting on the requester, on a supplier, and late already. */
async function someTickets(): Promise<void> {
  await open(2);
  const answered = await open(3);
  await postMessage(ana(), { number: answered.number, kind: 'public', body: 'We are at it.' });
  const waiting = await open(2);
  desk.pass({ minutes: 11 });
  await changeStatus(ana(), { number: waiting.number, status: 'waiting_on_requester', question: 'Which model?' });
  const supplier = await open(2);
  await postMessage(ana(), { number: supplier.number, kind: 'public', body: 'We ask the supplier.' });
  await changeStatus(ana(), { number: supplier.number, status: 'waiting_on_third_party', thirdParty: 'The supplier' });
  await open(1);
  desk.pass({ minutes: 70 });
  await sweepThresholds(desk.ctx());
}

describe('what a service level would change', () => {
  test.each([
    ['a stricter default', level({})],
    [
      'a supplier’s time counts no more',
      level({ thirdPartyPauses: true, targets: { resolution: { P2: { days: 1 } } } }),
    ],
    ['nothing is measured of P3', level({ targets: { update: { P2: { minutes: 60 } } } })],
    ['only for P3', level({ applies: { priorities: [3] } })],
  ])('%s: as it is foretold, so it comes', async (_, draft) => {
    await someTickets();
    const foretold = await previewPolicy(ana(), draft);
    expect(foretold.changed).toBeGreaterThan(0);
    expect(figures(foretold)).toEqual(await really(() => addPolicy(ana(), { ...draft, name: 'Draft', note: 'x' })));
    // Looked at again, it changes nothing more, and whoever was late is not said to become so.
    const { id } = (await listPolicies(ana())).find(({ name }) => name === 'Draft')!;
    expect(figures(await previewPolicy(ana(), { ...draft, id }))).toEqual({ changed: 0, late: 0 });
  });

  test('tickets that it would no longer fit are counted, and those that were others’ are left alone', async () => {
    const id = await addPolicy(ana(), { ...level({ applies: { priorities: [2, 3] } }), name: 'Both', note: 'x' });
    await open(2);
    await open(3);
    await open(1);
    const narrower = level({ applies: { priorities: [3] } });
    const foretold = await previewPolicy(ana(), { ...narrower, id });
    expect(foretold).toMatchObject({ of: 2, looked: 2, changed: 1 });
    expect(figures(foretold)).toEqual(await really(() => changePolicy(ana(), id, { ...narrower, note: 'x' })));
    const ending = await previewRetirement(ana(), id);
    expect(ending).toMatchObject({ of: 1, changed: 1 });
    expect(figures(ending)).toEqual(await really(() => retirePolicy(ana(), id)));
  });

  test('for one organisation, and never for one that does not exist', async () => {
    const organisation = desk.ctx().newId();
    await together(desk.database.db, [insertOrganisations(ana(), [{ id: organisation, name: 'Northgate Foods' }])]);
    const theirs = await open(2, 'ravi@northgate.example');
    await open(2, 'inês@porto.example');
    await desk.database.db
      .updateTable('person')
      .set({ organisationId: organisation })
      .where('id', '=', theirs.requesterId)
      .execute();
    const draft = level({ applies: { organisationIds: [organisation] } });
    const foretold = await previewPolicy(ana(), draft);
    expect(foretold).toMatchObject({
      of: 1,
      changed: 1,
      tickets: [{ number: theirs.number, metric: 'first_response' }],
    });
    await addPolicy(ana(), { ...draft, name: 'Northgate', note: 'As agreed.' });
    const listed = (await listPolicies(ana())).find(({ name }) => name === 'Northgate')!;
    expect(listed.names).toEqual({ [organisation]: 'Northgate Foods' });
    const nobody = level({ applies: { organisationIds: [desk.ctx().newId()] } });
    await expect(addPolicy(ana(), { ...nobody, name: 'x', note: 'x' })).rejects.toThrow('no such organisation');
    const noTeam = level({ applies: { teamIds: [desk.ctx().newId()] } });
    await expect(addPolicy(ana(), { ...noTeam, name: 'x', note: 'x' })).rejects.toThrow('no such team');
  });

  test('is an administrator’s to ask', async () => {
    await expect(previewPolicy(desk.ctx(leo), level({}))).rejects.toThrow('administrators');
    await expect(previewRetirement(ana(), (await listPolicies(ana()))[0]!.id)).rejects.toThrow('stays');
  });
});

test('an entry of what was changed holds the whole of before and after', async () => {
  const id = await addPolicy(ana(), { ...level({}), name: 'First', note: 'x' });
  desk.pass({ minutes: 1 });
  await changePolicy(ana(), id, {
    ...level({ thirdPartyPauses: true }),
    name: 'Second',
    note: 'As the contract says.',
  });
  desk.pass({ minutes: 1 });
  await retirePolicy(ana(), id);
  const changes = await desk.database.db
    .selectFrom('settingChange')
    .select(['before', 'after'])
    .where('what', '=', 'sla_policy')
    .orderBy('changedAt')
    .execute();
  expect(changes).toMatchObject([
    { before: null, after: { name: 'First', number: 1, targets: level({}).targets } },
    {
      before: { name: 'First', number: 1, thirdPartyPauses: false, targets: level({}).targets },
      after: { name: 'Second', number: 2, thirdPartyPauses: true, note: 'As the contract says.' },
    },
    { before: { name: 'Second', number: 2, thirdPartyPauses: true }, after: null },
  ]);
});

describe('what another calendar for a team would change', () => {
  test('as it is foretold, so it comes, and what was promised for its closed days is counted', async () => {
    await someTickets();
    const team = await desk.database.db.selectFrom('team').select('id').executeTakeFirstOrThrow();
    const calendarId = await addCalendar(ana(), { name: 'Mornings' });
    const hours = { mon: [['08:00', '12:00']], tue: [['08:00', '12:00']], wed: [['08:00', '12:00']] } as never;
    await changeHours(ana(), calendarId, { tz: 'UTC', hours });
    const foretold = await previewTeamCalendar(ana(), team.id, calendarId);
    expect(foretold).toMatchObject({ of: 5, promises: 0 });
    expect(figures(foretold)).toEqual(await really(() => chooseTeamCalendar(ana(), team.id, calendarId)));
    expect(figures(await previewTeamCalendar(ana(), team.id, calendarId))).toEqual({ changed: 0, late: 0 });
    const closed = await addCalendar(ana(), { name: 'Closed tomorrow' });
    await closeTime(ana(), closed, { from: '2026-03-10', until: '2026-03-12', reason: 'away' });
    const { promises } = await previewTeamCalendar(ana(), team.id, closed);
    expect(promises).toBeGreaterThan(0);
    await expect(chooseTeamCalendar(ana(), team.id, closed)).rejects.toThrow('closed on');
    await chooseTeamCalendar(ana(), team.id, closed, true);
    const asked = await desk.database.db.selectFrom('closedTimeMove').select('ticketId').execute();
    expect(asked).toHaveLength(promises);
  });
});

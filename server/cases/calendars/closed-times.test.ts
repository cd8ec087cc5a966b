import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../../test/harness.ts';
import { defaultCalendarId } from '../../calendars/read-calendars.ts';
import { openTicket } from '../open-ticket.ts';
import { postMessage } from '../post-message.ts';
import { changeClosedTime, closeTime, reopen } from './close-time.ts';
import { previewClosedTime } from './preview-closed-time.ts';

let desk: TestDesk;
let calendarId: string;
let near: number;
let far: number;
let later: number;
const leave = {
  from: '2026-03-11',
  until: '2026-03-20',
  reason: 'away' as const,
  route: {
    texts: { en: 'Call our partner Nordlicht:', ru: 'Звоните нашему партнёру Nordlicht:' },
    contact: '+44 20 7946 0000',
  },
};

const open = async (email: string, priority: 1 | 2 | 3 | 4, locale = 'en') =>
  (
    await openTicket(desk.ctx(desk.ana), {
      subject: 'Stops',
      body: 'It stops.',
      requester: { email, locale },
      language: locale,
      channel: 'api',
      priority,
    })
  ).ticket;
const due = async (id: number) =>
  (await desk.database.db.selectFrom('ticket').select('promiseDueAt').where('id', '=', id).executeTakeFirstOrThrow())
    .promiseDueAt;
const told = (id: number) =>
  desk.database.db
    .selectFrom('message')
    .select(['bodyText', 'language'])
    .where('ticketId', '=', id)
    .where('purpose', '=', 'away')
    .orderBy('at')
    .execute();

beforeAll(async () => {
  desk = await makeDesk(); // Tuesday 2026-03-10, 10:00 UTC; nine hours a day
  calendarId = await defaultCalendarId(desk.database.db);
  near = (await open('near@northgate.example', 2)).id; // due today at 12
  far = (await open('far@northgate.example', 3)).id; // due tomorrow at 10
  later = (await open('later@northgate.example', 4, 'ru')).id; // due on Friday at 10
});

describe('a one-person desk goes on leave', () => {
  test('the preview says what moves and shows the words in each language; nothing has changed', async () => {
    const preview = await previewClosedTime(desk.ctx(desk.ana), calendarId, 'https://desk.example', leave);
    expect(preview).toMatchObject({
      promises: 2,
      agreed: 0,
      expected: 3,
      closesAt: '2026-03-10T18:00:00.000Z',
      opensAt: '2026-03-23T09:00:00.000Z',
    });
    expect(preview.texts.map(({ locale }) => locale)).toEqual(['en', 'ru']);
    expect(preview.texts[0]!.text).toContain('Back: Monday, 23 March at 09:00');
    expect(preview.texts[0]!.text).toContain('If it cannot wait: Call our partner Nordlicht: +44 20 7946 0000');
    expect(await due(far)).toEqual(new Date('2026-03-11T10:00:00Z'));
    expect(await desk.sweep()).toBe(0);
  });

  test('each promise that lies in it moves once, with as much working time as it had', async () => {
    const { moved } = await closeTime(desk.ctx(desk.ana), calendarId, leave);
    expect(moved).toBe(2);
    await desk.sweep();
    expect(await due(near)).toEqual(new Date('2026-03-10T12:00:00Z'));
    expect(await due(far)).toEqual(new Date('2026-03-23T10:00:00Z'));
    expect(await due(later)).toEqual(new Date('2026-03-25T10:00:00Z'));
    await desk.sweep();
    expect(await told(far)).toHaveLength(1);
    expect(await desk.broken()).toEqual([]);
  });

  test('each requester is told once in their language: until when, when they hear next, where to turn', async () => {
    expect(await told(near)).toEqual([]);
    const [english] = await told(far);
    expect(english!.bodyText).toMatch(/We are away for some time\.\n\nClosed from: today at 18:00/);
    expect(english!.bodyText).toMatch(/no later than Monday, 23 March at 10:00/);
    expect(english!.bodyText).toMatch(/We had named tomorrow at 10:00/);
    const [russian] = await told(later);
    expect(russian).toMatchObject({ language: 'ru' });
    expect(russian!.bodyText).toContain('Если дело не терпит: Звоните нашему партнёру Nordlicht: +44 20 7946 0000');
  });

  test('the record keeps the first date as moved, with the reason', async () => {
    const { rows } = await sql<{ state: string; data: unknown }>`
      select p.state, e.data ->> 'why' as data from promise p join event e on e.subject_id = p.id and e.kind = 'promise.moved'
       where p.ticket_id = ${far}`.execute(desk.database.db);
    expect(rows).toEqual([{ state: 'moved', data: 'closed' }]);
  });

  test('a word before the leave promises the next one for after it', async () => {
    const { number } = await desk.database.db
      .selectFrom('ticket')
      .select('number')
      .where('id', '=', near)
      .executeTakeFirstOrThrow();
    await postMessage(desk.ctx(desk.ana), { number, kind: 'public', body: 'I look at it.' });
    expect(await due(near)).toEqual(new Date('2026-03-10T12:00:00Z'));
    desk.clock.now = new Date('2026-03-10T17:00:00Z');
    await postMessage(desk.ctx(desk.ana), { number, kind: 'public', body: 'More when I am back.' });
    expect(await due(near)).toEqual(new Date('2026-03-23T10:00:00Z'));
  });

  test('who writes meanwhile reads the same in the acknowledgement, also on the evening before', async () => {
    for (const [now, email] of [
      ['2026-03-10T20:00:00Z', 'evening@northgate.example'],
      ['2026-03-13T11:00:00Z', 'inside@northgate.example'],
    ] as const) {
      desk.clock.now = new Date(now);
      const ticket = await open(email, 3);
      const { bodyText } = await desk.database.db
        .selectFrom('message')
        .select('bodyText')
        .where('ticketId', '=', ticket.id)
        .where('purpose', '=', 'acknowledgement')
        .executeTakeFirstOrThrow();
      expect(bodyText).toContain('Next opening: Monday, 23 March at 09:00');
      expect(bodyText).toContain('If it cannot wait: Call our partner Nordlicht: +44 20 7946 0000');
      expect(ticket.promiseDueAt).toEqual(new Date('2026-03-23T18:00:00Z'));
    }
  });

  test('nothing is red while it lasts', async () => {
    desk.clock.now = new Date('2026-03-19T12:00:00Z');
    await desk.sweep();
    expect(await desk.broken()).toEqual([]);
    const { rows } = await sql`select 1 from message where purpose = 'late'`.execute(desk.database.db);
    expect(rows).toEqual([]);
  });
});

describe('plans change', () => {
  const closed = async () => {
    const { rows } = await sql<{ id: string }>`
      select jsonb_array_elements(input -> 'closed') ->> 'id' as id from calendar where id = ${calendarId}`.execute(
      desk.database.db,
    );
    return rows[0]!.id;
  };

  test('a longer leave moves only what it catches, and says so again', async () => {
    desk.clock.now = new Date('2026-03-20T12:00:00Z');
    expect(await changeClosedTime(desk.ctx(desk.ana), calendarId, await closed(), '2026-03-24')).toBe(4);
    await desk.sweep();
    expect(await due(far)).toEqual(new Date('2026-03-25T10:00:00Z'));
    expect(await told(far)).toHaveLength(2);
    expect(await told(later)).toHaveLength(1);
    expect(await desk.broken()).toEqual([]);
  });

  test('coming back early moves no date in silence; new ones count from now', async () => {
    desk.clock.now = new Date('2026-03-23T10:00:00Z');
    await reopen(desk.ctx(desk.ana), calendarId, await closed());
    await desk.sweep();
    expect(await due(far)).toEqual(new Date('2026-03-25T10:00:00Z'));
    expect(await told(far)).toHaveLength(2);
    expect((await open('back@northgate.example', 3)).promiseDueAt).toEqual(new Date('2026-03-24T10:00:00Z'));
  });

  test('what has not begun can be taken back before anybody is told', async () => {
    const { id } = await closeTime(desk.ctx(desk.ana), calendarId, {
      ...leave,
      from: '2026-03-24',
      until: '2026-03-27',
    });
    await reopen(desk.ctx(desk.ana), calendarId, id);
    await desk.sweep();
    expect(await due(later)).toEqual(new Date('2026-03-25T10:00:00Z'));
    expect(await told(later)).toHaveLength(1);
  });

  test.each([
    ['one that ends before it begins', { from: '2026-04-10', until: '2026-04-09' }, 'must not end before it begins'],
    ['one that is past', { from: '2026-03-01', until: '2026-03-02' }, 'What is past of a closed time stays closed.'],
    ['one that ends in two years', { from: '2026-04-10', until: '2028-04-09' }, 'within a year'],
  ])('%s is refused', async (_, dates, words) => {
    await expect(closeTime(desk.ctx(desk.ana), calendarId, { ...leave, ...dates })).rejects.toThrow(words);
  });

  test('two at the same time are refused', async () => {
    const { id } = await closeTime(desk.ctx(desk.ana), calendarId, {
      ...leave,
      from: '2026-05-04',
      until: '2026-05-08',
    });
    const same = closeTime(desk.ctx(desk.ana), calendarId, { ...leave, from: '2026-05-08', until: '2026-05-09' });
    await expect(same).rejects.toThrow('closed from 2026-05-04 until 2026-05-08 already');
    await reopen(desk.ctx(desk.ana), calendarId, id);
  });

  test('an agent who administers nothing cannot close the desk', async () => {
    const agent = await desk.agent('Leo Brandt');
    await expect(
      closeTime(desk.ctx(agent), calendarId, { ...leave, from: '2026-06-01', until: '2026-06-02' }),
    ).rejects.toThrow('Only administrators change calendars.');
  });
});

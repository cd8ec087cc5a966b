import { expect, test } from 'vitest';
import { type AwayTicket, fateOf } from './fate.ts';

const at = (text: string): Date => new Date(`2026-11-${text}Z`);
const until = at('24T09:00');
const ticket: AwayTicket = {
  status: 'open',
  promiseDueAt: at('25T10:00'),
  clockDueAt: null,
  lastRequesterAt: at('18T10:00'),
  lastHumanReplyAt: at('18T11:00'),
};

test.each<[string, Partial<AwayTicket>, string, string]>([
  ['she wrote and has no answer yet', { lastRequesterAt: at('18T17:20') }, 'now', 'has_no_answer'],
  ['nobody has answered at all', { lastHumanReplyAt: null, status: 'new' }, 'now', 'not_taken_up'],
  ['the next word is promised inside the absence', { promiseDueAt: at('19T13:30') }, 'now', 'word_due'],
  [
    'a visit is agreed inside the absence',
    { status: 'scheduled', promiseDueAt: at('21T10:00') },
    'now',
    'agreed_inside',
  ],
  ['a clock comes due inside the absence', { clockDueAt: at('20T10:00') }, 'now', 'clock_due'],
  ['the next word is due when they are back', {}, 'waits', 'word_later'],
  ['a visit is agreed for later', { status: 'scheduled' }, 'waits', 'agreed_later'],
  ['it is their turn', { status: 'waiting_on_requester', promiseDueAt: at('20T10:00') }, 'waits', 'their_turn'],
  [
    'whoever waits for a supplier owes a word all the same',
    { status: 'waiting_on_third_party', promiseDueAt: at('20T10:00') },
    'now',
    'word_due',
  ],
  ['what is due in the minute of the return waits for it', { promiseDueAt: until }, 'waits', 'word_later'],
])('%s', (_, given, fate, why) => {
  expect(fateOf({ ...ticket, ...given }, until)).toEqual({ fate, why });
});

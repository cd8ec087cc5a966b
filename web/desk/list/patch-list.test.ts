import { describe, expect, it } from 'vitest';
import type { TicketRowView } from '../model.ts';
import type { ListData } from '../queries.ts';
import { belongs, patchList } from './patch-list.ts';

const row = (number: string, dueAt: string, more: Partial<TicketRowView> = {}): TicketRowView => ({
  number,
  requester: { id: number, name: 'Ravi Menon' },
  firstWords: 'It stops',
  promise: { look: 'open', dueAt },
  status: 'open',
  channel: 'email',
  assignee: { id: 'ana', name: 'Ana Ferreira' },
  lookers: [],
  awaits: [],
  accepted: true,
  teamId: 'labels',
  risk: 0,
  ...more,
});
const list = (next: string | undefined, ...pages: TicketRowView[][]): ListData => ({
  pages: pages.map((rows, index) => ({ rows, ...(index === pages.length - 1 && next ? { next } : {}) })),
  pageParams: pages.map(() => undefined),
});
const numbers = (data: ListData) => data.pages.map((page) => page.rows.map((one) => one.number).join(' '));

describe('a ticket changed', () => {
  const late = row('late', '15:00', { risk: 2 });
  const one = row('one', '10:00');
  const two = row('two', '12:00');
  const all = { kind: 'all' } as const;

  it.each([
    ['a new one stands where it is due', list(undefined, [late, one, two]), row('new', '11:00'), ['late one new two']],
    ['one that was missed goes up', list(undefined, [one, two]), row('two', '18:00', { risk: 2 }), ['two one']],
    ['the last of all stands at the end', list(undefined, [one, two]), row('new', '18:00'), ['one two new']],
    [
      'what is due after the loaded pages comes with its page',
      list('more', [one, two]),
      row('new', '18:00'),
      ['one two'],
    ],
    ['it crosses pages', list(undefined, [late, one], [two]), row('late', '13:00'), ['one', 'two late']],
    ['the first of an empty list', list(undefined, []), one, ['one']],
  ])('%s', (_situation, data, changed, expected) => {
    expect(numbers(patchList(data, all, changed.number, changed))).toEqual(expected);
  });

  it('leaves the list when it no longer belongs there', () => {
    expect(numbers(patchList(list(undefined, [one, two]), all, 'one', undefined))).toEqual(['two']);
  });

  it.each([
    ['my own', { kind: 'mine' }, one, true],
    ['somebody else’s', { kind: 'mine' }, row('x', '10:00', { assignee: { id: 'leo', name: 'Leo' } }), false],
    ['of the team', { kind: 'team', id: 'labels' }, one, true],
    ['of another team', { kind: 'team', id: 'scales' }, one, false],
    ['resolved', { kind: 'all' }, row('x', '10:00', { status: 'resolved' }), false],
    ['resolved, among the resolved', { kind: 'done' }, row('x', '10:00', { status: 'resolved' }), true],
    ['spam', { kind: 'done' }, row('x', '10:00', { status: 'spam' }), false],
  ] as const)('%s', (_situation, scope, changed, expected) => {
    expect(belongs(scope, changed, { id: 'ana', agent: true })).toBe(expected);
  });

  it.each([
    ['a collaborator who was asked in', { askedIn: ['mia', 'dora'] }, true],
    ['a collaborator who was not', { askedIn: ['mia'] }, false],
    ['a line that does not say who was', {}, false],
  ])('my own, of %s', (_situation, more, expected) => {
    expect(belongs({ kind: 'mine' }, row('x', '10:00', more), { id: 'dora', agent: false })).toBe(expected);
  });
});

import { describe, expect, it } from 'vitest';
import type { TicketRowView } from '../model.ts';
import { boardItems } from './board-items.ts';
import { mergeHeld, placeOwn } from './held-list.ts';

const face = { locale: 'en', zone: 'Europe/London', now: Date.parse('2025-11-20T14:22:00Z') } as const;

function row(number: string, look: TicketRowView['promise']['look'], dueAt?: string): TicketRowView {
  return {
    number,
    requester: { id: number, name: 'Ravi Menon' },
    firstWords: 'It stops',
    promise: { look, dueAt },
    status: 'open',
    channel: 'email',
    assignee: { id: 'ana', name: 'Ana Ferreira' },
    lookers: [],
    awaits: [],
    accepted: true,
  };
}

describe('the board', () => {
  it('cuts the list by nearness and leaves empty stretches out', () => {
    const items = boardItems(
      [
        row('late', 'late', '2025-11-20T15:00:00Z'),
        row('soon', 'open', '2025-11-20T14:40:00Z'),
        row('today', 'open', '2025-11-20T17:00:00Z'),
        row('done', 'none'),
      ],
      face,
    );
    expect(items.map((item) => (item.kind === 'section' ? `${item.name} ${item.count}` : item.row.number))).toEqual([
      'missed 1',
      'late',
      'withinHour 1',
      'soon',
      'laterToday 1',
      'today',
      'done 1',
      'done',
    ]);
  });
});

describe('a held list', () => {
  const one = row('one', 'open', '2025-11-20T15:00:00Z');
  const two = row('two', 'open', '2025-11-20T16:00:00Z');

  it('patches a row in place and counts nothing', () => {
    const read = { ...two, awaits: ['reply' as const] };
    expect(mergeHeld([one, two], [one, read])).toEqual({ rows: [one, read], changed: 0 });
  });

  it('puts what one did oneself where it belongs at once, and lets the others stand', () => {
    const three = row('three', 'open', '2025-11-20T17:00:00Z');
    const answered = row('one', 'open', '2025-11-20T16:30:00Z');
    const elsewhere = row('three', 'open', '2025-11-20T15:30:00Z');
    const placed = placeOwn([one, two, three], [elsewhere, two, answered], (number) => number === 'one');
    expect(placed.map((each) => each.number)).toEqual(['two', 'one', 'three']);
    expect(placed[1]).toBe(answered);
    expect(mergeHeld(placed, [elsewhere, two, answered]).changed).toBe(1);
  });

  it('takes what one resolved oneself away, and shows what one opened', () => {
    const own = () => true;
    expect(placeOwn([one, two], [two], own).map((each) => each.number)).toEqual(['two']);
    expect(placeOwn([two], [one, two], own).map((each) => each.number)).toEqual(['one', 'two']);
    const held = [one, two];
    expect(placeOwn(held, [two], () => false)).toBe(held);
  });

  it('counts what came, what left and what moved, and moves none of them', () => {
    const moved = row('one', 'open', '2025-11-21T10:00:00Z');
    const came = row('three', 'open', '2025-11-20T15:30:00Z');
    const held = mergeHeld([one, two], [came, moved]);
    expect(held.rows.map((each) => each.number)).toEqual(['one', 'two']);
    expect(held.rows[0]?.promise).toEqual(one.promise);
    expect(held.changed).toBe(3);
  });
});

import { type Clockface, endOfToday } from '../../client/time-words.ts';
import type { TicketRowView } from '../model.ts';

type SectionName = 'missed' | 'withinHour' | 'laterToday' | 'nextDays' | 'done';

export type BoardItem =
  | { kind: 'section'; name: SectionName; count: number }
  | { kind: 'row'; row: TicketRowView; last: boolean };

const order: SectionName[] = ['missed', 'withinHour', 'laterToday', 'nextDays', 'done'];

/**
 * Cuts the list into stretches by nearness of the next word. Rows keep their order inside a stretch; a `plain` list has
 * none.
 */
export function boardItems(rows: TicketRowView[], face: Clockface, plain = false): BoardItem[] {
  if (plain) return rows.map((row, index) => ({ kind: 'row', row, last: index === rows.length - 1 }));
  const sections = new Map<SectionName, TicketRowView[]>();
  const bounds = { hour: face.now + 60 * 60_000, today: endOfToday(face) };
  for (const row of rows) {
    const name = sectionOf(row, bounds);
    const section = sections.get(name);
    if (section) section.push(row);
    else sections.set(name, [row]);
  }
  return order.flatMap((name) => {
    const section = sections.get(name) ?? [];
    if (section.length === 0) return [];
    const items = section.map((row, index): BoardItem => ({ kind: 'row', row, last: index === section.length - 1 }));
    return [{ kind: 'section', name, count: section.length } satisfies BoardItem, ...items];
  });
}

function sectionOf(row: TicketRowView, bounds: { hour: number; today: number }): SectionName {
  const { look, dueAt } = row.promise;
  if (look === 'late') return 'missed';
  if (!dueAt || look === 'none' || look === 'kept') return 'done';
  const due = Date.parse(dueAt);
  if (due <= bounds.hour) return 'withinHour';
  return due <= bounds.today ? 'laterToday' : 'nextDays';
}

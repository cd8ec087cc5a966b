import type { ListScope, TicketRowView } from '../model.ts';
import type { ListData } from '../queries.ts';

type Reader = { id: string; agent: boolean };

/** Whether a ticket belongs on a list. The work of a collaborator is what they were asked in on. */
export function belongs(scope: ListScope, row: TicketRowView, me: Reader): boolean {
  const done = row.status === 'resolved' || row.status === 'closed';
  if (scope.kind === 'done') return done;
  if (done || row.status === 'merged' || row.status === 'spam') return false;
  if (scope.kind === 'mine')
    return me.agent ? (row.cover ?? row.assignee)?.id === me.id : (row.askedIn?.includes(me.id) ?? false);
  return scope.kind === 'all' || row.teamId === scope.id;
}

/**
 * The list with one ticket as it is now: taken out where it no longer belongs, else where it belongs in order. A place
 * after the last loaded page is left to that page.
 */
export function patchList(data: ListData, scope: ListScope, number: string, row: TicketRowView | undefined): ListData {
  const without = data.pages.map((page) => ({ ...page, rows: page.rows.filter((one) => one.number !== number) }));
  if (!row) return { ...data, pages: without };
  const before = scope.kind === 'done' ? newerFirst : dueFirst;
  const at = without.findIndex((page, index) => {
    const last = page.rows.at(-1);
    const isEnd = index === without.length - 1;
    return last === undefined ? isEnd && !page.next : before(row, last) || (isEnd && !page.next);
  });
  const page = without[at];
  if (!page) return { ...data, pages: without };
  const place = page.rows.findIndex((one) => before(row, one));
  const rows = place === -1 ? [...page.rows, row] : page.rows.toSpliced(place, 0, row);
  return { ...data, pages: without.with(at, { ...page, rows }) };
}

/** The order of the API: what was missed first, then by due date. */
function dueFirst(one: TicketRowView, other: TicketRowView): boolean {
  const risk = (other.risk ?? 0) - (one.risk ?? 0);
  if (risk !== 0) return risk < 0;
  return (one.promise.dueAt ?? '') < (other.promise.dueAt ?? '');
}

function newerFirst(one: TicketRowView, other: TicketRowView): boolean {
  return (one.updatedAt ?? '') > (other.updatedAt ?? '');
}

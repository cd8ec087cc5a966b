import type { TicketPageProps } from './model.ts';

/** How many past promises came due, how many of these were kept, and how many were moved before anybody waited for them. */
export function countPast(past: TicketPageProps['next']['past']): { due: number; kept: number; moved: number } {
  const moved = past.filter((look) => look === 'moved').length;
  return { due: past.length - moved, kept: past.filter((look) => look === 'kept').length, moved };
}

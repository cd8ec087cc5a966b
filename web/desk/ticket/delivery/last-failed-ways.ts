import type { WayView } from '../../delivery-source.ts';
import type { TicketView } from '../../model.ts';

/** Of each recipient the last mail, where it failed, nobody has found another way, and no broken address says so already. */
export function lastFailed({ entries, recipients }: Pick<TicketView, 'entries' | 'recipients'>): WayView[] {
  const ways = entries.flatMap((entry) => ('ways' in entry ? (entry.ways ?? []) : [])).toReversed();
  return recipients.flatMap((one) => {
    const last = ways.find((way) => way.personId === one.id);
    return last?.truth === 'failed' && one.address?.health !== 'failed' ? [last] : [];
  });
}

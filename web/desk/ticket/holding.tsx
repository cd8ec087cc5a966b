import { useTranslation } from 'react-i18next';
import { useClockface } from '../../client/clockface.ts';
import { nearDay } from '../../client/time-words.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Face, Pair } from '../../ui/people/face.tsx';
import type { TicketView } from '../model.ts';
import type { Assignment } from '../outgoing.ts';
import { useDesk } from '../queries.ts';
import { useToast } from '../shell/toasts.tsx';
import styles from './ticket-header.module.css';
import { useChange } from './use-change.ts';

/** Who has the case, and the one step by which the reader has it: to take it, or to accept what was given. */
export function Holding({ ticket }: { ticket: TicketView }) {
  const { t } = useTranslation();
  const toast = useToast();
  const me = useDesk().data?.me;
  const take = useChange(ticket.number, (source, assignment: Assignment) => source.assign(ticket.number, assignment));
  const { assignee, cover } = ticket;
  const mine = me !== undefined && assignee?.id === me.id;
  // Whoever stands in takes a ticket up by writing; both of them have it already.
  const stands = me !== undefined && cover !== undefined && (mine || cover.id === me.id);
  // Whom the requester waits for nobody takes it from in passing.
  const offers = ticket.may.reassign && me?.agent && !stands && !ticket.waitsFor && (!mine || !ticket.accepted);
  function takeIt() {
    if (!me) return;
    take.mutate(
      { agentId: me.id, reason: 'taking_it' },
      {
        onSuccess: () => toast({ look: 'open', text: t('handOver.taken') }),
        onError: () => toast({ look: 'none', text: t('handOver.notTaken') }),
      },
    );
  }
  return (
    <span className={styles.has}>
      {assignee && cover && <Pair front={cover} behind={assignee} size={32} named />}
      {assignee && !cover && <Face person={assignee} size={32} named />}
      <span>
        <b>{(cover ?? assignee)?.name ?? t('ticket.nobody')}</b>
        <Under ticket={ticket} offers={Boolean(offers)} />
      </span>
      {offers && (
        <Button size="small" onClick={takeIt} held={take.isPending}>
          {mine ? t('ticket.accept') : t('ticket.take')}
        </Button>
      )}
    </span>
  );
}

function Under({ ticket, offers }: { ticket: TicketView; offers: boolean }) {
  const { t } = useTranslation();
  const face = useClockface();
  const { assignee, cover, accepted, statusChoices } = ticket;
  if (assignee && cover) {
    // Whoever is back is waited for no longer; it is only open whose the ticket is.
    const words =
      cover.until && !cover.asked
        ? t('ticket.forUntil', { name: assignee.name, day: nearDay(face, cover.until) })
        : t('ticket.for', { name: assignee.name });
    return <small className={styles.standsFor}>{words}</small>;
  }
  if (assignee && ticket.waitsFor) {
    const { until } = ticket.waitsFor;
    return <small className={styles.standsFor}>{t('ticket.requesterWaits', { day: nearDay(face, until) })}</small>;
  }
  // Beside the button that accepts it, the words would only say it twice.
  const waits = assignee && !accepted && !offers && statusChoices.includes('resolved');
  return waits ? <small>{t('ticket.notAccepted')}</small> : null;
}

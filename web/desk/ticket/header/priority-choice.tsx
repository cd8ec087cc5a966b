import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../client/api.ts';
import { LongField } from '../../../ui/controls/field.tsx';
import { SelectField } from '../../../ui/controls/select-field.tsx';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import { Icon } from '../../../ui/icons/icon.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import type { TicketView } from '../../model.ts';
import { useToast } from '../../shell/toasts.tsx';
import styles from '../ticket-header.module.css';
import { useChange } from '../use-change.ts';

const priorities = ['P1', 'P2', 'P3', 'P4'] as const;
type Priority = (typeof priorities)[number];

/** How pressing it is; whoever may act on the ticket gives it another priority and says why. */
export function PriorityChoice({ ticket }: { ticket: TicketView }) {
  const { t } = useTranslation();
  const [asking, ask] = useState(false);
  if (ticket.statusChoices.length === 0 || !ticket.promise.dueAt) return <>{ticket.priority}</>;
  return (
    <>
      <button
        type="button"
        className={styles.status}
        aria-label={`${t('priority.change')}: ${ticket.priority}`}
        onClick={() => ask(true)}
      >
        {ticket.priority}
        <Icon name="down" size="small" />
      </button>
      {asking && <PriorityDialog ticket={ticket} onClose={() => ask(false)} />}
    </>
  );
}

function PriorityDialog({ ticket, onClose }: { ticket: TicketView; onClose: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  const [priority, choose] = useState(ticket.priority as Priority);
  const [reason, setReason] = useState('');
  const change = useChange(ticket.number, (_, wish: { priority: Priority; reason: string }) =>
    api.put(`/tickets/${encodeURIComponent(ticket.number)}/priority`, wish),
  );
  function confirm() {
    change.mutate(
      { priority, reason: reason.trim() },
      {
        onSuccess: () => {
          onClose();
          toast({ look: 'open', text: t('priority.done', { priority }) });
        },
      },
    );
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('priority.ask')}
      closeLabel={t('common.close')}
      told={t('priority.told')}
      keep={t('common.cancel')}
      effect={{
        label: t('priority.give'),
        onConfirm: confirm,
        held: change.isPending || reason.trim() === '' || priority === ticket.priority,
      }}
    >
      {change.problem && <ErrorNotice what={change.problem.what} kept={change.problem.kept} />}
      <SelectField<Priority>
        label={t('newTicket.priority')}
        value={priority}
        choices={priorities.map((one) => ({ value: one, label: t(`newTicket.priorities.${one}`) }))}
        onChange={choose}
      />
      <LongField
        label={t('priority.reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Dialog>
  );
}

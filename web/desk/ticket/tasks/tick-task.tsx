import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../client/api.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { LongField } from '../../../ui/controls/field.tsx';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import type { TicketView } from '../../model.ts';
import { useToast } from '../../shell/toasts.tsx';
import { useChange } from '../use-change.ts';

export const tasksPath = (number: string) => `/tickets/${encodeURIComponent(number)}/tasks`;
const least = 3;

type TickProps = { ticket: TicketView; ids: string[]; words: 'known' | 'called' };

/** Ticks tasks off by hand, and says why. */
export function TickTask({ ticket, ids, words }: TickProps) {
  const { t } = useTranslation();
  const toast = useToast();
  const [opened, setOpened] = useState(false);
  const [reason, setReason] = useState('');
  const { name } = ticket.brief.requester;
  const called = words === 'called';
  const tick = useChange(ticket.number, async (_, why: string) => {
    for (const id of ids) await api.put(`${tasksPath(ticket.number)}/${id}/done`, { reason: why });
  });
  function close() {
    tick.reset();
    setOpened(false);
  }
  const onSuccess = () => {
    close();
    setReason('');
    toast({ look: 'none', text: t('tasks.done') });
  };
  return (
    <>
      <Button size="small" onClick={() => setOpened(true)}>
        {t(called ? 'tasks.tickCall' : 'tasks.tick')}
      </Button>
      <Dialog
        opened={opened}
        onClose={close}
        title={t(called ? 'tasks.askCall' : 'tasks.ask', { name })}
        closeLabel={t('common.close')}
        told={t('tasks.told')}
        keep={t('common.cancel')}
        effect={{
          label: t('tasks.effect'),
          onConfirm: () => tick.mutate(reason.trim(), { onSuccess }),
          held: reason.trim().length < least || tick.isPending,
        }}
      >
        <LongField
          label={t(called ? 'tasks.reasonCall' : 'tasks.reason')}
          hint={t(called ? 'tasks.reasonCallHint' : 'tasks.reasonHint')}
          value={reason}
          rows={3}
          maxLength={500}
          required
          data-autofocus
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        {tick.problem && <ErrorNotice what={tick.problem.what} />}
      </Dialog>
    </>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskView } from '../../../../contract/tasks/tasks.ts';
import { api } from '../../../client/api.ts';
import { useClockface } from '../../../client/clockface.ts';
import { dueWords } from '../../../client/time-words.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { LongField } from '../../../ui/controls/field.tsx';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import { ErrorNotice, Notice } from '../../../ui/notice/notice.tsx';
import type { TicketView } from '../../model.ts';
import { useToast } from '../../shell/toasts.tsx';
import pageStyles from '../ticket-page.module.css';
import { useChange } from '../use-change.ts';

const least = 3;
const pathOf = (number: string) => `/tickets/${encodeURIComponent(number)}/tasks`;

/** Something is late and no person has told the requester: the composer below does it, or somebody says how they know. */
export function TellTask({ ticket }: { ticket: TicketView }) {
  const { number, owesTelling = false } = ticket;
  const { t } = useTranslation();
  const face = useClockface();
  const { data } = useQuery({
    // Asked for anew with the ticket; until then what is known stays, and with it what somebody is typing.
    queryKey: ['ticket', number, 'tasks'],
    queryFn: () => api.get<{ tasks: TaskView[] }>(pathOf(number)),
    enabled: owesTelling && ticket.may.reply,
  });
  const open = owesTelling ? (data?.tasks ?? []).filter(({ doneAt }) => doneAt === null) : [];
  if (open.length === 0) return null;
  // What became late at one moment is one sentence.
  const late = Map.groupBy(
    open.flatMap((task) => task.late),
    ({ since }) => since,
  );
  return (
    <div className={pageStyles.undecided}>
      <Notice
        sign="clock"
        what={t('tasks.tell', { name: ticket.brief.requester.name })}
        action={<TickTask ticket={ticket} ids={open.map(({ id }) => id)} />}
      >
        {[...late].map(([since, clocks]) => {
          const [first = '', ...others] = clocks.map(({ metric }) => t(`clock.metric.${metric}`));
          const what = [first, ...others.map((one) => one.toLocaleLowerCase())].join(', ');
          return `${t('tasks.late', { what, time: dueWords(face, since) })} `;
        })}
        {t('tasks.byReply')}
      </Notice>
    </div>
  );
}

function TickTask({ ticket, ids }: { ticket: TicketView; ids: string[] }) {
  const { t } = useTranslation();
  const toast = useToast();
  const [opened, setOpened] = useState(false);
  const [reason, setReason] = useState('');
  const { name } = ticket.brief.requester;
  const tick = useChange(ticket.number, async (_, why: string) => {
    for (const id of ids) await api.put(`${pathOf(ticket.number)}/${id}/done`, { reason: why });
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
        {t('tasks.tick')}
      </Button>
      <Dialog
        opened={opened}
        onClose={close}
        title={t('tasks.ask', { name })}
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
          label={t('tasks.reason')}
          hint={t('tasks.reasonHint')}
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

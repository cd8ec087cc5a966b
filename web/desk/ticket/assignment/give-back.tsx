import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { returnReasons } from '../../../../contract/routing/next-ticket.ts';
import { api } from '../../../client/api.ts';
import { Choices } from '../../../ui/controls/choices.tsx';
import { LongField } from '../../../ui/controls/field.tsx';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import type { TicketView } from '../../model.ts';
import { useToast } from '../../shell/toasts.tsx';
import { useChange } from '../use-change.ts';

type Reason = (typeof returnReasons)[number];
type GiveBackProps = { ticket: TicketView; opened: boolean; onClose: () => void };

/** Gives the ticket back to the queue of its team, with a reason; for a while it is not offered to the reader again. */
export function GiveBack({ ticket: { number, team }, opened, onClose }: GiveBackProps) {
  const { t } = useTranslation();
  const toast = useToast();
  const [reason, setReason] = useState<Reason>();
  const [note, setNote] = useState('');
  const back = useChange(number, async (_, wish: { reason: Reason; note?: string }) => {
    const { stays } = await api.post<{ stays: boolean }>(`/tickets/${encodeURIComponent(number)}/return`, wish);
    // Said here: when the ticket is asked for again it is somebody else's, and this dialogue is gone.
    onClose();
    toast({ look: 'none', text: t(stays ? 'giveBack.stays' : 'giveBack.done') });
  });
  function confirm() {
    if (reason) back.mutate({ reason, ...(note.trim() ? { note: note.trim() } : {}) });
  }
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={t('giveBack.title', { team: team.name })}
      told={t('giveBack.told')}
      closeLabel={t('common.close')}
      keep={t('handOver.keep')}
      effect={{ label: t('giveBack.effect'), onConfirm: confirm, held: !reason || back.isPending }}
    >
      <Choices<Reason>
        legend={t('handOver.why')}
        value={reason}
        onChange={setReason}
        choices={returnReasons.map((value) => ({ value, label: t(`giveBack.reason.${value}`) }))}
      />
      <LongField
        label={t('giveBack.note')}
        hint={t('handOver.noteHint')}
        value={note}
        rows={2}
        maxLength={20_000}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {back.problem && <ErrorNotice what={back.problem.what} />}
    </Dialog>
  );
}

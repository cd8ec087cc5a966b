import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BriefView } from '../../../../contract/hand-over/brief.ts';
import { api } from '../../../client/api.ts';
import { useClockface } from '../../../client/clockface.ts';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import type { TicketView } from '../../model.ts';
import { NextActionFields } from '../hand-over/next-action-fields.tsx';
import { ticketPath } from '../hand-over/use-brief.ts';
import { useChange } from '../use-change.ts';

type PlanDialogProps = { ticket: TicketView; action: BriefView['actions']['nextAction']; onClose: () => void };

/** Asks what comes next and by when. */
export function PlanDialog({ ticket, action, onClose }: PlanDialogProps) {
  const { t } = useTranslation();
  const face = useClockface();
  const [what, setWhat] = useState(action?.what ?? '');
  const stands = action && Date.parse(action.dueAt) > face.now ? action.dueAt : undefined;
  const [dueAt, setDueAt] = useState(stands ?? ticket.nextDates[0]);
  const plan = useChange(ticket.number, (_, next: { what: string; dueAt: string }) =>
    api.put(ticketPath(ticket.number, 'next-action'), next),
  );
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('brief.nextAsk')}
      closeLabel={t('common.close')}
      told={t('brief.nextTold')}
      keep={t('common.cancel')}
      effect={{
        label: t('brief.nextSave'),
        onConfirm: () => dueAt && plan.mutate({ what: what.trim(), dueAt }, { onSuccess: onClose }),
        held: what.trim().length < 3 || !dueAt || plan.isPending,
      }}
    >
      <NextActionFields
        what={what}
        onWhat={setWhat}
        dueAt={dueAt}
        onDueAt={setDueAt}
        dates={ticket.nextDates}
        required
      />
      {plan.problem && <ErrorNotice what={plan.problem.what} />}
    </Dialog>
  );
}

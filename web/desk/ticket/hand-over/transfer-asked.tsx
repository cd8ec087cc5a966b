import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { TransferRequestView } from '../../../../contract/hand-over/transfers.ts';
import { api } from '../../../client/api.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { ErrorNotice, Notice } from '../../../ui/notice/notice.tsx';
import type { TicketView } from '../../model.ts';
import pageStyles from '../ticket-page.module.css';
import { useChange } from '../use-change.ts';
import { ticketPath } from './use-brief.ts';

/** The ticket was passed on often enough: its lead decides here, the others see that it waits. */
export function TransferAsked({ ticket }: { ticket: TicketView }) {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ['ticket', ticket.number, 'transfer-requests'],
    queryFn: () => api.get<{ requests: TransferRequestView[] }>(ticketPath(ticket.number, 'transfer-requests')),
    enabled: ticket.transferAsked === true,
  });
  const asked = ticket.transferAsked ? data?.requests[0] : undefined;
  const decide = useChange(ticket.number, (_, { id, decision }: Decision) =>
    api.put(ticketPath(ticket.number, `transfer-requests/${id}`), { decision }),
  );
  if (!asked) return null;
  return (
    <div className={pageStyles.undecided}>
      <Notice
        sign="swap"
        what={t('transfers.asked', { by: asked.by.name, to: asked.to.name })}
        action={
          asked.mayDecide && (
            <span className={pageStyles.decisions}>
              <Button
                look="bare"
                size="small"
                held={decide.isPending}
                onClick={() => decide.mutate({ id: asked.id, decision: 'refused' })}
              >
                {t('transfers.stays')}
              </Button>
              <Button
                size="small"
                held={decide.isPending}
                onClick={() => decide.mutate({ id: asked.id, decision: 'approved' })}
              >
                {t('transfers.moves', { name: asked.to.name })}
              </Button>
            </span>
          )
        }
      >
        {t('transfers.soFar', { count: asked.transfers })}{' '}
        {!asked.mayDecide && t('transfers.decides', { name: asked.decider.name })}
      </Notice>
      {decide.problem && <ErrorNotice what={decide.problem.what} />}
    </div>
  );
}

type Decision = { id: string; decision: 'approved' | 'refused' };

import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/button.tsx';
import { ErrorNotice, Notice } from '../../../ui/notice/notice.tsx';
import type { TicketView } from '../../model.ts';
import { moneyWords } from '../../money.ts';
import pageStyles from '../ticket-page.module.css';
import { useChange } from '../use-change.ts';
import { useCompensation } from './compensation-field.tsx';

/** Somebody asks for a compensation that a lead approves; whoever may decides here, the others see that it waits. */
export function ApprovalAsked({ ticket }: { ticket: TicketView }) {
  const { t, i18n } = useTranslation();
  const view = useCompensation(ticket, ticket.approvalAsked === true).data;
  const decide = useChange(ticket.number, (source, wish: { id: string; decision: 'approved' | 'refused' }) =>
    source.decideApproval(ticket.number, wish.id, wish.decision),
  );
  const asked = ticket.approvalAsked ? view?.asked.find((one) => one.decision === null) : undefined;
  if (!view || !asked) return null;
  const { offer, id, askedBy } = asked;
  const worth = moneyWords(i18n.language, offer.amountCents, view.catalogue.currency);
  return (
    <div className={pageStyles.undecided}>
      <Notice
        sign="clock"
        what={t('compensation.asked', { name: askedBy.name, offer: offer.name, worth })}
        action={
          view.mayApprove && (
            <span className={pageStyles.decisions}>
              <Button
                look="bare"
                size="small"
                held={decide.isPending}
                onClick={() => decide.mutate({ id, decision: 'refused' })}
              >
                {t('compensation.refuse')}
              </Button>
              <Button size="small" held={decide.isPending} onClick={() => decide.mutate({ id, decision: 'approved' })}>
                {t('compensation.approve')}
              </Button>
            </span>
          )
        }
      >
        {view.mayApprove ? undefined : t('compensation.waits', { name: view.approver })}
      </Notice>
      {decide.problem && <ErrorNotice what={decide.problem.what} />}
    </div>
  );
}

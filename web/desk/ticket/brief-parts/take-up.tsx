import { useTranslation } from 'react-i18next';
import type { BriefView } from '../../../../contract/hand-over/brief.ts';
import { api } from '../../../client/api.ts';
import { useClockface } from '../../../client/clockface.ts';
import { dueWords } from '../../../client/time-words.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import type { TicketView } from '../../model.ts';
import { useDesk } from '../../queries.ts';
import { useToast } from '../../shell/toasts.tsx';
import { ticketPath } from '../hand-over/use-brief.ts';
import { useChange } from '../use-change.ts';
import styles from './hand-over-parts.module.css';
import { Section } from './section.tsx';

/** Whoever got the ticket says back what comes next and what was promised, and that they have it. */
export function TakeUp({ ticket, brief }: { ticket: TicketView; brief: BriefView }) {
  const { t } = useTranslation();
  const face = useClockface();
  const toast = useToast();
  const me = useDesk().data?.me;
  const { synthesis, impact, actions } = brief;
  const take = useChange(ticket.number, () => api.put(ticketPath(ticket.number, 'acceptance'), {}));
  if (!synthesis || synthesis.acceptedAt || synthesis.person.id !== me?.id || !ticket.may.reassign) return null;
  const onSuccess = () => toast({ look: 'open', text: t('handOver.taken') });
  return (
    <div className={styles.takeUp}>
      <Section name={t('brief.takeUp')}>
        <p className={styles.back}>
          {actions.nextAction && `${t('brief.youDo', { what: actions.nextAction.what })} `}
          {impact.promise && t('brief.youWrite', { time: dueWords(face, impact.promise.dueAt) })}
        </p>
        <p className={styles.acts}>
          <Button size="small" held={take.isPending} onClick={() => take.mutate(undefined, { onSuccess })}>
            {t('brief.iHaveIt')}
          </Button>
          {synthesis.acceptDueAt && <small>{t('brief.goesUp', { time: dueWords(face, synthesis.acceptDueAt) })}</small>}
        </p>
        {take.problem && <ErrorNotice what={take.problem.what} />}
      </Section>
    </div>
  );
}

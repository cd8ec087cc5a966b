import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BriefView } from '../../../../contract/hand-over/brief.ts';
import { api } from '../../../client/api.ts';
import { useClockface } from '../../../client/clockface.ts';
import { dueWords, exactWords } from '../../../client/time-words.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import { Time } from '../../../ui/time/time.tsx';
import type { TicketView } from '../../model.ts';
import { ticketPath } from '../hand-over/use-brief.ts';
import { useChange } from '../use-change.ts';
import styles from './hand-over-parts.module.css';
import { PlanDialog } from './plan-dialog.tsx';
import { Section } from './section.tsx';

type Action = BriefView['actions']['nextAction'];

/** What comes next, by when and by whom. */
export function ActionLine({ action }: { action: NonNullable<Action> }) {
  const { t } = useTranslation();
  const face = useClockface();
  const late = Date.parse(action.dueAt) < face.now;
  return (
    <>
      <p className={styles.said}>{action.what}</p>
      <small className={styles.by}>
        <Time at={action.dueAt} exact={exactWords(face, action.dueAt)}>
          {t(late ? 'brief.wasDue' : 'brief.by', { time: dueWords(face, action.dueAt) })}
        </Time>
        {action.owner && `, ${action.owner.name}`}
      </small>
    </>
  );
}

export function ComesNext({ ticket, action }: { ticket: TicketView; action: Action }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const done = useChange(ticket.number, (_, id: string) =>
    api.put(ticketPath(ticket.number, `next-action/${id}/done`), {}),
  );
  return (
    <Section name={t('brief.next')}>
      {action ? <ActionLine action={action} /> : <p className={styles.none}>{t('brief.nextNone')}</p>}
      {ticket.may.reassign && (
        <p className={styles.acts}>
          {action && (
            <Button size="small" held={done.isPending} onClick={() => done.mutate(action.id)}>
              {t('brief.nextDone')}
            </Button>
          )}
          <Button look="bare" size="small" onClick={() => setAsking(true)}>
            {t(action ? 'brief.change' : 'brief.nextPlan')}
          </Button>
        </p>
      )}
      {done.problem && <ErrorNotice what={done.problem.what} />}
      {asking && <PlanDialog ticket={ticket} action={action} onClose={() => setAsking(false)} />}
    </Section>
  );
}

import { useTranslation } from 'react-i18next';
import { useClockface } from '../../../client/clockface.ts';
import { dueWords, exactWords } from '../../../client/time-words.ts';
import { Icon } from '../../../ui/icons/icon.tsx';
import { Time } from '../../../ui/time/time.tsx';
import type { TicketView } from '../../model.ts';
import { useDesk } from '../../queries.ts';
import styles from './hand-over.module.css';
import { useBrief } from './use-brief.ts';

/** Under the four answers: the one step that comes next, until it is done. */
export function ComesNextLine({ ticket }: { ticket: TicketView }) {
  const { t } = useTranslation();
  const face = useClockface();
  const agent = useDesk().data?.me.agent ?? false;
  const action = useBrief(ticket.number, agent).data?.actions.nextAction;
  if (!action || action.endedAt) return null;
  const late = Date.parse(action.dueAt) < face.now;
  return (
    <p className={styles.next}>
      <Icon name="flag" size="small" label={t('brief.next')} />
      <span className={styles.what}>{action.what}</span>
      <Time at={action.dueAt} exact={exactWords(face, action.dueAt)}>
        {t(late ? 'brief.wasDue' : 'brief.by', { time: dueWords(face, action.dueAt) })}
      </Time>
      {action.named && action.owner && <span>{action.owner.name}</span>}
    </p>
  );
}

import { useTranslation } from 'react-i18next';
import type { TaskView } from '../../../../contract/tasks/tasks.ts';
import { Notice } from '../../../ui/notice/notice.tsx';
import type { TicketView } from '../../model.ts';
import pageStyles from '../ticket-page.module.css';
import styles from './call-task.module.css';
import { TickTask } from './tick-task.tsx';

type CallTaskProps = { ticket: TicketView; task: TaskView };

/** No mail reaches the requester: whoever has the ticket calls them, and reads here what to say, in their language. */
export function CallTask({ ticket, task }: CallTaskProps) {
  const { t } = useTranslation();
  const { name } = ticket.brief.requester;
  return (
    <div className={pageStyles.undecided}>
      <Notice
        sign="phone"
        what={t('tasks.call', { name })}
        action={<TickTask ticket={ticket} ids={[task.id]} words="called" />}
      >
        {t('tasks.callWhy')}
        <span className={styles.say} lang={task.call?.language}>
          {task.call?.say}
        </span>
      </Notice>
    </div>
  );
}

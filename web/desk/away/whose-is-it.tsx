import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/notice/notice.tsx';
import { Pair } from '../../ui/people/face.tsx';
import type { TicketView } from '../model.ts';
import { useDesk } from '../queries.ts';
import styles from './away.module.css';
import { DecideCover } from './decide-cover.tsx';

/** On the ticket itself: the assignee is back, but whoever stood in has become the real contact. Nobody else is asked. */
export function WhoseIsIt({ ticket }: { ticket: TicketView }) {
  const { t } = useTranslation();
  const me = useDesk().data?.me;
  const { assignee, cover } = ticket;
  if (!me || !assignee || !cover?.asked) return null;
  const may = me.administrator || me.id === assignee.id || me.id === cover.id || me.leads.includes(ticket.team.id);
  if (!may) return null;
  return (
    <div className={styles.whose}>
      <Notice
        sign={{ face: <Pair front={cover} behind={assignee} size={28} named /> }}
        what={t('recap.whoseAsk')}
        action={<DecideCover number={ticket.number} assignee={assignee} cover={cover} />}
      >
        {t('recap.whose', { name: assignee.name, cover: cover.name })}
      </Notice>
    </div>
  );
}

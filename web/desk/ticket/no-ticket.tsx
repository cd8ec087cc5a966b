import { useTranslation } from 'react-i18next';
import { Empty } from '../../ui/notice/empty.tsx';
import styles from './ticket-page.module.css';

/** The ticket's place before one is chosen. */
export function NoTicket() {
  const { t } = useTranslation();
  return (
    <div className={styles.nothing}>
      <Empty look="none" title={t('ticket.pick')}>
        {t('ticket.pickText')}
      </Empty>
    </div>
  );
}

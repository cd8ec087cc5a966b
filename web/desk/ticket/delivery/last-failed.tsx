import { useTranslation } from 'react-i18next';
import { Notice } from '../../../ui/notice/notice.tsx';
import type { TicketView } from '../../model.ts';
import styles from './delivery.module.css';
import { lastFailed } from './last-failed-ways.ts';
import { Remedies } from './remedies.tsx';
import { TicketHere } from './ticket-here.ts';

/** Before somebody writes again: the last mail did not arrive, though the address itself is not known to be broken. */
export function LastFailed({ ticket }: { ticket: TicketView }) {
  const { t } = useTranslation();
  return lastFailed(ticket).map((way) => (
    <div className={styles.warning} key={way.id}>
      <Notice
        sign="alert"
        what={t('delivery.lastFailed', {
          name: way.name || way.to,
          reason: t(`delivery.reason.${way.reason ?? 'other'}`),
        })}
        action={
          <span className={styles.choices}>
            <TicketHere value={ticket}>
              <Remedies way={way} buttons />
            </TicketHere>
          </span>
        }
      />
    </div>
  ));
}

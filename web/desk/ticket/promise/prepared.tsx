import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/button.tsx';
import type { TicketView } from '../../model.ts';
import { useSource } from '../../source.ts';
import styles from './prepared.module.css';

type PreparedProps = {
  ticket: TicketView;
  held: boolean;
  onUse: (text: string) => void;
  onSend: (text: string) => void;
};

/** Words for the next update, made of what is safe to say: to begin with, or to send as they are. */
export function Prepared({ ticket, held, onUse, onSend }: PreparedProps) {
  const { t } = useTranslation();
  const source = useSource();
  const prepared = useQuery({
    queryKey: ['prepared', ticket.number, ticket.version],
    queryFn: () => source.preparedUpdate(ticket.number),
    enabled: ticket.replyPromises === 'date' && ticket.may.reply,
  }).data;
  if (!prepared || ticket.replyPromises !== 'date') return null;
  return (
    <div className={styles.prepared}>
      <p lang={prepared.language}>{prepared.text}</p>
      <span className={styles.choice}>
        <small>{t('prepared.from', { count: prepared.notes + prepared.waits + prepared.links })}</small>
        <Button look="bare" size="small" onClick={() => onUse(prepared.text)}>
          {t('prepared.use')}
        </Button>
        <Button size="small" held={held} onClick={() => onSend(prepared.text)}>
          {t(ticket.shadow ? 'prepared.sendShadow' : 'prepared.send')}
        </Button>
      </span>
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSource } from '../source.ts';

const lookAgain = 30_000;

/** Mailboxes and servers through which no mail comes in or leaves at the moment, for those who can mend it. */
export function useMailboxAlarms(administrator: boolean) {
  const source = useSource();
  const alarms = useQuery({
    queryKey: ['mailboxes', 'alarms'],
    queryFn: source.mailboxAlarms,
    enabled: administrator,
    refetchInterval: lookAgain,
  });
  return alarms.data ?? [];
}

/** The first of them in full, and how many more there are. */
export function MailboxAlarms({ alarms }: { alarms: ReturnType<typeof useMailboxAlarms> }) {
  const { t } = useTranslation();
  const [first] = alarms;
  if (!first) return null;
  const others = new Set(alarms.map((one) => one.mailboxId)).size - 1;
  return (
    <>
      {first.mailboxId === null ? (
        <Link to="/outbox">{t('banner.outgoing')}</Link>
      ) : (
        <Link to="/settings/mailboxes/$id" params={{ id: first.mailboxId }}>
          {first.address}
        </Link>
      )}
      {': '}
      {first.sentence}{' '}
      {others > 0 && <Link to="/settings/mailboxes">{t('banner.otherMailboxes', { count: others })}</Link>}
    </>
  );
}

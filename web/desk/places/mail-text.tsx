import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Skeleton } from '../../ui/notice/skeleton.tsx';
import { LoadError } from '../shell/load-error.tsx';
import { useSource } from '../source.ts';
import { MailHeaders } from './mail-headers.tsx';
import { OwnLinks } from './own-links.tsx';

/** A mail as its reader gets it. */
export function MailText({ id }: { id: string }) {
  const { t } = useTranslation();
  const source = useSource();
  const mail = useQuery({ queryKey: ['outbox', 'mail', id], queryFn: () => source.mail(id) });
  if (mail.isError) return <LoadError error={mail.error} onRetry={() => mail.refetch()} />;
  if (!mail.data) return <Skeleton of="entries" count={1} label={t('common.loading')} />;
  return (
    <>
      <MailHeaders headers={dated(mail.data.headers, t('outbox.header.date'), t('outbox.dateLater'))} />
      <pre>
        <OwnLinks text={mail.data.text} ownAddress={mail.data.ownAddress} />
      </pre>
    </>
  );
}

/** A mail gets its date when it leaves; until then it has none. */
function dated(headers: [string, string][], name: string, later: string): [string, string][] {
  return headers.some(([header]) => header.toLowerCase() === 'date') ? headers : [...headers, [name, later]];
}

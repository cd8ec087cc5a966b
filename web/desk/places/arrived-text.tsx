import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icons/icon.tsx';
import { Skeleton } from '../../ui/notice/skeleton.tsx';
import { LoadError } from '../shell/load-error.tsx';
import { useSource } from '../source.ts';
import { MailHeaders } from './mail-headers.tsx';
import styles from './place.module.css';

/** Shown as plain text: nothing in it is run, followed or loaded. */
export function ArrivedText({ id }: { id: string }) {
  const { t } = useTranslation();
  const source = useSource();
  const mail = useQuery({ queryKey: ['arrived', 'mail', id], queryFn: () => source.arrivedMail(id) });
  if (mail.isError) return <LoadError error={mail.error} onRetry={() => mail.refetch()} />;
  if (!mail.data) return <Skeleton of="entries" count={1} label={t('common.loading')} />;
  const { headers, text, files } = mail.data;
  return (
    <>
      {text ? <pre>{text}</pre> : <p>{t('arrived.noText')}</p>}
      {files.length > 0 && (
        <p className={styles.small}>
          <Icon name="clip" size="small" /> {t('arrived.files')}: {files.map((file) => file.name).join(', ')}.{' '}
          {t('arrived.fileHint')}
        </p>
      )}
      <details className={styles.all}>
        <summary>{t('arrived.headers')}</summary>
        <MailHeaders headers={headers} />
      </details>
    </>
  );
}

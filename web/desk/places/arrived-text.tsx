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
  const { headers, text, files, hasHtml, path, authentication } = mail.data;
  return (
    <>
      {text ? <pre>{text}</pre> : <p>{t('arrived.noText')}</p>}
      {files.length > 0 && (
        <p className={styles.small}>
          <Icon name="clip" size="small" /> {t('arrived.files')}: {files.map((file) => file.name).join(', ')}.{' '}
          {t('arrived.fileHint')}
        </p>
      )}
      {hasHtml && (
        <details className={styles.all}>
          <summary>{t('entry.showFormatted')}</summary>
          <iframe
            className={styles.frame}
            src={`/api/v1/inbound/${id}/html`}
            title={t('entry.formatted')}
            sandbox="allow-popups allow-popups-to-escape-sandbox"
          />
        </details>
      )}
      {path.length > 0 && (
        <details className={styles.all}>
          <summary>{t('arrived.path')}</summary>
          <ol className={styles.path}>
            {path.map((hop, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: servers may stand twice, and none ever moves
              <li key={index}>
                {hop.from || '–'} → {hop.by || '–'}
                {hop.at && <small>{hop.at.replace('T', ' ').replace('.000Z', ' UTC')}</small>}
              </li>
            ))}
          </ol>
        </details>
      )}
      {authentication && (
        <details className={styles.all}>
          <summary>{t(`arrived.proof.${authentication.result as 'pass'}`)}</summary>
          <p className={styles.small} lang="en">
            {authentication.how}
          </p>
          {authentication.checks.length > 0 && (
            <ul className={styles.path} lang="en">
              {authentication.checks.map(({ method, result, domain }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: signatures of one domain may be several, and none ever moves
                <li key={index}>
                  {method.toUpperCase()} {result}
                  {domain && <small>{domain}</small>}
                </li>
              ))}
            </ul>
          )}
        </details>
      )}
      <details className={styles.all}>
        <summary>{t('arrived.headers')}</summary>
        <MailHeaders headers={headers} />
      </details>
    </>
  );
}

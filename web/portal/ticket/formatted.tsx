import { Icon } from '../../ui/icons/icon.tsx';
import { useReader } from '../reader.ts';
import styles from './formatted.module.css';

type FormattedProps = { id: string; href: string; hasRemote: boolean };

/**
 * A message as it was formatted, in place of its text once it is opened, and without a script: the frame is fetched when it
 * is first seen, and the link sends the same frame to the page with pictures. Nothing in the frame can act or read; where
 * the browser cannot know its height, the reader can change it.
 */
export function Formatted({ id, href, hasRemote }: FormattedProps) {
  const { t } = useReader();
  const frame = `formatted-${id}`;
  return (
    <details className={styles.formatted} data-formatted>
      <summary>
        <Icon name="down" size="small" />
        <span className={styles.show}>{t('entry.showFormatted')}</span>
        <span className={styles.hide}>{t('entry.hideFormatted')}</span>
      </summary>
      <iframe
        name={frame}
        src={href}
        title={t('entry.formatted')}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        loading="lazy"
      />
      {hasRemote && (
        <a href={`${href}?images=shown`} target={frame} title={t('entry.picturesHint')}>
          {t('entry.pictures')}
        </a>
      )}
    </details>
  );
}

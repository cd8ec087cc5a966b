import { useDebouncedValue } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import { useErrorWords } from '../../shell/load-error.tsx';
import { Effect } from './effect.tsx';
import { useLevelEffect } from './level-api.ts';
import { arrangementOf, type Draft } from './level-draft.ts';
import styles from './service-levels.module.css';

/** Beside the form: what its present content would do. `draft` undefined: it cannot be read yet. */
export function LevelEffect({ id, draft }: { id: string | undefined; draft: Draft | undefined }) {
  const { t } = useTranslation();
  const [wish] = useDebouncedValue(draft && arrangementOf(draft), 400);
  const effect = useLevelEffect(id, draft && wish);
  const refused = useErrorWords(effect.error);
  return (
    <aside className={styles.panel} aria-label={t('levels.effect')}>
      <h2>{t('levels.effect')}</h2>
      {!draft && <p className={styles.quiet}>{t('levels.effectWait')}</p>}
      {draft && effect.isError && <ErrorNotice {...refused} />}
      {draft && !effect.isError && (
        <>
          <p className={styles.quiet}>{t('levels.effectNow')}</p>
          {effect.data ? <Effect effect={effect.data} /> : <p role="status">{t('levels.effectPending')}</p>}
        </>
      )}
      <p className={styles.quiet}>{t('levels.keepsTold')}</p>
    </aside>
  );
}

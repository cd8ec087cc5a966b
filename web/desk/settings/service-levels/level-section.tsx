import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../../client/clockface.ts';
import { standingWords } from '../../../client/time-words.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { EndLevel } from './end-level.tsx';
import { History } from './history.tsx';
import type { Level } from './level-api.ts';
import { plannedOf, supplierWords, timeWords, whomWords } from './level-words.ts';
import styles from './service-levels.module.css';
import { TargetsTable } from './targets-table.tsx';

/** One service level in words: for whom, how fast, in which time, and what becomes of it. */
export function LevelSection({ level }: { level: Level }) {
  const { t } = useTranslation();
  const face = useClockface();
  const id = useId();
  const [ending, end] = useState(false);
  const planned = plannedOf(level);
  const { name, names, isDefault } = level;
  return (
    <section className={styles.level} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id}>{name}</h2>
        <span className={styles.buttons}>
          <Link
            className={styles.link}
            to="/settings/service-levels/$id"
            params={{ id: level.id }}
            aria-label={t('levels.changeOf', { name })}
          >
            {t('levels.change')}
          </Link>
          {!isDefault && (
            <Button look="bare" size="small" aria-label={t('levels.endOf', { name })} onClick={() => end(true)}>
              {t('levels.end')}
            </Button>
          )}
        </span>
      </div>
      <p className={styles.whom}>{whomWords(t, level, names, isDefault)}</p>
      <TargetsTable name={name} of={level} />
      <p className={styles.terms}>
        {timeWords(t, level, names)}. {supplierWords(t, level)}.
      </p>
      {planned && (
        <p className={styles.planned}>{t('levels.planned', { time: standingWords(face, t, planned.fromAt) })}</p>
      )}
      <History level={level} />
      {ending && <EndLevel level={level} onClose={() => end(false)} />}
    </section>
  );
}

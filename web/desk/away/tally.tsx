import { useTranslation } from 'react-i18next';
import { classNames } from '../../ui/class-names.ts';
import type { Plan } from './absence-api.ts';
import styles from './plan.module.css';

/** More dots than this say nothing any more. */
const mostDots = 40;
const mostNames = 2;

/** How many go to whom, and how many wait: as dots, and in a sentence. */
export function Tally({ plan, planned }: { plan: Plan; planned: boolean }) {
  const { t, i18n } = useTranslation();
  const { lines } = plan;
  const goes = lines.filter((line) => line.fate === 'now' && line.cover);
  const alone = lines.filter((line) => line.fate === 'now' && !line.cover).length;
  const waits = lines.length - goes.length - alone;
  const names = [...new Set(goes.map((line) => line.cover?.name ?? ''))];
  const listed = new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(names);
  const parts = [
    goes.length > 0 &&
      t(planned ? 'absence.goes.then' : 'absence.goes.now', {
        count: goes.length,
        names: names.length > mostNames ? t('absence.colleagues', { count: names.length }) : listed,
      }),
    waits > 0 && t('absence.wait', { count: waits }),
    alone > 0 && t('absence.nobody', { count: alone }),
  ].filter(Boolean);
  if (lines.length === 0) return null;
  return (
    <p className={styles.tally}>
      {lines.length <= mostDots && (
        <span className={styles.dots} aria-hidden="true">
          {lines
            .toSorted((one, other) => Number(other.fate === 'now') - Number(one.fate === 'now'))
            .map((line) => (
              <i
                key={line.number}
                className={classNames(line.fate === 'now' && (line.cover ? styles.goes : styles.alone))}
              />
            ))}
        </span>
      )}
      <b>
        {t('absence.tickets', { count: lines.length })}: {parts.join(', ')}.
      </b>{' '}
      {alone === 0 && t('absence.safe')}
    </p>
  );
}

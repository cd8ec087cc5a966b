import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { spanWords } from '../../client/time-words.ts';
import { Waiting } from '../shell/load-error.tsx';
import { useSource } from '../source.ts';
import styles from './kept-page.module.css';
import { Place } from './place.tsx';

/** How promises were kept: by team and kind, each with how many, and beside what is promised what it took. */
export function KeptPage() {
  const { t, i18n } = useTranslation();
  const source = useSource();
  const kept = useQuery({ queryKey: ['kept-rate'], queryFn: source.keptRate });
  const view = kept.data;
  const share = (rate: number | null) =>
    rate === null ? '–' : new Intl.NumberFormat(i18n.language, { style: 'percent' }).format(rate);
  const span = (seconds: number) => spanWords(t, seconds * 1000);
  return (
    <Place title={t('kept.title')} explain={t('kept.lead', { days: view?.days ?? 90 })}>
      <Waiting query={kept} of="entries" count={3} />
      {view && (
        <>
          <Table
            title={t('kept.first')}
            empty={t('kept.firstEmpty')}
            head={[t('kept.team'), t('kept.kind'), t('kept.rate'), t('kept.n'), t('kept.missed'), t('kept.moved')]}
            rows={view.kept.map((row) => [
              row.team,
              t(`kind.${row.kind}`),
              share(row.rate),
              row.n,
              row.missed,
              row.moved,
            ])}
          />
          <Table
            title={t('kept.answer')}
            empty={t('kept.answerEmpty')}
            head={[t('kept.priority'), t('kept.promised'), t('kept.half'), t('kept.most'), t('kept.n')]}
            rows={view.firstAnswer.map((row) => [
              row.priority,
              span(row.promisedSeconds),
              span(row.halfSeconds),
              span(row.mostSeconds),
              row.n,
            ])}
          />
          <Table
            title={t('kept.expected')}
            empty={t('kept.expectedEmpty')}
            head={[t('kept.basis'), t('kept.hit'), t('kept.n')]}
            rows={view.expected.map((row) => [t(`kept.basisOf.${row.basis}`), share(row.rate), row.n])}
          />
        </>
      )}
    </Place>
  );
}

type TableProps = { title: string; empty: string; head: string[]; rows: (string | number)[][] };

function Table({ title, empty, head, rows }: TableProps) {
  return (
    <section className={styles.part}>
      <h2>{title}</h2>
      {rows.length === 0 ? (
        <p>{empty}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard
        <section className={styles.scroll} tabIndex={0} aria-label={title}>
          <table>
            <thead>
              <tr>
                {head.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.slice(0, 2).join(' ')}>
                  {row.map((cell, column) => (
                    <td key={head[column]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}

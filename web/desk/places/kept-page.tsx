import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeptRate } from '../../../contract/promises/kept-rate.ts';
import { spanWords } from '../../client/time-words.ts';
import { PromiseMark } from '../../ui/promise/promise-mark.tsx';
import { Waiting } from '../shell/load-error.tsx';
import { useSource } from '../source.ts';
import styles from './kept-page.module.css';
import { Place } from './place.tsx';

type KeptRow = KeptRate['kept'][number];
type Sum = Pick<KeptRow, 'n' | 'kept' | 'missed' | 'moved'>;

/** How promises were kept: by team and kind, each with how many, and beside what is promised what it took. */
export function KeptPage() {
  const { t } = useTranslation();
  const source = useSource();
  const kept = useQuery({ queryKey: ['kept-rate'], queryFn: source.keptRate });
  const view = kept.data;
  return (
    <Place title={t('kept.title')} explain={t('kept.lead', { count: view?.days ?? 90 })}>
      <Waiting query={kept} of="entries" count={3} />
      {view && (
        <>
          <FirstDates rows={view.kept} />
          <FirstAnswers rows={view.firstAnswer} />
          <Expected rows={view.expected} />
        </>
      )}
    </Place>
  );
}

function FirstDates({ rows }: { rows: KeptRow[] }) {
  const { t } = useTranslation();
  const share = useShare();
  const all = sumOf(rows);
  const figures = (one: Sum) => [
    t('kept.of', { kept: one.kept, count: one.n }),
    share(one.n === 0 ? null : one.kept / one.n),
    counted('late', one.missed),
    counted('moved', one.moved),
  ];
  return (
    <Table
      title={t('kept.first')}
      hint={t('kept.firstHint')}
      empty={t('kept.firstEmpty')}
      total={all.n > 0 && { share: share(all.kept / all.n), words: t('kept.allOf', { kept: all.kept, count: all.n }) }}
      head={[t('kept.kind'), t('kept.rate'), t('kept.share'), t('kept.missed'), t('kept.moved')]}
      groups={[...new Set(rows.map((row) => row.team))].map((team) => {
        const own = rows.filter((row) => row.team === team);
        return {
          head: [team, ...figures(sumOf(own))],
          rows: own.map((row) => [t(`kind.${row.kind}`), ...figures(row)]),
        };
      })}
    />
  );
}

function FirstAnswers({ rows }: { rows: KeptRate['firstAnswer'] }) {
  const { t } = useTranslation();
  const span = (seconds: number) => spanWords(t, seconds * 1000);
  return (
    <Table
      title={t('kept.answer')}
      empty={t('kept.answerEmpty')}
      head={[t('kept.priority'), t('kept.promised'), t('kept.half'), t('kept.most'), t('kept.n')]}
      groups={[
        {
          rows: rows.map((row) => [
            row.priority,
            span(row.promisedSeconds),
            span(row.halfSeconds),
            span(row.mostSeconds),
            row.n,
          ]),
        },
      ]}
    />
  );
}

function Expected({ rows }: { rows: KeptRate['expected'] }) {
  const { t } = useTranslation();
  const share = useShare();
  return (
    <Table
      title={t('kept.expected')}
      empty={t('kept.expectedEmpty')}
      head={[t('kept.basis'), t('kept.hit'), t('kept.share')]}
      groups={[
        {
          rows: rows.map((row) => [
            t(`kept.basisOf.${row.basis}`),
            t('kept.of', { kept: row.hit, count: row.n }),
            share(row.rate),
          ]),
        },
      ]}
    />
  );
}

function useShare(): (rate: number | null) => string {
  const { i18n } = useTranslation();
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' });
  return (rate) => (rate === null ? '–' : percent.format(rate));
}

const sumOf = (rows: readonly Sum[]): Sum =>
  rows.reduce(
    (sum, { n, kept, missed, moved }) => ({
      n: sum.n + n,
      kept: sum.kept + kept,
      missed: sum.missed + missed,
      moved: sum.moved + moved,
    }),
    { n: 0, kept: 0, missed: 0, moved: 0 },
  );

/** What did not go as promised has its mark; what did not happen has none. */
function counted(look: 'late' | 'moved', count: number): ReactNode {
  if (count === 0) return <span className={styles.nothing}>0</span>;
  return (
    <span className={styles.marked}>
      <PromiseMark look={look} />
      {count}
    </span>
  );
}

type Row = [name: string, ...figures: ReactNode[]];
type TableProps = {
  title: string;
  hint?: string;
  empty: string;
  /** Of everything together, over the table. */
  total?: false | { share: string; words: string };
  head: string[];
  /** Rows that belong together, under a line that sums them up. */
  groups: { head?: Row; rows: Row[] }[];
};

function Table({ title, hint, empty, total, head, groups }: TableProps) {
  const isEmpty = groups.every((group) => group.rows.length === 0);
  return (
    <div className={styles.part}>
      <h2>{title}</h2>
      {isEmpty && <p>{empty}</p>}
      {!isEmpty && (
        <>
          {total && (
            <p className={styles.total}>
              <b>{total.share}</b> {total.words}
            </p>
          )}
          {hint && <p>{hint}</p>}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard */}
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
              {groups.map((group) => (
                <tbody key={group.head?.[0] ?? ''}>
                  {group.head && <Line cells={group.head} scope="rowgroup" />}
                  {group.rows.map((row) => (
                    <Line cells={row} scope="row" key={row[0]} />
                  ))}
                </tbody>
              ))}
            </table>
          </section>
        </>
      )}
    </div>
  );
}

function Line({ cells: [name, ...figures], scope }: { cells: Row; scope: 'row' | 'rowgroup' }) {
  return (
    <tr className={scope === 'rowgroup' ? styles.sum : undefined}>
      <th scope={scope}>{name}</th>
      {figures.map((figure, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns never change their places
        <td key={column}>{figure}</td>
      ))}
    </tr>
  );
}

import { useTranslation } from 'react-i18next';
import { workingSpanWords } from '../../../client/working-span.ts';
import { Icon } from '../../../ui/icons/icon.tsx';
import { cellOf, cellProblem, columnsOf, type Draft } from './level-draft.ts';
import { type Metric, metrics, type Priority } from './level-words.ts';
import styles from './service-levels.module.css';

type MatrixProps = { draft: Draft; onChange: (cells: Draft['cells']) => void };

/** Metrics by priorities, each length typed as people say it. Arrows up and down go from line to line. */
export function TargetsMatrix({ draft, onChange }: MatrixProps) {
  const { t } = useTranslation();
  const columns = columnsOf(draft);
  return (
    <table className={styles.matrix} aria-label={t('levels.targets')}>
      <thead>
        <tr>
          <th scope="col">{t('levels.metric')}</th>
          {columns.map((priority) => (
            <th scope="col" key={priority}>
              {priority}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {metrics.map((metric) => (
          <tr key={metric}>
            <th scope="row">
              {t(`clock.metric.${metric}`)}
              <small>{t(`levels.explains.${metric}`)}</small>
            </th>
            {columns.map((priority) => (
              <Cell
                key={priority}
                metric={metric}
                priority={priority}
                text={draft.cells[cellOf(metric, priority)] ?? ''}
                onChange={(text) => onChange({ ...draft.cells, [cellOf(metric, priority)]: text })}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A bare figure means hours when it is small, else minutes: only said as an example, never assumed. */
const likely = (figure: number): number => (figure <= 8 ? figure * 60 : figure);

type CellProps = { metric: Metric; priority: Priority; text: string; onChange: (text: string) => void };

function Cell({ metric, priority, text, onChange }: CellProps) {
  const { t, i18n } = useTranslation();
  const id = `cell-${metric}-${priority}`;
  const problem = cellProblem(text);
  const example = workingSpanWords(t, i18n.language, { minutes: likely(Number(/\d+/.exec(text)?.[0] ?? 2)) });
  return (
    <td>
      <span aria-hidden="true" className={styles.cellName}>
        {priority}
      </span>
      <input
        id={id}
        value={text}
        maxLength={40}
        autoComplete="off"
        aria-label={t('levels.cell', { metric: t(`clock.metric.${metric}`), priority })}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-help` : undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
          const to = step && document.getElementById(`cell-${metrics[metrics.indexOf(metric) + step]}-${priority}`);
          if (!to) return;
          event.preventDefault();
          to.focus();
        }}
      />
      {problem && (
        <span className={styles.cellProblem} id={`${id}-help`}>
          <Icon name="alert" size="small" />
          {t(`levels.spanProblem.${problem}`, { example })}
        </span>
      )}
    </td>
  );
}

import { useTranslation } from 'react-i18next';
import { workingSpanWords } from '../../../client/working-span.ts';
import type { Arrangement } from './level-api.ts';
import { measured, prioritiesOf } from './level-words.ts';
import styles from './service-levels.module.css';

/** What is owed, by priority: one look says all. */
export function TargetsTable({ name, of }: { name: string; of: Arrangement }) {
  const { t, i18n } = useTranslation();
  const columns = prioritiesOf(of);
  return (
    <table className={styles.targets} aria-label={name}>
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
        {measured(of).map((metric) => (
          <tr key={metric}>
            <th scope="row">{t(`clock.metric.${metric}`)}</th>
            {columns.map((priority) => {
              const span = of.targets[metric]?.[priority];
              return (
                <td key={priority}>
                  {span ? (
                    workingSpanWords(t, i18n.language, span)
                  ) : (
                    <>
                      <span aria-hidden="true">–</span>
                      <span className="only-heard">{t('levels.none')}</span>
                    </>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

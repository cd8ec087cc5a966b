import { useTranslation } from 'react-i18next';
import { useClockface } from '../../../client/clockface.ts';
import { pastWords, standingWords } from '../../../client/time-words.ts';
import type { Level } from './level-api.ts';
import { differences } from './level-words.ts';
import styles from './service-levels.module.css';

/** Each version: who made it, when, from when on and why, and what of it was another than before. */
export function History({ level }: { level: Level }) {
  const { t } = useTranslation();
  const face = useClockface();
  const { versions, number, fromAt, names, name } = level;
  const first = versions.at(-1);
  return (
    <details className={styles.history}>
      <summary>
        {/* The first version of the default level is as old as the desk itself. */}
        {number === 1 && first?.madeBy === null
          ? t('levels.history')
          : t('levels.version', { number, time: pastWords(face, fromAt) })}
      </summary>
      <ol aria-label={t('levels.historyOf', { name })} reversed>
        {versions.map((version, index) => {
          const before = versions[index + 1];
          const later = Date.parse(version.fromAt) - Date.parse(version.madeAt) > 1000;
          const about = [
            version.madeBy,
            version.madeBy && pastWords(face, version.madeAt),
            later && t('levels.from', { time: standingWords(face, t, version.fromAt) }),
          ].filter(Boolean);
          return (
            <li key={version.number} value={version.number}>
              <small>{about.length > 0 ? about.join(' · ') : t('levels.byDesk')}</small>
              {version.note && <p>{version.note}</p>}
              <ul>
                {(before ? differences(t, face.locale, names, before, version) : [t('levels.changed.first')]).map(
                  (line) => (
                    <li key={line}>{line}</li>
                  ),
                )}
              </ul>
            </li>
          );
        })}
      </ol>
    </details>
  );
}

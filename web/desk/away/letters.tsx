import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icons/icon.tsx';
import { Face } from '../../ui/people/face.tsx';
import type { Plan, PlanLine } from './absence-api.ts';
import { languagesOf } from './away-words.ts';
import styles from './plan.module.css';

/** So many stand open; the rest are one click away. */
const mostOpen = 3;

/** The very words that requesters read, each in their language; who cannot be written to is somebody's call. */
export function Letters({ plan, planned }: { plan: Plan; planned: boolean }) {
  const { t } = useTranslation();
  const told = plan.lines.filter((line) => line.told);
  const written = told.filter((line) => line.letter !== null && line.requester.reachable);
  const calls = told.filter((line) => !line.requester.reachable);
  const more = told.length - written.length - calls.length;
  return (
    <aside className={styles.letters} aria-labelledby="letters">
      <h2 id="letters">{told.length > 0 ? t('absence.letters', { count: told.length }) : t('absence.lettersNone')}</h2>
      <p>{told.length > 0 ? t(`absence.lettersText.${planned ? 'then' : 'now'}`) : t('absence.lettersNoneText')}</p>
      {inTurn(written).map((line, index) => (
        <Letter key={line.number} line={line} open={index < mostOpen} />
      ))}
      {calls.map((line) => (
        <div key={line.number} className={styles.call}>
          <Face person={faceOf(line)} named />
          <b>{line.requester.name}</b>
          <span>
            <Icon name="phone" size="small" /> {t('absence.unreachable', { name: line.cover?.name ?? '' })}
          </span>
        </div>
      ))}
      {more > 0 && <p>{t('absence.lettersMore', { count: more })}</p>}
    </aside>
  );
}

function Letter({ line, open }: { line: PlanLine; open: boolean }) {
  const { t, i18n } = useTranslation();
  const { requester } = line;
  return (
    <details className={styles.letter} open={open}>
      <summary>
        <Face person={faceOf(line)} named />
        <span>
          <b>{requester.name}</b> {languagesOf(i18n.language, [requester.locale])}
        </span>
        <Icon name="email" size="small" label={t('channel.email')} />
      </summary>
      <p lang={requester.locale}>{line.letter?.trim().replace(/\n{3,}/g, '\n\n')}</p>
    </details>
  );
}

/** One of each language first, so that what stands open shows them all. */
function inTurn(lines: PlanLine[]): PlanLine[] {
  const seen = new Set<string>();
  const first = lines.filter(({ requester }) => !seen.has(requester.locale) && seen.add(requester.locale));
  return [...first, ...lines.filter((line) => !first.includes(line))];
}

const faceOf = ({ requester }: PlanLine) => ({ id: requester.id, name: requester.name });

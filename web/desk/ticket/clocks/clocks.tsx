import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ExplainedClock, ExplainedClocks } from '../../../../contract/clocks/explanation.ts';
import { api } from '../../../client/api.ts';
import { useClockface } from '../../../client/clockface.ts';
import { cityOf, dueWords, exactWords, pastWords } from '../../../client/time-words.ts';
import { Icon } from '../../../ui/icons/icon.tsx';
import { Time } from '../../../ui/time/time.tsx';
import type { TicketView } from '../../model.ts';
import { Section } from '../brief-parts/section.tsx';
import styles from './clocks.module.css';
import { Explained } from './explained.tsx';

const goesOn = ({ state }: ExplainedClock): boolean => state === 'running' || state === 'paused';

/** What is measured on the ticket, the first date first; each opens to why its date is as it is. */
export function Clocks({ ticket: { number, version } }: { ticket: TicketView }) {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ['ticket', number, 'clocks', version],
    queryFn: () => api.get<ExplainedClocks>(`/tickets/${encodeURIComponent(number)}/clocks`),
    retry: false,
  });
  const terms = data?.terms;
  if (!terms || data.clocks.length === 0) return null;
  const ended = data.clocks.filter((clock) => !goesOn(clock)).toReversed();
  return (
    <Section name={t('brief.clocks')}>
      {data.clocks
        .filter(goesOn)
        .toSorted(byDate)
        .map((clock) => (
          <details className={styles.clock} key={`${clock.metric} ${clock.cycle}`}>
            <Line clock={clock} />
            <Explained clock={clock} />
          </details>
        ))}
      {ended.length > 0 && (
        <details className={styles.clock}>
          <summary>{t('clock.ended', { count: ended.length })}</summary>
          {ended.map((clock) => (
            <div className={styles.past} key={`${clock.metric} ${clock.cycle}`}>
              <b>{t(`clock.metric.${clock.metric}`)}</b>
              <Explained clock={clock} />
            </div>
          ))}
        </details>
      )}
      <Terms terms={terms} />
    </Section>
  );
}

/** By what is counted, and since when and why where it began by something else. */
function Terms({ terms: { since, zone, ...terms } }: { terms: NonNullable<ExplainedClocks['terms']> }) {
  const { t } = useTranslation();
  const face = useClockface();
  return (
    <small className={styles.terms}>
      {t('clock.terms', { ...terms, city: cityOf(zone) })}
      {since && ` ${t(`clock.since.${since.why}`, { policy: terms.policy, time: pastWords(face, since.at) })}`}
    </small>
  );
}

/** What stands still comes last. */
const byDate = (one: ExplainedClock, other: ExplainedClock): number =>
  (one.dueAt ? Date.parse(one.dueAt) : Number.POSITIVE_INFINITY) -
  (other.dueAt ? Date.parse(other.dueAt) : Number.POSITIVE_INFINITY);

function Line({ clock }: { clock: ExplainedClock }) {
  const { t } = useTranslation();
  const face = useClockface();
  const { dueAt, breachedAt, level, metric } = clock;
  const look = breachedAt ? 'late' : level >= 2 ? 'soon' : 'calm';
  return (
    <summary>
      <span>{t(`clock.metric.${metric}`)}</span>
      <span className={styles[look]}>
        {breachedAt && <Icon name="alert" size="small" label={t('clock.isLate')} />}
        {dueAt ? (
          <Time at={dueAt} exact={exactWords(face, dueAt)}>
            {/* A weekday that has passed would be taken for the next one. */}
            {Date.parse(dueAt) < face.now ? pastWords(face, dueAt) : dueWords(face, dueAt)}
          </Time>
        ) : (
          t('clock.paused')
        )}
      </span>
    </summary>
  );
}

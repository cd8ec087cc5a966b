import { useTranslation } from 'react-i18next';
import type { ExplainedClock } from '../../../../contract/clocks/explanation.ts';
import { useClockface } from '../../../client/clockface.ts';
import { dayAndTime, daysFromNow, exactWords, spanWords, timeWords } from '../../../client/time-words.ts';
import { Time } from '../../../ui/time/time.tsx';
import { DeskTime } from '../../desk-time.tsx';
import styles from './clocks.module.css';

/** Why a date is as it is: a sentence, and a table of what counted, what was closed and what stood still. */
export function Explained({ clock }: { clock: ExplainedClock }) {
  const { t } = useTranslation();
  const face = useClockface();
  const values = {
    target: spanWords(t, clock.targetSeconds * 1000),
    used: spanWords(t, clock.elapsedSeconds * 1000),
    start: dayAndTime(face, clock.startedAt),
    due: clock.dueAt ? dayAndTime(face, clock.dueAt) : '',
    late: clock.breachedAt ? dayAndTime(face, clock.breachedAt) : '',
  };
  const shown = withoutNights(clock.intervals);
  return (
    <div className={styles.explained}>
      <p>
        {t(`clock.said.${saidOf(clock)}`, values)}
        {clock.undelivered.map((at) => ` ${t('clock.undelivered', { time: dayAndTime(face, at) })}`)}
      </p>
      {shown.length > 0 && (
        <table aria-label={t(`clock.metric.${clock.metric}`)}>
          <thead>
            <tr>
              <th scope="col">{t('clock.when')}</th>
              <th scope="col">{t('clock.what')}</th>
              <th scope="col">{t('clock.span')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((interval) => (
              <tr key={interval.from} className={styles[interval.kind]}>
                <td>
                  <Between from={interval.from} to={interval.to} />
                </td>
                <td>{interval.why ? t(`clock.why.${interval.why}`) : t(`clock.kind.${interval.kind}`)}</td>
                <td>{spanWords(t, Date.parse(interval.to) - Date.parse(interval.from))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

/** Between two days that count a night says nothing; a weekend, a holiday, and what is closed at either end do. */
const withoutNights = (intervals: ExplainedClock['intervals']): ExplainedClock['intervals'] =>
  intervals.filter(({ kind, from, to }, index) => {
    const between = intervals[index - 1]?.kind === 'counted' && intervals[index + 1]?.kind === 'counted';
    return kind !== 'closed' || !between || Date.parse(to) - Date.parse(from) > longestNightMs;
  });
const longestNightMs = 24 * 60 * 60_000;

/** "Tue 17 Nov 15:10–18:00", or both days where it goes on to another; by the desk's clock too where that shows something else. */
function Between({ from, to }: { from: string; to: string }) {
  const face = useClockface();
  const sameDay = daysFromNow(face, from) === daysFromNow(face, to);
  return (
    <span className={sameDay ? styles.whole : undefined}>
      <Time at={from} exact={exactWords(face, from)}>
        {daysFromNow(face, from) === 0 && sameDay ? timeWords(face, from) : dayAndTime(face, from)}
      </Time>
      {sameDay ? '–' : ' – '}
      <Time at={to} exact={exactWords(face, to)}>
        {sameDay ? timeWords(face, to) : dayAndTime(face, to)}
      </Time>
      <DeskTime at={from} />
    </span>
  );
}

function saidOf({ state, breachedAt }: ExplainedClock) {
  if (state === 'void' || state === 'aside') return state;
  if (state === 'paused') return breachedAt ? 'pausedLate' : 'paused';
  if (state === 'stopped') return breachedAt ? 'endedLate' : 'kept';
  return breachedAt ? 'late' : 'due';
}

import { useTranslation } from 'react-i18next';
import type { ExplainedClock } from '../../../../contract/clocks/explanation.ts';
import { useClockface } from '../../../client/clockface.ts';
import { dueWords, exactWords, spanWords } from '../../../client/time-words.ts';
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
    start: dueWords(face, clock.startedAt),
    due: clock.dueAt ? dueWords(face, clock.dueAt) : '',
    late: clock.breachedAt ? dueWords(face, clock.breachedAt) : '',
  };
  return (
    <div className={styles.explained}>
      <p>
        {t(`clock.said.${saidOf(clock)}`, values)}
        {clock.undelivered.map((at) => ` ${t('clock.undelivered', { time: dueWords(face, at) })}`)}
      </p>
      <table aria-label={t(`clock.metric.${clock.metric}`)}>
        <thead>
          <tr>
            <th scope="col">{t('clock.from')}</th>
            <th scope="col">{t('clock.until')}</th>
            <th scope="col">{t('clock.what')}</th>
            <th scope="col">{t('clock.span')}</th>
          </tr>
        </thead>
        <tbody>
          {clock.intervals.map((interval) => (
            <tr key={interval.from} className={styles[interval.kind]}>
              <td>
                <Moment at={interval.from} />
              </td>
              <td>
                <Moment at={interval.to} />
              </td>
              <td>{interval.why ? t(`clock.why.${interval.why}`) : t(`clock.kind.${interval.kind}`)}</td>
              <td>{spanWords(t, Date.parse(interval.to) - Date.parse(interval.from))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** By the reader's clock, and by the desk's where that shows something else. */
function Moment({ at }: { at: string }) {
  const face = useClockface();
  return (
    <>
      <Time at={at} exact={exactWords(face, at)}>
        {dueWords(face, at)}
      </Time>
      <DeskTime at={at} />
    </>
  );
}

function saidOf({ state, breachedAt }: ExplainedClock) {
  if (state === 'void' || state === 'aside') return state;
  if (state === 'paused') return breachedAt ? 'pausedLate' : 'paused';
  if (state === 'stopped') return breachedAt ? 'endedLate' : 'kept';
  return breachedAt ? 'late' : 'due';
}

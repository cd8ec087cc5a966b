import { useTranslation } from 'react-i18next';
import { useClockface } from '../../../client/clockface.ts';
import { dueWords, exactWords } from '../../../client/time-words.ts';
import { classNames } from '../../../ui/class-names.ts';
import { Icon } from '../../../ui/icons/icon.tsx';
import { Face } from '../../../ui/people/face.tsx';
import { PromiseMark } from '../../../ui/promise/promise-mark.tsx';
import styles from './escalation.module.css';
import type { PlannedCall } from './escalation-api.ts';
import { skipWords, targetWords, waysWords } from './escalation-words.ts';

type CallLineProps = { calls: PlannedCall[]; alarmAt: string; names: Record<string, string> };

/** The calls down their line: who, when, by which way, and until when they have to answer; at its end the alarm. */
export function CallLine({ calls, alarmAt, names }: CallLineProps) {
  const { t } = useTranslation();
  const face = useClockface();
  return (
    <ol className={styles.line}>
      {calls.map((call) => (
        <li key={call.step} className={classNames(call.skipped && styles.passed)}>
          <time dateTime={call.at} title={exactWords(face, call.at)}>
            {call.skipped ? '' : dueWords(face, call.at)}
          </time>
          <PromiseMark look={call.skipped ? 'waiting' : 'open'} />
          <div>
            <b>
              {call.person && <Face person={call.person} size={18} named />}
              {call.person?.name ?? t('escalation.nobody')}
            </b>
            <span>
              {targetWords(t, call.target, names)} · {t(`escalation.kind.${call.kind}`)}
            </span>
            <small>
              {call.skipped
                ? skipWords(t, face, call.skipped)
                : `${waysWords(t, call.media)} · ${t('escalation.answerBy', { time: dueWords(face, call.answerBy!) })}`}
            </small>
          </div>
        </li>
      ))}
      <li className={styles.end}>
        <time dateTime={alarmAt} title={exactWords(face, alarmAt)}>
          {dueWords(face, alarmAt)}
        </time>
        <Icon name="alert" size="small" />
        <div>{t('escalation.alarm')}</div>
      </li>
    </ol>
  );
}

import { useTranslation } from 'react-i18next';
import { useClockface } from '../../client/clockface.ts';
import { IconButton } from '../../ui/controls/button.tsx';
import { ErrorNotice } from '../../ui/notice/notice.tsx';
import styles from './duty.module.css';
import { changes, type Schedule, useDutyChange } from './duty-api.ts';
import { turnWords } from './duty-words.ts';

type OverridesProps = {
  schedule: Schedule;
  overrides: { id: string; person: { name: string }; from: string; to: string }[];
};

/** Who was put in for whom from now on, each to be taken back. */
export function Overrides({ schedule, overrides }: OverridesProps) {
  const { t } = useTranslation();
  const face = useClockface();
  const takeBack = useDutyChange(changes.takeBack, () => t('duty.takenBack'));
  const ahead = overrides.filter((one) => Date.parse(one.to) > face.now);
  if (ahead.length === 0) return null;
  return (
    <ul className={styles.overrides} aria-label={t('duty.overrides')}>
      {ahead.map((one) => {
        const words = `${one.person.name}, ${turnWords(face, t, one.from, one.to)}`;
        return (
          <li key={one.id}>
            {words}
            {schedule.mayChange && (
              <IconButton
                icon="cross"
                size="small"
                label={t('duty.takeBack', { what: words })}
                onClick={() => takeBack.mutate(one.id)}
              />
            )}
          </li>
        );
      })}
      {takeBack.problem && <ErrorNotice {...takeBack.problem} />}
    </ul>
  );
}

import { useTranslation } from 'react-i18next';
import { useClockface } from '../../client/clockface.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import styles from './duty.module.css';
import { type Schedule, useGaps } from './duty-api.ts';
import { turnWords } from './duty-words.ts';

const mostGaps = 4;

/** Nobody on duty within the next thirty days, each with a way to put somebody in. */
export function Gaps(props: {
  schedule: Schedule;
  onPick: ((span: { from: string; to: string }) => void) | undefined;
}) {
  const { t } = useTranslation();
  const face = useClockface();
  const all = (useGaps().data ?? []).filter((gap) => gap.schedule.id === props.schedule.id);
  if (all.length === 0) return null;
  const { onPick } = props;
  return (
    <div className={styles.gaps} role="status">
      <Icon name="alert" size="small" />
      <div>
        <b>{t('duty.gaps', { count: all.length })}</b>
        <ul>
          {all.slice(0, mostGaps).map((gap) => {
            const words = turnWords(face, t, gap.from, gap.to);
            return (
              <li key={gap.from}>
                {words}
                {onPick && (
                  <Button
                    look="bare"
                    size="small"
                    aria-label={`${t('duty.putIn')}: ${words}`}
                    onClick={() => onPick({ from: gap.from, to: gap.to })}
                  >
                    {t('duty.putIn')}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
        {all.length > mostGaps && <p>{t('duty.moreGaps', { count: all.length - mostGaps })}</p>}
      </div>
    </div>
  );
}

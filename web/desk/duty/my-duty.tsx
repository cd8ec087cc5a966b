import { useTranslation } from 'react-i18next';
import { useClockface } from '../../client/clockface.ts';
import { Button } from '../../ui/controls/button.tsx';
import { ErrorNotice } from '../../ui/notice/notice.tsx';
import { useDesk } from '../queries.ts';
import styles from './duty.module.css';
import { changes, useDutyChange, useMyDuty } from './duty-api.ts';
import { turnWords } from './duty-words.ts';

const mostTurns = 12;

/** When one is on duty oneself, and the address at which a calendar program reads it. */
export function MyDuty() {
  const { t } = useTranslation();
  const face = useClockface();
  const agent = useDesk().data?.me.agent;
  const mine = useMyDuty();
  const make = useDutyChange(changes.feed, () => t('duty.feedMade'));
  const end = useDutyChange(changes.endFeed, () => t('duty.feedEnded'));
  const toCopy = useDutyChange(
    (url: string) => navigator.clipboard.writeText(url),
    () => t('duty.copied'),
  );
  if (!agent || !mine.data) return null;
  const { turns, feed } = mine.data;
  return (
    <section className={styles.part}>
      <h2>{t('duty.mine')}</h2>
      {turns.length === 0 ? (
        <p className={styles.hint}>{t('duty.mineNone')}</p>
      ) : (
        <ol className={styles.mine}>
          {turns.slice(0, mostTurns).map((turn) => (
            <li key={`${turn.schedule.id} ${turn.from}`}>
              <b>{turnWords(face, t, turn.from, turn.to)}</b>
              <span>{turn.schedule.name}</span>
            </li>
          ))}
        </ol>
      )}
      {feed && (
        <p className={styles.feed}>
          <label>
            {t('duty.feed')}
            <input readOnly value={feed.url} onFocus={(event) => event.currentTarget.select()} />
          </label>
          <Button size="small" onClick={() => toCopy.mutate(feed.url)}>
            {t('duty.copy')}
          </Button>
        </p>
      )}
      <p className={styles.hint}>{t(feed ? 'duty.feedIs' : 'duty.feedHint')}</p>
      <span className={styles.acts}>
        <Button size="small" held={make.isPending} onClick={() => make.mutate(undefined)}>
          {t(feed ? 'duty.feedAnew' : 'duty.feedMake')}
        </Button>
        {feed && (
          <Button look="bare" size="small" held={end.isPending} onClick={() => end.mutate(undefined)}>
            {t('duty.feedEnd')}
          </Button>
        )}
      </span>
      {make.problem && <ErrorNotice {...make.problem} />}
    </section>
  );
}

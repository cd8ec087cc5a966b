import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AbsenceFeedView } from '../../../contract/absences/feeds.ts';
import { api } from '../../client/api.ts';
import { useClockface } from '../../client/clockface.ts';
import { pastWords } from '../../client/time-words.ts';
import { ErrorNotice } from '../../ui/notice/notice.tsx';
import { AskFirst } from '../settings/ask-first.tsx';
import settings from '../settings/settings.module.css';
import { useAbsenceChange } from './absence-api.ts';
import { AddFeed } from './add-feed.tsx';
import styles from './away.module.css';

const path = '/absence-feeds';

/** Calendars out of which absences come: those that are read, how that goes, and one's own to be added. */
export function Feeds() {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ['absences', 'feeds'],
    queryFn: async () => (await api.get<{ feeds: AbsenceFeedView[] }>(path)).feeds,
  });
  return (
    <section className={styles.part}>
      <h2>{t('absence.feed.title')}</h2>
      <p>{t('absence.feed.text')}</p>
      {data && data.length > 0 && (
        <ul className={settings.rows}>
          {data.map((feed) => (
            <FeedRow key={feed.id} feed={feed} />
          ))}
        </ul>
      )}
      <AddFeed />
    </section>
  );
}

function FeedRow({ feed }: { feed: AbsenceFeedView }) {
  const { t } = useTranslation();
  const face = useClockface();
  const { name, failure, failingSince, readAt } = feed;
  const remove = useAbsenceChange(
    () => api.remove(`${path}/${feed.id}`),
    () => t('absence.feed.removed', { name }),
  );
  const about = [
    feed.person.name,
    t('absence.feed.brings', { count: feed.absences }),
    failure && failingSince
      ? t('absence.feed.failing', { time: pastWords(face, failingSince), why: t(`absence.feed.failure.${failure}`) })
      : readAt && t('absence.feed.readAt', { time: pastWords(face, readAt) }),
  ].filter(Boolean);
  return (
    <li>
      <span>
        {name}
        <small>{about.join(' · ')}</small>
      </span>
      {remove.problem && <ErrorNotice what={remove.problem.what} kept={remove.problem.kept} />}
      <AskFirst
        button={t('absence.feed.remove')}
        about={name}
        title={t('absence.feed.removeTitle', { name })}
        told={t('absence.feed.removeTold')}
        held={remove.isPending}
        onConfirm={() => remove.mutate(undefined)}
      />
    </li>
  );
}

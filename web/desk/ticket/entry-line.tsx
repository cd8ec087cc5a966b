import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { eventWords } from '../../client/case-words.ts';
import { channelIcons } from '../../client/channel-icons.ts';
import { useClockface } from '../../client/clockface.ts';
import { exactWords, pastWords } from '../../client/time-words.ts';
import { Entry, EventEntry } from '../../ui/line/entry.tsx';
import { Time } from '../../ui/time/time.tsx';
import type { EntryView, SaidView } from '../model.ts';
import { isTroubled } from './delivery/ways.tsx';
import { EntryFoot } from './entry-foot.tsx';
import styles from './entry-line.module.css';

/** An entry of the conversation in words. */
export const EntryLine = memo(function EntryLine({ entry }: { entry: EntryView }) {
  const { t } = useTranslation();
  const face = useClockface();
  const time = (
    <Time at={entry.at} exact={exactWords(face, entry.at)}>
      {pastWords(face, entry.at)}
    </Time>
  );
  if (entry.kind === 'event') {
    const on = entry.onMerged ? ` (${t('entry.onMerged', { number: entry.onMerged })})` : '';
    return (
      <EventEntry time={time}>
        {eventWords(entry.event, face, t) + on}
        {entry.event.code === 'awayUndated' && (
          <>
            {' '}
            <a href={`/api/v1/inbound/${entry.event.inboundId}/raw`} download>
              {t('event.readIt')}
            </a>
          </>
        )}
      </EventEntry>
    );
  }
  if (entry.kind === 'desk') {
    // What did not arrive is seen without opening it.
    const troubled = entry.ways?.some(isTroubled);
    return (
      <EventEntry time={time}>
        <details className={styles.desk}>
          <summary>{eventWords(entry.event, face, t)}</summary>
          <div className={styles.wrote} lang={entry.lang}>
            {entry.body}
          </div>
          {!troubled && <EntryFoot ways={entry.ways} />}
        </details>
        {troubled && <EntryFoot ways={entry.ways} />}
      </EventEntry>
    );
  }
  return <Said entry={entry} time={time} />;
});

function Said({ entry, time }: { entry: SaidView; time: ReactNode }) {
  const { t } = useTranslation();
  const names = entry.to?.map((person) => person.name).join(', ') ?? '';
  return (
    <Entry
      kind={entry.kind}
      author={entry.author}
      behind={entry.behind}
      meta={
        entry.onMerged
          ? t('entry.onMerged', { number: entry.onMerged })
          : entry.kind === 'out' && names
            ? t('entry.to', { names })
            : entry.author.organisation
      }
      channel={
        entry.channel && {
          icon: channelIcons[entry.channel],
          label: t('entry.from', { channel: t(`channel.${entry.channel}`) }),
        }
      }
      only={onlyWords()}
      time={time}
      lang={entry.lang}
      foot={<EntryFoot {...entry} />}
    >
      {entry.body}
    </Entry>
  );

  function onlyWords() {
    if (entry.undecided) return t('entry.undecided');
    if (entry.kind === 'note') return t('entry.teamOnly');
    return entry.kind === 'restricted' ? t('entry.restricted', { names }) : undefined;
  }
}

import type { TFunction } from 'i18next';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { eventWords } from '../../client/case-words.ts';
import { channelIcons } from '../../client/channel-icons.ts';
import { useClockface } from '../../client/clockface.ts';
import { exactWords, pastWords } from '../../client/time-words.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import { Entry, EventEntry } from '../../ui/line/entry.tsx';
import { Time } from '../../ui/time/time.tsx';
import type { EntryView } from '../model.ts';
import styles from './entry-line.module.css';

type Said = Exclude<EntryView, { kind: 'event' }>;

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
    return <EventEntry time={time}>{eventWords(entry.event, face, t)}</EventEntry>;
  }
  const names = entry.to?.map((person) => person.name).join(', ') ?? '';
  const only =
    entry.kind === 'note'
      ? t('entry.teamOnly')
      : entry.kind === 'restricted'
        ? t('entry.restricted', { names })
        : undefined;
  return (
    <Entry
      kind={entry.kind}
      author={entry.author}
      behind={entry.behind}
      meta={entry.kind === 'out' && names ? t('entry.to', { names }) : entry.author.organisation}
      channel={
        entry.channel && {
          icon: channelIcons[entry.channel],
          label: t('entry.from', { channel: t(`channel.${entry.channel}`) }),
        }
      }
      only={only}
      time={time}
      lang={entry.lang}
      foot={footOf(entry, t)}
    >
      {entry.body}
    </Entry>
  );
});

/** What became of a message: on its way, read, failed; and its files. Nothing where there is nothing to say. */
function footOf(entry: Said, t: TFunction) {
  const { delivery, files } = entry;
  if (delivery?.state === 'failed') {
    return (
      <span className={styles.failed}>
        <Icon name="alert" size="small" /> {t('entry.failed', { address: delivery.address, reason: delivery.reason })}
      </span>
    );
  }
  if (files && files.length > 0) {
    return (
      <span className={styles.files}>
        {files.map((file) => (
          <a key={file.href} href={file.href}>
            <Icon name="clip" size="small" /> {file.name}
          </a>
        ))}
      </span>
    );
  }
  if (entry.pending || delivery?.state === 'sending') return t('entry.sending');
  if (delivery?.state === 'waiting') return t('entry.waiting');
  return entry.readBy ? t('entry.readBy', { count: entry.readBy }) : null;
}

import { channelIcons } from '../../client/channel-icons.ts';
import { lookNow, promiseWords, shareUsed } from '../../client/promise-words.ts';
import { Strong } from '../../client/strong.tsx';
import { dueWords, pastWords } from '../../client/time-words.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import { Entry, EventEntry } from '../../ui/line/entry.tsx';
import { LineColumn, Owed } from '../../ui/line/line-column.tsx';
import { happenedWords } from '../happened-words.ts';
import type { PortalEntry, TicketPageProps } from '../model.ts';
import { useReader } from '../reader.ts';
import { When } from '../when.tsx';
import { Formatted } from './formatted.tsx';
import styles from './ticket-page.module.css';

/** What was said and done, oldest first, down to the ring of the word still owed. */
export function Story({ ticket }: { ticket: TicketPageProps }) {
  const { t } = useReader();
  return (
    <LineColumn label={t('portal.story')} roomy end={<StillOwed ticket={ticket} />}>
      {ticket.entries.map((entry) => (
        <StoryEntry key={entry.id} entry={entry} deskName={ticket.deskName} />
      ))}
    </LineColumn>
  );
}

function StoryEntry({ entry, deskName }: { entry: PortalEntry; deskName: string }) {
  const { t, face } = useReader();
  const time = <When at={entry.at}>{pastWords(face, entry.at)}</When>;
  if (entry.kind === 'event') {
    return (
      <EventEntry time={time} roomy>
        {happenedWords(entry.event, face, t)}
      </EventEntry>
    );
  }
  const author = entry.author.name ? entry.author : { ...entry.author, name: deskName };
  const note = entry.mine
    ? t('portal.you')
    : (entry.author.note ?? (entry.kind === 'out' && author.name !== deskName ? deskName : undefined));
  return (
    <Entry
      kind={entry.kind}
      author={author}
      meta={note}
      channel={
        entry.channel && {
          icon: channelIcons[entry.channel],
          label: t('entry.from', { channel: t(`channel.${entry.channel}`) }),
        }
      }
      time={time}
      lang={entry.lang}
      foot={
        (entry.formatted || (entry.files?.length ?? 0) > 0) && (
          <>
            {entry.formatted && <Formatted id={entry.id} {...entry.formatted} />}
            {entry.files && entry.files.length > 0 && (
              <span className={styles.files}>
                {entry.files.map((file) => (
                  <a key={file.href} href={file.href}>
                    <Icon name="clip" size="small" /> {file.name}
                  </a>
                ))}
              </span>
            )}
          </>
        )
      }
      roomy
    >
      <span className={styles.plain}>{entry.body}</span>
    </Entry>
  );
}

function StillOwed({ ticket }: { ticket: TicketPageProps }) {
  const { t, face } = useReader();
  const { promise } = ticket.next;
  const recorded = lookNow(promise, face.now);
  const open = recorded === 'open' || recorded === 'soon' || recorded === 'hand';
  const waiting = recorded === 'waiting' && promise.dueAt;
  const text = waiting
    ? t('portal.waitingEnd', { time: dueWords(face, waiting) })
    : open && promise.dueAt
      ? t('portal.nextBy', { time: dueWords(face, promise.dueAt), name: ticket.holder.person.name })
      : promise.dueAt
        ? promiseWords(promise, face, t)
        : t('portal.none');
  return (
    <Owed look={open ? 'hand' : recorded} share={shareUsed(promise, face.now)}>
      <Strong text={text} />
    </Owed>
  );
}

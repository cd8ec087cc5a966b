import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../client/clockface.ts';
import { lookNow, owedWords, promiseWords, shareUsed } from '../../client/promise-words.ts';
import { Strong } from '../../client/strong.tsx';
import { exactWords, spanWords } from '../../client/time-words.ts';
import { LineColumn, Owed } from '../../ui/line/line-column.tsx';
import { Time } from '../../ui/time/time.tsx';
import type { TicketView } from '../model.ts';
import { Offers } from './delivery/offers.tsx';
import { TicketHere } from './delivery/ticket-here.ts';
import { Earlier } from './earlier.tsx';
import { EntryLine } from './entry-line.tsx';
import { JoinedBanner } from './merging/joined-banner.tsx';
import styles from './ticket-page.module.css';

/** One line from what was said to the word still owed. Opens at its end and stays there while its reader does. */
export function Conversation({ ticket }: { ticket: TicketView }) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLElement>(null);
  const atEnd = useRef(true);
  const fromEnd = useRef(0);
  const firstId = ticket.entries[0]?.id;
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const toEnd = () => {
      if (atEnd.current) element.scrollTop = element.scrollHeight;
    };
    // Entries are measured as they come near, and the composer grows while one writes: both move the end.
    const observer = new ResizeObserver(toEnd);
    observer.observe(element);
    if (element.lastElementChild) observer.observe(element.lastElementChild);
    toEnd();
    return () => observer.disconnect();
  }, []);
  // Older entries come in above; what is being read stays where it is.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first entry says that something came in above
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element && !atEnd.current) element.scrollTop = element.scrollHeight - fromEnd.current;
  }, [firstId]);
  return (
    <>
      <JoinedBanner ticket={ticket} />
      <section
        className={styles.talk}
        ref={scroller}
        aria-label={t('ticket.conversation')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        onScroll={({ currentTarget: it }) => {
          fromEnd.current = it.scrollHeight - it.scrollTop;
          atEnd.current = fromEnd.current - it.clientHeight < 40;
        }}
      >
        <div>
          <Earlier ticket={ticket} />
          <TicketHere value={ticket}>
            <LineColumn label={t('ticket.conversation')} end={<StillOwed ticket={ticket} />}>
              {ticket.entries.map((entry) => (
                <EntryLine key={entry.id} entry={entry} />
              ))}
            </LineColumn>
          </TicketHere>
          <Offers ticket={ticket} />
        </div>
      </section>
    </>
  );
}

function StillOwed({ ticket: { promise } }: { ticket: TicketView }) {
  const { t } = useTranslation();
  const face = useClockface();
  const look = lookNow(promise, face.now);
  const open = look === 'open' || look === 'hand' || look === 'soon';
  if (!promise.dueAt) {
    return (
      <Owed look={look}>
        <Strong text={promiseWords(promise, face, t)} />
      </Owed>
    );
  }
  const left = Date.parse(promise.dueAt) - face.now;
  return (
    <Owed look={look === 'open' ? 'hand' : look} share={shareUsed(promise, face.now)}>
      <Time at={promise.dueAt} exact={exactWords(face, promise.dueAt)}>
        <Strong text={open ? owedWords(promise, face, t) : promiseWords(promise, face, t)} />
      </Time>
      {open && left > 0 && ` ${capital(t('time.in', { span: spanWords(t, left) }))}.`}
    </Owed>
  );
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

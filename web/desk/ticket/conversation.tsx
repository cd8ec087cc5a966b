import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { LineColumn } from '../../ui/line/line-column.tsx';
import type { TicketView } from '../model.ts';
import { Offers } from './delivery/offers.tsx';
import { TicketHere } from './delivery/ticket-here.ts';
import { Earlier } from './earlier.tsx';
import { EntryLine } from './entry-line.tsx';
import { Called } from './escalation/called.tsx';
import { useLooking } from './looking/use-looking.ts';
import { JoinedBanner } from './merging/joined-banner.tsx';
import { StillOwed } from './promise/still-owed.tsx';
import styles from './ticket-page.module.css';

/** One line from what was said to the word still owed. Opens at its end and stays there while its reader does. */
export function Conversation({ ticket }: { ticket: TicketView }) {
  const { t } = useTranslation();
  useLooking(ticket.number);
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
      <Called ticket={ticket} />
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

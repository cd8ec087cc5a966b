import { dayWords } from '../../client/time-words.ts';
import { Face } from '../../ui/people/face.tsx';
import { Frame } from '../frame.tsx';
import type { TicketPageProps } from '../model.ts';
import { useReader } from '../reader.ts';
import { Cards } from './cards.tsx';
import { Contacts } from './contacts.tsx';
import { Reply } from './reply.tsx';
import { Story } from './story.tsx';
import styles from './ticket-page.module.css';

/** One case, as its requester sees it: three cards, the last action, the story down to its ring, and a box to write in. */
export function TicketPage(props: TicketPageProps) {
  const { t, face } = useReader();
  const { number, status } = props;
  const day = dayWords(face, props.closedAt ?? props.openedAt);
  const sub = props.closedAt
    ? t(`portal.${sinceWords(props)}`, { day, number })
    : `${t(`portal.status.${status}`)}. ${t('portal.openSince', { day, number })}`;
  return (
    <Frame frame={props}>
      <div data-version={props.version}>
        <h1 className={styles.title} lang={props.locked ? undefined : props.lang}>
          {props.locked ? t('portal.caseTitle', { number }) : props.title}
        </h1>
        <p className={styles.sub}>{sub}</p>
        <div data-live="cards">
          <Cards ticket={props} />
        </div>
        <div className={styles.two}>
          <div>
            <div data-live="story">
              <Story ticket={props} />
            </div>
            {props.reply && <Reply reply={props.reply} to={props.holder.person.name} number={props.number} />}
          </div>
          {!props.locked && <Side ticket={props} />}
        </div>
      </div>
    </Frame>
  );
}

/** “Resolved” only of what was: a case can end otherwise, and says so. */
function sinceWords({ status, ended }: TicketPageProps): 'unsolvedSince' | 'resolvedSince' | 'closedSince' {
  if (ended === 'unsolved') return 'unsolvedSince';
  return status === 'resolved' && ended !== 'closed' ? 'resolvedSince' : 'closedSince';
}

/** Who else can read the case, and who has had it so far. */
function Side({ ticket }: { ticket: TicketPageProps }) {
  const { t } = useReader();
  const others = ticket.seenByOthers ?? 0;
  return (
    <aside className={styles.side}>
      <section>
        <h2>{t('portal.whoSees')}</h2>
        {ticket.seenBy.length === 0 && others === 0 && <p className={styles.quiet}>{t('portal.onlyYou')}</p>}
        <ul className={styles.people}>
          {ticket.seenBy.map((person) => (
            <li key={person.id}>
              <Face person={person} named />
              {person.name}
              {person.note && <small>{person.note}</small>}
            </li>
          ))}
        </ul>
        {others > 0 && (
          <p className={styles.quiet}>
            {t(ticket.seenBy.length === 0 ? 'portal.othersSee' : 'portal.andOthers', { count: others })}
          </p>
        )}
      </section>
      {ticket.contacts.length > 0 && <Contacts contacts={ticket.contacts} />}
    </aside>
  );
}

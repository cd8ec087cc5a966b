import { shortDay } from '../../client/time-words.ts';
import { Face } from '../../ui/people/face.tsx';
import type { TicketPageProps } from '../model.ts';
import { useReader } from '../reader.ts';
import styles from './ticket-page.module.css';

const reasons = [
  'first',
  'taking_it',
  'better_placed',
  'expertise',
  'workload',
  'away',
  'left',
  'team_change',
  'shift',
  'escalated',
  'requester_asked',
] as const;

type Contact = TicketPageProps['contacts'][number];

/** Everybody who has had the case or stood in on it, from when until when, and why as a class that is safe to read. */
export function Contacts({ contacts }: { contacts: TicketPageProps['contacts'] }) {
  const { t, face } = useReader();
  const days = ({ fromAt, toAt }: Contact) => {
    const from = shortDay(face, fromAt);
    if (!toAt) return t('portal.since', { time: from });
    const to = shortDay(face, toAt);
    return from === to ? from : t('portal.fromTo', { from, to });
  };
  const why = (one: Contact) => {
    if (one.standsInFor) return t('portal.why.cover', { name: one.standsInFor });
    return t(`portal.why.${reasons.find((reason) => reason === one.why) ?? 'other'}`);
  };
  return (
    <section>
      <h2>{t('portal.whoSoFar')}</h2>
      <ol className={styles.people}>
        {contacts.map((one) => (
          <li key={`${one.fromAt} ${one.person.id}`} className={styles.contact}>
            <Face person={one.person} named />
            <span className={styles.contactWords}>
              {one.person.name}
              <small>{why(one)}</small>
            </span>
            <small>{days(one)}</small>
          </li>
        ))}
      </ol>
    </section>
  );
}

import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../client/clockface.ts';
import { pastWords } from '../../client/time-words.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Face } from '../../ui/people/face.tsx';
import { useEarlierTickets } from '../queries.ts';
import type { FoundRequester } from './intake-source.ts';
import styles from './new-ticket.module.css';

/** Somebody known, and what they asked lately: perhaps it is about that, and need not be told again. */
export function KnownRequester({ person, onChange }: { person: FoundRequester; onChange: () => void }) {
  const { t } = useTranslation();
  const face = useClockface();
  const earlier = useEarlierTickets(person.id, '').data ?? [];
  return (
    <fieldset className={styles.known}>
      <legend>{t('newTicket.who')}</legend>
      <div className={styles.person}>
        <Face person={person} size={32} named />
        <span>
          <b>{person.name}</b>
          {person.organisation && <span className={styles.quiet}> {person.organisation}</span>}
          <small>{person.email}</small>
        </span>
        <Button size="small" onClick={onChange}>
          {t('newTicket.other')}
        </Button>
      </div>
      {earlier.length > 0 && (
        <div className={styles.lately}>
          <p>{t('newTicket.lately')}</p>
          <ul>
            {earlier.slice(0, 3).map((one) => (
              <li key={one.number}>
                <Link to="/tickets/$number" params={{ number: one.number }} lang={one.lang}>
                  {one.subject}
                </Link>{' '}
                <small>{pastWords(face, one.at)}</small>
              </li>
            ))}
          </ul>
        </div>
      )}
    </fieldset>
  );
}

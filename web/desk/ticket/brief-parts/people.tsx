import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../../client/clockface.ts';
import { daysFromNow, exactWords, shortDay, timeWords } from '../../../client/time-words.ts';
import { Icon } from '../../../ui/icons/icon.tsx';
import { Face } from '../../../ui/people/face.tsx';
import { Time } from '../../../ui/time/time.tsx';
import type { BriefView } from '../../model.ts';
import { useEarlierTickets } from '../../queries.ts';
import styles from '../brief.module.css';
import { AddressHealth } from '../delivery/broken-address.tsx';
import { Organisation } from '../requester/organisation.tsx';
import { RequesterZone } from '../requester/zone.tsx';
import { Section } from './section.tsx';

/** Who asks, how they are reached, and how that fares. */
export function Requester({
  number,
  requester,
  mayChange,
}: {
  number: string;
  requester: BriefView['requester'];
  mayChange: boolean;
}) {
  const { t } = useTranslation();
  return (
    <Section name={t('brief.requester')}>
      <div className={styles.line}>
        <Face person={requester} size={18} named />
        <span>{requester.name}</span>
        <Organisation number={number} requester={requester} mayChange={mayChange} />
      </div>
      {requester.address && (
        <div className={styles.line}>
          <Icon name="email" size="small" />
          <span>{requester.address}</span>
        </div>
      )}
      <div className={styles.line}>
        <Icon name="clock" size="small" />
        <RequesterZone number={number} requester={requester} mayChange={mayChange} />
      </div>
      {requester.health && <AddressHealth number={number} person={requester} address={requester.health} />}
    </Section>
  );
}

/** Who had the case one after the other, and why it went on. */
export function Holders({ holders }: { holders: BriefView['holders'] }) {
  const { t } = useTranslation();
  const face = useClockface();
  if (holders.length < 2) return null;
  return (
    <Section name={t('brief.holders')}>
      {holders.slice(-6).map((holder) => (
        <div className={styles.line} key={holder.at}>
          <Face person={holder.person} size={18} named />
          <span>
            {holder.person.name}
            {holder.reason && <small className={styles.under}>{t(`reason.${holder.reason}`)}</small>}
          </span>
          <Time at={holder.at} exact={exactWords(face, holder.at)}>
            {daysFromNow(face, holder.at) === 0 ? timeWords(face, holder.at) : shortDay(face, holder.at)}
          </Time>
        </div>
      ))}
    </Section>
  );
}

/** What else they have asked. */
export function Earlier({ requesterId, number }: { requesterId: string; number: string }) {
  const { t } = useTranslation();
  const face = useClockface();
  const earlier = useEarlierTickets(requesterId, number).data ?? [];
  if (earlier.length === 0) return null;
  return (
    <Section name={t('brief.earlier')}>
      {earlier.map((one) => (
        <div className={styles.line} key={one.number}>
          <Icon name="tray" size="small" />
          <Link to="/tickets/$number" params={{ number: one.number }} lang={one.lang}>
            {one.subject}
          </Link>
          <small>{shortDay(face, one.at)}</small>
        </div>
      ))}
    </Section>
  );
}

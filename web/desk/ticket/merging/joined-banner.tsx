import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../../client/clockface.ts';
import { Button } from '../../../ui/controls/button.tsx';
import type { TicketView } from '../../model.ts';
import styles from './merging.module.css';
import { useUndo } from './use-undo.ts';

/** What came to this ticket, where it came from, and the way back while there is one. */
export function JoinedBanner({ ticket }: { ticket: TicketView }) {
  const { t } = useTranslation();
  const { merged, splitFrom, links } = ticket.joined;
  const undo = useUndo();
  if (merged.length === 0 && !splitFrom && links.length === 0) return null;
  return (
    <ul className={styles.joined}>
      {merged.map(({ number, subject, into, until }) => (
        <li key={number}>
          <span>
            {into === ticket.number
              ? t('merging.banner', { number, subject })
              : t('merging.bannerInto', { number, subject, into })}
          </span>
          <TakeBack
            until={until}
            what={number}
            onTake={() => undo.takeBack((desk) => desk.unmerge(number), [number, ticket.number], number)}
          />
        </li>
      ))}
      {splitFrom && (
        <li>
          <span>{t('merging.splitFrom', { number: splitFrom.number })}</span>
          <TakeBack
            until={splitFrom.until}
            what={ticket.number}
            onTake={() =>
              undo.takeBack((desk) => desk.unsplit(ticket.number), [ticket.number, splitFrom.number], splitFrom.number)
            }
          />
        </li>
      )}
      {links.length > 0 && (
        <li>
          <span>
            {t('merging.links')}{' '}
            {links.map(({ number, subject }) => (
              <Link key={number} to="/tickets/$number" params={{ number }} title={subject}>
                {number}
              </Link>
            ))}
          </span>
        </li>
      )}
    </ul>
  );
}

function TakeBack({ until, what, onTake }: { until: string; what: string; onTake: () => Promise<void> }) {
  const { t } = useTranslation();
  const face = useClockface();
  if (Date.parse(until) <= face.now) return null;
  return (
    <Button look="bare" size="small" aria-label={`${t('merging.takeBack')}: ${what}`} onClick={() => void onTake()}>
      {t('merging.takeBack')}
    </Button>
  );
}

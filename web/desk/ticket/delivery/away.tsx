import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../../client/clockface.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { ErrorNotice, Notice } from '../../../ui/notice/notice.tsx';
import { Face } from '../../../ui/people/face.tsx';
import type { AwayView } from '../../delivery-source.ts';
import type { TicketView } from '../../model.ts';
import { StatusDialog } from '../status-dialog.tsx';
import pageStyles from '../ticket-page.module.css';
import { useChange } from '../use-change.ts';

/** Somebody's holiday reply says when they are back: one may wait until then. Nothing moves by itself. */
export function Away({ ticket }: { ticket: TicketView }) {
  const away = ticket.away ?? [];
  if (away.length === 0 || !ticket.may.reply || ticket.status === 'scheduled') return null;
  return (
    <div className={pageStyles.undecided}>
      {away.map((one) => (
        <Offer key={one.person.id} ticket={ticket} away={one} />
      ))}
    </div>
  );
}

const mostDays = 30;

function Offer({ ticket, away }: { ticket: TicketView; away: AwayView }) {
  const { t } = useTranslation();
  const face = useClockface();
  const [waiting, setWaiting] = useState(false);
  const decide = useChange(ticket.number, (source, decision: 'waited' | 'put_away') =>
    source.decideAway(ticket.number, away.person.id, decision),
  );
  const far = Date.parse(away.backAt) > face.now + mostDays * 86_400_000;
  const mayWait = !far && ticket.statusChoices.includes('scheduled');
  return (
    <>
      <Notice
        sign={{ face: <Face person={away.person} size={28} named /> }}
        what={t('away.what', { name: away.person.name, day: dayOf(face.locale, away.returnsOn) })}
        action={
          <span className={pageStyles.decisions}>
            {mayWait && (
              <Button size="small" held={decide.isPending} onClick={() => setWaiting(true)}>
                {t('away.wait')}
              </Button>
            )}
            <Button size="small" held={decide.isPending} onClick={() => decide.mutate('put_away')}>
              {t('away.putAway')}
            </Button>
          </span>
        }
      >
        {t('away.text')} {!away.proven && t('away.unproven')} {far && t('away.far')}{' '}
        {away.substitute && t('away.urgent', { address: away.substitute })}{' '}
        {away.inboundId && (
          <a href={`/api/v1/inbound/${away.inboundId}/raw`} download>
            {t('away.reply')}
          </a>
        )}
      </Notice>
      {decide.problem && <ErrorNotice what={decide.problem.what} />}
      <StatusDialog
        ticket={ticket}
        status={waiting ? 'scheduled' : undefined}
        agreedAt={away.backAt}
        onClose={() => setWaiting(false)}
        onDone={() => decide.mutate('waited')}
      />
    </>
  );
}

/** A day of theirs, which is the same in every zone. */
const dayOf = (locale: string, day: string): string =>
  new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T12:00:00Z`),
  );

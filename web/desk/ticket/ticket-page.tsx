import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Drawer } from '../../ui/dialog/drawer.tsx';
import { useKeys } from '../keys.ts';
import { placeOf, scopeOf } from '../list/scope.ts';
import { useMedia } from '../media.ts';
import type { TicketView } from '../model.ts';
import { useTicket } from '../queries.ts';
import { Waiting } from '../shell/load-error.tsx';
import { Brief } from './brief.tsx';
import { Composer } from './composer.tsx';
import { Conversation } from './conversation.tsx';
import { TicketHeader } from './ticket-header.tsx';
import styles from './ticket-page.module.css';

/** The ticket of the address, with its conversation, composer and brief. */
export function TicketPage() {
  const { number } = useParams({ from: '/desk/work/tickets/$number' });
  const search = useSearch({ from: '/desk/work/tickets/$number' });
  const navigate = useNavigate();
  const ticket = useTicket(number);
  function toList() {
    void navigate(placeOf(scopeOf(search)));
  }
  useKeys({ Escape: toList });
  // The number was merged: the page goes on under the one that it lives on in.
  const lives = ticket.data?.number;
  useEffect(() => {
    if (lives && lives !== number)
      void navigate({ to: '/tickets/$number', params: { number: lives }, search, replace: true });
  }, [lives, number, navigate, search]);
  if (!ticket.data) {
    return (
      <div className={styles.ticket}>
        <div className={styles.wait}>
          <Waiting query={ticket} of="entries" count={4} />
        </div>
      </div>
    );
  }
  return <TicketPane key={number} ticket={ticket.data} onToList={toList} />;
}

function TicketPane({ ticket, onToList }: { ticket: TicketView; onToList: () => void }) {
  const { t } = useTranslation();
  const narrow = useMedia('noBrief');
  const [briefOpened, setBriefOpened] = useState(false);
  return (
    <div className={styles.page}>
      <title>{`${ticket.subject} · ${ticket.number}`}</title>
      <div className={styles.ticket}>
        <TicketHeader ticket={ticket} onToList={onToList} onBrief={narrow ? () => setBriefOpened(true) : undefined} />
        <Conversation ticket={ticket} />
        {(ticket.may.reply || ticket.may.note) && <Composer ticket={ticket} />}
      </div>
      {narrow ? (
        <Drawer
          opened={briefOpened}
          onClose={() => setBriefOpened(false)}
          label={t('brief.label')}
          closeLabel={t('common.close')}
          side="right"
        >
          <Brief ticket={ticket} />
        </Drawer>
      ) : (
        <Brief ticket={ticket} />
      )}
    </div>
  );
}

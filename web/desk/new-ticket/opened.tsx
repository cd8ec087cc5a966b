import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../client/clockface.ts';
import { Strong } from '../../client/strong.tsx';
import { dueWords } from '../../client/time-words.ts';
import { Button } from '../../ui/controls/button.tsx';
import { DeskTime } from '../desk-time.tsx';
import { Place } from '../places/place.tsx';
import { useDesk } from '../queries.ts';
import type { OpenedView } from './intake-source.ts';
import styles from './new-ticket.module.css';

type OpenedProps = { view: OpenedView; onAnother: () => void };

/** What is said to whoever is on the line: the number first, then who has it and when they hear next. */
export function Opened({ view, onAnother }: OpenedProps) {
  const { t } = useTranslation();
  const face = useClockface();
  const navigate = useNavigate();
  const sends = useDesk().data?.outbox.sends ?? true;
  const said = useRef<HTMLParagraphElement>(null);
  // Whoever cannot see it hears it: the focus goes where the news is.
  useEffect(() => said.current?.focus(), []);
  const { number, requester, assignee, dueAt, example } = view;
  return (
    <Place title={t('newTicket.opened')} explain={t('newTicket.readOut', { name: requester.name })}>
      <p className={styles.number} ref={said} tabIndex={-1}>
        {number}
      </p>
      <ul className={styles.said}>
        <li>
          <Strong text={t('newTicket.has', { name: assignee.name })} />
        </li>
        <li>
          <Strong text={t('promise.nextBy', { time: dueWords(face, dueAt) })} /> <DeskTime at={dueAt} />
        </li>
        <li>
          {example
            ? t('entry.example')
            : t(sends ? 'newTicket.mailed' : 'newTicket.mailWaits', { address: requester.email })}
        </li>
      </ul>
      <div className={styles.foot}>
        <Button
          look="main"
          onClick={() => void navigate({ to: '/tickets/$number', params: { number }, search: { list: 'all' } })}
        >
          {t('newTicket.toTicket')}
        </Button>
        <Button onClick={onAnother}>{t('newTicket.another')}</Button>
      </div>
    </Place>
  );
}

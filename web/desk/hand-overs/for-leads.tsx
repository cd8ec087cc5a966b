import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { BouncedView, TransferRequestView } from '../../../contract/hand-over/transfers.ts';
import { api } from '../../client/api.ts';
import { useClockface } from '../../client/clockface.ts';
import { pastWords } from '../../client/time-words.ts';
import { Button } from '../../ui/controls/button.tsx';
import { ErrorNotice } from '../../ui/notice/notice.tsx';
import { useErrorWords } from '../shell/load-error.tsx';
import styles from './hand-overs.module.css';

/** Tickets that somebody wants to pass on once more: they move, or they stay. */
export function ToDecide() {
  const { t } = useTranslation();
  const face = useClockface();
  const queries = useQueryClient();
  const { data } = useQuery({
    queryKey: ['transfer-requests'],
    queryFn: () => api.get<{ requests: TransferRequestView[] }>('/transfer-requests'),
    staleTime: 0,
    refetchInterval: 60_000,
  });
  const decide = useMutation({
    mutationFn: ({ request, decision }: { request: TransferRequestView; decision: 'approved' | 'refused' }) =>
      api.put(`/tickets/${encodeURIComponent(request.ticket.number)}/transfer-requests/${request.id}`, { decision }),
    onSettled: () => queries.invalidateQueries(),
  });
  const problem = useErrorWords(decide.error);
  const requests = data?.requests ?? [];
  if (requests.length === 0) return null;
  return (
    <section className={styles.part}>
      <h2>{t('transfers.toDecide')}</h2>
      <ul className={styles.list}>
        {requests.map((request) => (
          <li key={request.id}>
            <div>
              <Link to="/tickets/$number" params={{ number: request.ticket.number }} lang={request.ticket.language}>
                {request.ticket.subject}
              </Link>
              <p>{t('transfers.asked', { by: request.by.name, to: request.to.name })}</p>
              <small>
                {t('transfers.soFar', { count: request.transfers })} {pastWords(face, request.at)}
              </small>
            </div>
            <span className={styles.choices}>
              <Button look="bare" size="small" onClick={() => decide.mutate({ request, decision: 'refused' })}>
                {t('transfers.stays')}
              </Button>
              <Button size="small" onClick={() => decide.mutate({ request, decision: 'approved' })}>
                {t('transfers.moves', { name: request.to.name })}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {decide.isError && <ErrorNotice what={problem.what} />}
    </section>
  );
}

/** Tickets that were passed on often enough, or go to and fro. */
export function Bounced() {
  const { t } = useTranslation();
  const face = useClockface();
  const { data } = useQuery({
    queryKey: ['bounced'],
    queryFn: () => api.get<{ tickets: BouncedView[] }>('/bounced-tickets'),
    staleTime: 0,
  });
  if (!data) return null;
  return (
    <section className={styles.part}>
      <h2>{t('transfers.bounced')}</h2>
      {data.tickets.length === 0 && <p className={styles.quiet}>{t('transfers.bouncedNone')}</p>}
      <ul className={styles.list}>
        {data.tickets.map(({ ticket, requester, assignee, transfers, toAndFroAt, lastWordAt }) => (
          <li key={ticket.number}>
            <div>
              <Link to="/tickets/$number" params={{ number: ticket.number }}>
                {requester}
              </Link>{' '}
              <span lang={ticket.language}>{ticket.subject}</span>
              <p>
                {t('transfers.has', { name: assignee.name })}{' '}
                {transfers > 0 && t('transfers.soFar', { count: transfers })} {toAndFroAt && t('transfers.toAndFro')}
              </p>
              <small>
                {lastWordAt ? t('transfers.lastWord', { time: pastWords(face, lastWordAt) }) : t('transfers.noWord')}
              </small>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

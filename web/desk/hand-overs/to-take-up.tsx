import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ToTakeUpView } from '../../../contract/hand-over/acceptance.ts';
import { api } from '../../client/api.ts';
import { useClockface } from '../../client/clockface.ts';
import { dueWords, pastWords } from '../../client/time-words.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Empty } from '../../ui/notice/empty.tsx';
import { ErrorNotice } from '../../ui/notice/notice.tsx';
import { useErrorWords, Waiting } from '../shell/load-error.tsx';
import { useToast } from '../shell/toasts.tsx';
import styles from './hand-overs.module.css';
import { useToTakeUp } from './use-to-take-up.ts';

/** Ticked are those that only wait; what its requester waits for is better read first. */
export function ToTakeUp() {
  const { t } = useTranslation();
  const query = useToTakeUp();
  const queries = useQueryClient();
  const toast = useToast();
  const [changed, setChanged] = useState<Record<string, boolean>>({});
  const take = useMutation({
    mutationFn: (numbers: string[]) => api.post<{ accepted: string[] }>('/acceptances', { numbers }),
    onSuccess: async ({ accepted }) => {
      toast({ look: 'open', text: t('transfers.taken', { count: accepted.length }) });
      await queries.invalidateQueries();
    },
  });
  const problem = useErrorWords(take.error);
  const tickets = query.data?.tickets ?? [];
  const onlyWaits = ({ status }: ToTakeUpView) => status.startsWith('waiting') || status === 'scheduled';
  const isTicked = (one: ToTakeUpView) => changed[one.number] ?? onlyWaits(one);
  const ticked = tickets.filter(isTicked).map(({ number }) => number);
  return (
    <section className={styles.part}>
      <h2>{t('transfers.toTakeUp')}</h2>
      <Waiting query={query} of="rows" count={2} />
      {query.data && tickets.length === 0 && (
        <Empty look="kept" title={t('transfers.noneTitle')}>
          {t('transfers.noneText')}
        </Empty>
      )}
      {tickets.length > 0 && (
        <>
          <ul className={styles.list}>
            {tickets.map((one) => (
              <li key={one.number}>
                <input
                  type="checkbox"
                  aria-label={t('transfers.tick', { number: one.number })}
                  checked={isTicked(one)}
                  onChange={({ currentTarget }) => setChanged({ ...changed, [one.number]: currentTarget.checked })}
                />
                <Line one={one} />
              </li>
            ))}
          </ul>
          <Button
            look="main"
            held={ticked.length === 0 || take.isPending}
            onClick={() => ticked.length > 0 && take.mutate(ticked)}
          >
            {t('transfers.takeUp', { count: ticked.length })}
          </Button>
          {take.isError && <ErrorNotice what={problem.what} />}
        </>
      )}
    </section>
  );
}

function Line({ one }: { one: ToTakeUpView }) {
  const { t } = useTranslation();
  const face = useClockface();
  const from = one.standsInFor
    ? t('transfers.standsIn', { name: one.standsInFor })
    : one.from
      ? t('transfers.from', { name: one.from, time: pastWords(face, one.since) })
      : t('transfers.fromDesk', { time: pastWords(face, one.since) });
  return (
    <div>
      <Link to="/tickets/$number" params={{ number: one.number }}>
        {one.requester}
      </Link>{' '}
      <span lang={one.language}>{one.subject}</span>
      {one.nextAction && <p>{t('brief.youDo', { what: one.nextAction })}</p>}
      <small>
        {from}
        {one.goesUpAt && `. ${t('brief.goesUp', { time: dueWords(face, one.goesUpAt) })}`}
      </small>
    </div>
  );
}

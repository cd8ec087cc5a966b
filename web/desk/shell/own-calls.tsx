import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { OwnCallView } from '../../../contract/escalation/escalations.ts';
import { api } from '../../client/api.ts';
import { useClockface } from '../../client/clockface.ts';
import { dueWords } from '../../client/time-words.ts';

const lookAgain = 30_000;
const mostShown = 3;

/** For which tickets one is called; it cannot be put away, because somebody waits. */
export function useOwnCalls(enabled: boolean) {
  const calls = useQuery({
    queryKey: ['escalations', 'own'],
    queryFn: async () => (await api.get<{ calls: OwnCallView[] }>('/escalation-calls')).calls,
    enabled,
    refetchInterval: lookAgain,
  });
  return calls.data ?? [];
}

export function OwnCalls({ calls }: { calls: OwnCallView[] }) {
  const { t } = useTranslation();
  const face = useClockface();
  return calls.slice(0, mostShown).map(({ id, ticket, answerBy }) => (
    <span key={id}>
      <Link to="/tickets/$number" params={{ number: ticket.number }}>
        {t('escalation.youAre', { subject: ticket.subject })}
      </Link>
      {' · '}
      {t('escalation.answerBy', { time: dueWords(face, answerBy) })}{' '}
    </span>
  ));
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { EscalationView } from '../../../../contract/escalation/escalations.ts';
import { api } from '../../../client/api.ts';
import type { TicketView } from '../../model.ts';
import { useChange } from '../use-change.ts';

export type Called = EscalationView;
type Answer = { escalations: Called[] };

const path = (number: string, rest = '') => `/tickets/${encodeURIComponent(number)}/escalations${rest}`;
const keyOf = (number: string) => ['escalations', 'of', number];

/** A call changes nothing on the ticket itself, so that nobody is interrupted at writing; it is looked at by itself. */
export const useCalled = ({ number, version, may }: TicketView) =>
  useQuery({
    queryKey: [...keyOf(number), version],
    queryFn: async () => (await api.get<Answer>(path(number))).escalations,
    enabled: may.reply,
    placeholderData: (before) => before,
    refetchInterval: 60_000,
  });

export function useAnswer(number: string, id: string) {
  const queries = useQueryClient();
  return useChange(number, async (_source, nextStep: string) => {
    await api.put<Answer>(path(number, `/${id}/answer`), { nextStep });
    await queries.invalidateQueries({ queryKey: ['escalations'] });
  });
}

export function useSayStuck(number: string) {
  const queries = useQueryClient();
  return useChange(number, async () => {
    await api.post<Answer>(path(number), {});
    await queries.invalidateQueries({ queryKey: ['escalations'] });
  });
}

import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  DryRunView,
  EscalationChoices,
  EscalationPolicyView,
  EscalationStep,
  PlannedCallView,
} from '../../../../contract/escalation/policies.ts';
import { api } from '../../../client/api.ts';
import { useErrorWords } from '../../shell/load-error.tsx';
import { useToast } from '../../shell/toasts.tsx';

export type Policy = EscalationPolicyView;
export type Step = EscalationStep;
export type PlannedCall = PlannedCallView;
export type Choices = EscalationChoices;
export type Priority = DryRunView['priority'];

const path = (id: string, rest = '') => `/escalation-policies/${encodeURIComponent(id)}${rest}`;

export const usePolicies = () =>
  useQuery({
    queryKey: ['escalation'],
    queryFn: async () => (await api.get<{ policies: Policy[] }>('/escalation-policies')).policies,
  });

/** `at` undefined: now. The version belongs to the key, so that a changed policy is tried anew. */
export const useDryRun = ({ id, number }: Policy, priority: Priority, at: string | undefined) =>
  useQuery({
    queryKey: ['escalation', 'dry-run', id, number, priority, at],
    queryFn: () => {
      const query = new URLSearchParams({ priority, ...(at ? { at } : {}) });
      return api.get<DryRunView>(path(id, `/dry-run?${query}`));
    },
    placeholderData: keepPreviousData,
  });

/** Changes who is called, and asks again for all that shows it. */
export function usePolicyChange<Input, Output>(run: (input: Input) => Promise<Output>, done: string) {
  const queries = useQueryClient();
  const toast = useToast();
  const change = useMutation({
    mutationFn: run,
    onSuccess: async () => {
      toast({ look: 'none', text: done });
      await queries.invalidateQueries({ queryKey: ['escalation'] });
    },
  });
  const words = useErrorWords(change.error);
  return { ...change, problem: change.isError ? words : undefined };
}

export const changes = {
  save: (id: string, wish: Choices & { basedOn: number }) => api.put<Policy>(path(id), wish),
  add: (wish: Choices & { teamId: string }) => api.post<Policy>('/escalation-policies', wish),
  drop: (id: string) => api.remove(path(id)),
};

import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { AbsencePlanView, AbsenceView, planAbsence, RecapLineView } from '../../../contract/absences/absences.ts';
import { api } from '../../client/api.ts';
import { useErrorWords } from '../shell/load-error.tsx';
import { useToast } from '../shell/toasts.tsx';

export type Absence = AbsenceView;
export type Plan = AbsencePlanView;
export type PlanLine = Plan['lines'][number];
export type Candidate = Plan['candidates'][number];
export type Fate = PlanLine['fate'];
export type Choice = { number: string; fate: Fate; cover: string | null };
export type RecapLine = RecapLineView;
/** What is said of an absence; `from` left out: now. */
export type Said = Omit<z.input<NonNullable<(typeof planAbsence)['body']>>, 'choices'> & { choices: Choice[] };

const path = (id: string, rest = '') => `/absences/${encodeURIComponent(id)}${rest}`;

/** Undefined while nobody has said until when. */
export const usePlan = (said: Said | undefined) =>
  useQuery({
    queryKey: ['absence-plan', said],
    queryFn: () => api.post<Plan>('/absences/plan', said ?? {}),
    enabled: said !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
  });

export const useAbsences = (past = false) =>
  useQuery({
    queryKey: ['absences', past],
    queryFn: async () => (await api.get<{ absences: Absence[] }>(past ? '/absences?past=true' : '/absences')).absences,
    staleTime: 30_000,
    placeholderData: keepPreviousData,
  });

export const useRecap = (id: string) =>
  useQuery({
    queryKey: ['absences', 'recap', id],
    queryFn: async () => (await api.get<{ tickets: RecapLine[] }>(path(id, '/recap'))).tickets,
    staleTime: 0,
  });

/** Changes who is away; their tickets move by it, so everything on the screen is asked for again. */
export function useAbsenceChange<Input, Output = unknown>(
  run: (input: Input) => Promise<Output>,
  done: (output: Output) => string,
) {
  const queries = useQueryClient();
  const toast = useToast();
  const change = useMutation({
    mutationFn: run,
    onSuccess: (output) => {
      toast({ look: 'none', text: done(output) });
      void queries.invalidateQueries();
    },
  });
  const words = useErrorWords(change.error);
  return { ...change, problem: change.isError ? words : undefined };
}

export const changes = {
  say: (said: Said) => api.post<Absence>('/absences', said),
  change: (id: string, change: { from?: string; to?: string | null; cover?: string | null }) =>
    api.patch<Absence>(path(id), change),
  end: (id: string) => api.remove<Absence>(path(id)),
  decide: (number: string, keeps: 'assignee' | 'cover') =>
    api.put<{ assignee: { id: string; name: string } }>(`/tickets/${encodeURIComponent(number)}/cover`, { keeps }),
};

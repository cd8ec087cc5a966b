import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { arrangement, slaPolicy } from '../../../../contract/clocks/policies.ts';
import type { TeamCalendarEffect } from '../../../../contract/clocks/team-calendar.ts';
import type { TermsEffect } from '../../../../contract/clocks/terms-effect.ts';
import { api } from '../../../client/api.ts';
import { useErrorWords } from '../../shell/load-error.tsx';
import { useToast } from '../../shell/toasts.tsx';

export type Level = z.output<typeof slaPolicy>;
export type Version = Level['versions'][number];
export type Arrangement = z.output<typeof arrangement>;
export type Named = { id: string; name: string };
export type { TermsEffect };

const path = (id: string, rest = '') => `/sla-policies/${encodeURIComponent(id)}${rest}`;

export const useLevels = () =>
  useQuery({
    queryKey: ['sla-policies'],
    queryFn: async () => (await api.get<{ policies: Level[] }>('/sla-policies')).policies,
  });

/** What an arrangement would change; nothing is asked while it cannot be read. */
export const useLevelEffect = (id: string | undefined, wish: Arrangement | undefined) =>
  useQuery({
    queryKey: ['sla-policies', 'effect', id, wish],
    queryFn: () => api.post<TermsEffect>('/sla-policies/preview', { ...wish, ...(id ? { id } : {}) }),
    enabled: wish !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  });

export const useEndEffect = (id: string) =>
  useQuery({
    queryKey: ['sla-policies', 'effect', id, 'end'],
    queryFn: () => api.get<TermsEffect>(path(id, '/retirement')),
    retry: false,
  });

export const useTeamCalendarEffect = (teamId: string | undefined, calendarId: string | null | undefined) =>
  useQuery({
    queryKey: ['calendars', 'effect', teamId, calendarId],
    queryFn: () =>
      api.post<TeamCalendarEffect>(`/teams/${encodeURIComponent(teamId ?? '')}/calendar/preview`, { calendarId }),
    enabled: teamId !== undefined && calendarId !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  });

export const findOrganisations = async (search: string): Promise<Named[]> =>
  (await api.get<{ organisations: Named[] }>(`/organisations?${new URLSearchParams({ search })}`)).organisations;

/** Changes what tickets go by, and asks again for all that may show it. */
export function useLevelChange<Input>(run: (input: Input) => Promise<unknown>, done: string) {
  const queries = useQueryClient();
  const toast = useToast();
  const change = useMutation({
    mutationFn: run,
    onSuccess: async () => {
      toast({ look: 'none', text: done });
      await Promise.all(
        ['sla-policies', 'calendars', 'desk', 'list', 'ticket'].map((key) =>
          queries.invalidateQueries({ queryKey: [key] }),
        ),
      );
    },
  });
  const words = useErrorWords(change.error);
  return { ...change, problem: change.isError ? words : undefined };
}

export const changes = {
  add: (wish: Arrangement & { name: string; note: string }) => api.post('/sla-policies', wish),
  change: (id: string, wish: Arrangement & { name?: string; note: string; from?: string }) => api.put(path(id), wish),
  end: (id: string) => api.remove(path(id)),
};

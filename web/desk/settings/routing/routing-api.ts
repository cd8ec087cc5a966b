import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AbilitiesView, AbilityView } from '../../../../contract/routing/abilities.ts';
import type {
  Giving,
  RoutingChoices,
  RoutingPreview,
  RoutingRule,
  RoutingView,
  VipView,
} from '../../../../contract/routing/routing.ts';
import { api } from '../../../client/api.ts';
import { useErrorWords } from '../../shell/load-error.tsx';
import { useToast } from '../../shell/toasts.tsx';

export type Routing = RoutingView;
export type Rule = RoutingRule;
export type Ability = AbilityView;
export type Vip = VipView;
export type Tried = RoutingPreview;

const id = encodeURIComponent;

export const useRouting = () => useQuery({ queryKey: ['routing'], queryFn: () => api.get<Routing>('/routing') });

export const useVips = () =>
  useQuery({ queryKey: ['routing', 'vips'], queryFn: async () => (await api.get<{ vips: Vip[] }>('/vips')).vips });

export const useAbilities = () =>
  useQuery({ queryKey: ['routing', 'abilities'], queryFn: () => api.get<AbilitiesView>('/abilities') });

/** Changes how tickets find people, and asks again for all that shows it. */
export function useRoutingChange<Input, Output>(run: (input: Input) => Promise<Output>, done?: string) {
  const queries = useQueryClient();
  const toast = useToast();
  const change = useMutation({
    mutationFn: run,
    onSuccess: async () => {
      if (done) toast({ look: 'none', text: done });
      await queries.invalidateQueries({ queryKey: ['routing'] });
    },
  });
  const words = useErrorWords(change.error);
  return { ...change, problem: change.isError ? words : undefined };
}

type AbilityChange = {
  languages?: string[];
  skills?: { id: string; level: number }[];
  capacity?: number | null;
};

export const changes = {
  save: (wish: RoutingChoices & { basedOn: number }) => api.put<Routing>('/routing', wish),
  tryOut: (rules: readonly Rule[]) => api.post<Tried>('/routing/preview', { rules, last: 50 }),
  giving: (teamId: string, gives: Giving) => api.put(`/teams/${id(teamId)}/giving`, { gives }),
  addSkill: (name: string) => api.post('/skills', { name }),
  removeSkill: (skillId: string) => api.remove(`/skills/${id(skillId)}`),
  markVip: ({ kind, id: of }: Pick<Vip, 'kind' | 'id'>, accountTeamId: string | null) =>
    api.put(`/vips/${kind}/${id(of)}`, { accountTeamId }),
  unmarkVip: ({ kind, id: of }: Pick<Vip, 'kind' | 'id'>) => api.remove(`/vips/${kind}/${id(of)}`),
  abilities: (personId: string, change: AbilityChange) => api.put(`/agents/${id(personId)}/abilities`, change),
};

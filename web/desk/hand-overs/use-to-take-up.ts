import { useQuery } from '@tanstack/react-query';
import type { ToTakeUpView } from '../../../contract/hand-over/acceptance.ts';
import { api } from '../../client/api.ts';

/** What was handed to me and waits to be taken up. */
export const useToTakeUp = () =>
  useQuery({
    queryKey: ['acceptances'],
    queryFn: () => api.get<{ tickets: ToTakeUpView[] }>('/acceptances'),
    staleTime: 0,
    refetchInterval: 60_000,
  });

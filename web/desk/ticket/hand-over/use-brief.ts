import { useQuery } from '@tanstack/react-query';
import type { BriefView } from '../../../../contract/hand-over/brief.ts';
import { api } from '../../../client/api.ts';

export const ticketPath = (number: string, rest: string) => `/tickets/${encodeURIComponent(number)}/${rest}`;

/** What whoever takes over has to know; asked for anew with the ticket. Collaborators have none. */
export const useBrief = (number: string, agent: boolean) =>
  useQuery({
    queryKey: ['ticket', number, 'hand-over-brief'],
    queryFn: () => api.get<BriefView>(ticketPath(number, 'brief')),
    enabled: agent,
  });

import type { FoundRequesterView } from '../../../contract/requesters.ts';
import type { TicketView } from '../../../contract/tickets.ts';
import { api } from '../../client/api.ts';
import type { IntakeSource } from '../new-ticket/intake-source.ts';

/** What somebody on the line needs, from the API. */
export const apiIntake: IntakeSource = {
  findRequesters: async (search) => {
    const query = new URLSearchParams({ search });
    const { requesters } = await api.get<{ requesters: FoundRequesterView[] }>(`/requesters?${query}`);
    return requesters.map(({ id, name, email, organisation, locale, unresolved }) => ({
      id,
      name,
      email,
      unresolved,
      ...(organisation ? { organisation } : {}),
      ...(locale ? { locale } : {}),
    }));
  },
  openTicket: async (wish, key) => {
    const { number, requester, assignee, promise, example } = await api.post<TicketView>('/tickets', wish, {
      idempotencyKey: key,
    });
    return {
      number,
      requester: { id: requester.id, name: requester.name, email: requester.email ?? '' },
      assignee: { id: assignee?.id ?? '', name: assignee?.name ?? '' },
      dueAt: promise?.dueAt ?? '',
      example,
    };
  },
  workingTime: (at, ticket) => api.get(`/working-time?${new URLSearchParams({ at, ...(ticket ? { ticket } : {}) })}`),
};

import { api } from '../client/api.ts';
import { listenLive } from '../client/live.ts';
import type { DeskView, GuaranteesView, ListScope, ListView, OutboxView, TicketView } from './model.ts';
import type { DeskSource } from './source.ts';

/** The desk's views from the API. */
export const apiSource: DeskSource = {
  desk: () => api.get<DeskView>('/desk'),
  list: (scope) => api.get<ListView>(`/desk/lists/${scopePath(scope)}`),
  ticket: (number) => api.get<TicketView>(`/desk/tickets/${encodeURIComponent(number)}`),
  post: (number, outgoing) => api.post(`/desk/tickets/${encodeURIComponent(number)}/messages`, outgoing),
  assign: (number, agentId, reason) =>
    api.put(`/tickets/${encodeURIComponent(number)}/assignee`, { agent: agentId, reason }),
  setStatus: (number, status) => api.put(`/tickets/${encodeURIComponent(number)}/status`, { status }),
  outbox: () => api.get<OutboxView>('/desk/outbox'),
  guarantees: () => api.get<GuaranteesView>('/guarantees'),
  signIn: (email, password) => api.post('/session', { email, password }),
  signOut: () => api.remove('/session'),
  setUp: (input) => api.post('/setup', input),
  listen: listenLive,
};

function scopePath(scope: ListScope): string {
  return scope.kind === 'mine' ? 'mine' : `teams/${encodeURIComponent(scope.id)}`;
}

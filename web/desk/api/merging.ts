import type { MergePreviewView } from '../../../contract/merge.ts';
import type { TicketView as ApiTicket } from '../../../contract/tickets.ts';
import { ApiError, api } from '../../client/api.ts';
import type { MergeSource } from '../merge-source.ts';
import { statusOf } from './codes.ts';

const path = (number: string) => `/tickets/${encodeURIComponent(number)}`;
const most = 100;

/** Merge and split from the API. */
export const apiMerging: MergeSource = {
  mergeChoices: async (requesterId, except) => {
    const query = new URLSearchParams({
      requester: requesterId,
      status: 'unresolved,resolved',
      sort: '-updated',
      limit: String(most),
    });
    const page = await api.get<{ tickets: ApiTicket[] }>(`/tickets?${query}`);
    return page.tickets
      .filter((one) => one.number !== except)
      .map(({ number, subject, language, status }) => ({ number, subject, lang: language, status: statusOf(status) }));
  },
  mergeChoice: async (number) => {
    const found = await api.get<ApiTicket>(path(number)).catch((error: unknown) => {
      if (error instanceof ApiError && error.status === 404) return null;
      throw error;
    });
    if (!found) return null;
    const { subject, language, status, requester } = found;
    return { number: found.number, subject, lang: language, status: statusOf(status), requester: requester.name };
  },
  mergePlan: async (from, into) => {
    const plan = await api.get<MergePreviewView>(`${path(from)}/merge-preview?${new URLSearchParams({ into })}`);
    return {
      into: { ...plan.into, status: statusOf(plan.into.status) },
      moves: plan.moves,
      dueAt: plan.after.dueAt,
      dueFrom: plan.after.dueFrom,
      assignee: plan.after.assignee.name,
      reopens: plan.after.reopens,
      ...(plan.tells ? { tells: plan.tells.name } : {}),
    };
  },
  merge: async (from, into) => (await api.put<{ ticket: ApiTicket }>(`${path(from)}/merge`, { into })).ticket,
  unmerge: (number) => api.remove<ApiTicket>(`${path(number)}/merge`),
  split: async (number, messages, subject) => {
    const made = await api.post<{ ticket: ApiTicket; undoUntil: string | null }>(`${path(number)}/splits`, {
      messages,
      ...(subject ? { subject } : {}),
    });
    return { number: made.ticket.number, undoable: made.undoUntil !== null };
  },
  unsplit: (number) => api.remove<ApiTicket>(`${path(number)}/split`),
  link: (number, other) => api.put(`${path(number)}/links/${encodeURIComponent(other)}`),
};

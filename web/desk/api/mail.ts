import type { BlockedSenderView } from '../../../contract/spam.ts';
import { api } from '../../client/api.ts';
import type { MailSource, NoticeChoice, ProposedView, ReplayView, SpamPreviewView } from '../mail-source.ts';
import { apiDeliveries } from './deliveries.ts';
import { apiMailSettings } from './mail-settings.ts';

const id = encodeURIComponent;

/** Spam, blocked senders and decisions about mail, from the API. */
export const apiMail: MailSource = {
  ...apiDeliveries,
  ...apiMailSettings,
  decideManyArrived: async (ids, decision) => {
    const { done, failed } = await api.post<{ done: string[]; failed: unknown[] }>('/inbound/decisions', {
      ids,
      ...decision,
    });
    return { done: done.length, failed: failed.length };
  },
  undoArrived: (mail) => api.remove(`/inbound/${id(mail)}/decision`),
  replayArrived: (mail, apply) => api.post<ReplayView>(`/inbound/${id(mail)}/replay`, { apply }),
  previewSpam: (which) => api.post<SpamPreviewView>('/spam/preview', which),
  markSpam: async (which, blockSenders) =>
    (await api.post<{ tickets: string[] }>('/spam', { ...which, blockSenders })).tickets,
  unmarkSpam: async (tickets) => {
    await api.post('/spam/undo', { tickets });
  },
  blockedSenders: async () =>
    (await api.get<{ blockedSenders: BlockedSenderView[] }>('/blocked-senders')).blockedSenders.map(
      ({ blockedBy, ...rest }) => ({ ...rest, ...(blockedBy ? { blockedBy } : {}) }),
    ),
  blockSender: async (sender) => {
    await api.post('/blocked-senders', { sender });
  },
  unblockSender: (sender) => api.remove(`/blocked-senders/${id(sender)}`),
  proposedRequester: async (number) =>
    (await api.get<{ proposal: ProposedView | null }>(`/tickets/${id(number)}/proposed-requester`)).proposal,
  decideRequester: async (number, decision) => {
    await api.put(`/tickets/${id(number)}/proposed-requester`, { decision });
  },
  decideStop: async (decision) => (await api.post<{ discarded: number }>('/outgoing/decision', { decision })).discarded,
  notices: async () => (await api.get<{ notices: NoticeChoice[] }>('/session/notices')).notices,
  setNotice: async (kind, byMail) => {
    await api.put(`/session/notices/${kind}`, { byMail });
  },
};

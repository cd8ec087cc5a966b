import type { BrandPreviewView, BrandView } from '../../../contract/brands.ts';
import type { DkimKeyView } from '../../../contract/dkim.ts';
import type { MailboxAlarmView } from '../../../contract/mailboxes/health.ts';
import { api } from '../../client/api.ts';
import type { MailboxSource, MailboxView } from '../mailbox-source.ts';

const at = (id: string, rest = '') => `/mailboxes/${encodeURIComponent(id)}${rest}`;
const key = (domain: string) => `/dkim-keys/${encodeURIComponent(domain)}`;
const brandAt = (id: string) => `/brands/${encodeURIComponent(id)}`;

/** Mailboxes, keys and brands from the API. */
export const apiMailboxes: MailboxSource = {
  mailboxes: async () => (await api.get<{ mailboxes: MailboxView[] }>('/mailboxes')).mailboxes,
  mailbox: (id) => api.get(at(id)),
  addMailbox: (address) => api.post('/mailboxes', { address }),
  removeMailbox: (id) => api.remove(at(id)),
  changeMailbox: (id, change) => api.patch(at(id), change),
  tryFetching: async (id, wish) => (await api.post<{ folders: string[] }>(at(id, '/source/check'), wish)).folders,
  setFetching: (id, wish) => api.put(at(id, '/source'), wish),
  startFetching: (id) => api.post(at(id, '/source/start'), {}),
  stopFetching: (id) => api.remove(at(id, '/source')),
  setMailboxSignIn: (id, wish) => api.put(at(id, '/sign-in'), wish),
  consentAddress: async (id) => (await api.get<{ url: string }>(at(id, '/authorisation'))).url,
  setSending: (id, wish) => api.put(at(id, '/sender'), wish),
  stopSending: (id) => api.remove(at(id, '/sender')),
  setMailboxMode: (id, wish) => api.put(at(id, '/mode'), wish),
  testMailbox: (id) => api.post(at(id, '/test'), {}),
  mailboxTest: (id, testId) => api.get(at(id, `/tests/${encodeURIComponent(testId)}`)),
  mailboxAlarms: async () => (await api.get<{ alarms: MailboxAlarmView[] }>('/mailbox-alarms')).alarms,
  dkimKeys: async () => (await api.get<{ keys: DkimKeyView[] }>('/dkim-keys')).keys,
  setDkimKey: (domain, signs) => api.put(key(domain), { signs }),
  checkDkimKey: (domain) => api.post(`${key(domain)}/check`, {}),
  removeDkimKey: (domain) => api.remove(key(domain)),
  brands: async () => (await api.get<{ brands: BrandView[] }>('/brands')).brands,
  addBrand: (brand) => api.post('/brands', brand),
  changeBrand: (id, brand) => api.patch(brandAt(id), brand),
  removeBrand: (id) => api.remove(brandAt(id)),
  previewBrand: async (brand) => (await api.post<{ mails: BrandPreviewView[] }>('/brands/preview', brand)).mails,
};

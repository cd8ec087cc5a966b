import type { DeskWordsView } from '../../../contract/desk-words/desk-words.ts';
import type { PreparedUpdate } from '../../../contract/promises/prepared.ts';
import { api } from '../../client/api.ts';
import type { PromiseSource } from '../promise-source.ts';

const path = (number: string) => `/tickets/${encodeURIComponent(number)}`;

/** The date of the next word, over the API. */
export const apiPromises: PromiseSource = {
  movePromise: (number, wish) => api.post(`${path(number)}/delays`, wish),
  deskWords: async () => (await api.get<DeskWordsView>('/desk-words')).versions,
  changeDeskWords: (locale, words) => api.put(`/desk-words/${locale}`, words),
  previewDeskWords: async (locale, words) =>
    (await api.post<{ text: string }>(`/desk-words/${locale}/preview`, words)).text,
  quietHours: () => api.get('/session/quiet-hours'),
  changeQuietHours: (scope, quiet) =>
    api.put(scope === 'own' ? '/session/quiet-hours' : '/settings/quiet-hours', { quiet }),
  keptRate: () => api.get('/promises/kept'),
  preparedUpdate: async (number) =>
    (await api.get<{ prepared: PreparedUpdate | null }>(`${path(number)}/prepared-update`)).prepared,
  acceptDate: (number) => api.put(`${path(number)}/date-request`, { decision: 'accepted' }),
};

import { api } from '../../client/api.ts';
import type { PromiseSource } from '../promise-source.ts';

const path = (number: string) => `/tickets/${encodeURIComponent(number)}`;

/** The date of the next word, over the API. */
export const apiPromises: PromiseSource = {
  movePromise: (number, wish) => api.post(`${path(number)}/delays`, wish),
  acceptDate: (number) => api.put(`${path(number)}/date-request`, { decision: 'accepted' }),
};

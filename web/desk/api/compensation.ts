import { api } from '../../client/api.ts';
import type { CompensationSource } from '../compensation-source.ts';

const path = (number: string) => `/tickets/${encodeURIComponent(number)}/compensation`;

/** Compensation from the API. */
export const apiCompensation: CompensationSource = {
  catalogue: () => api.get('/compensation'),
  changeCatalogue: (change) => api.put('/compensation', change),
  ticketCompensation: (number) => api.get(path(number)),
  askApproval: (number, offerId) => api.post(path(number), { offerId }),
  decideApproval: (number, id, decision) => api.put(`${path(number)}/${encodeURIComponent(id)}`, { decision }),
};

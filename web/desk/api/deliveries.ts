import { api } from '../../client/api.ts';
import type { DeliverySource } from '../delivery-source.ts';

const id = encodeURIComponent;

/** What did not arrive, addresses and absences, from the API. */
export const apiDeliveries: DeliverySource = {
  decideDelivery: (number, delivery, decision, address) =>
    api.post(`/tickets/${id(number)}/deliveries/${id(delivery)}/decision`, {
      decision,
      ...(address ? { address } : {}),
    }),
  writeElsewhere: (number, person, address) =>
    api.put(`/tickets/${id(number)}/participants/${id(person)}/address`, { address }),
  sayAddressWorks: (person, address) => api.remove(`/people/${id(person)}/addresses/${id(address)}/failure`),
  decideAway: (number, person, decision) => api.put(`/tickets/${id(number)}/away/${id(person)}`, { decision }),
};

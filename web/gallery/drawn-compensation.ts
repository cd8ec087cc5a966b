import type { CompensationSource } from '../desk/compensation-source.ts';

const catalogue = {
  currency: 'EUR',
  limitCents: 2500,
  offers: [{ id: 'voucher', name: 'A voucher for 20 EUR', amountCents: 2000 }],
};
const ticket = { catalogue, mayApprove: true, approver: 'Ana Ferreira', asked: [] };

/** Nothing is granted in a drawing. */
export const drawnCompensation: CompensationSource = {
  catalogue: async () => catalogue,
  changeCatalogue: async () => catalogue,
  ticketCompensation: async () => ticket,
  askApproval: async () => ticket,
  decideApproval: async () => ticket,
};

import type { CompensationCatalogue, TicketCompensation } from '../../contract/compensation/compensation.ts';

export type Catalogue = CompensationCatalogue;
export type OfferDraft = { id?: string; name: string; amountCents: number };
export type CatalogueChange = Omit<CompensationCatalogue, 'offers'> & { offers: OfferDraft[] };
export type CompensationView = TicketCompensation;

/** What there is to offer where something cannot be solved, and its approval. */
export type CompensationSource = {
  catalogue: () => Promise<Catalogue>;
  changeCatalogue: (change: CatalogueChange) => Promise<Catalogue>;
  ticketCompensation: (number: string) => Promise<CompensationView>;
  askApproval: (number: string, offerId: string) => Promise<CompensationView>;
  decideApproval: (number: string, id: string, decision: 'approved' | 'refused') => Promise<CompensationView>;
};

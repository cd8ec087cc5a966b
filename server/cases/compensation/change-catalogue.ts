// An administrator says what there is to offer, and up to what an agent grants it alone.

import type { CompensationCatalogue } from '../../../contract/compensation/compensation.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { forbidden, invalid } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { changeLimit, changeOffer, insertOffers, readCatalogue, retireOffersBut } from '../../settings/compensation.ts';

export type ChangeCatalogue = {
  currency: string;
  limitCents: number;
  offers: readonly { id?: string | undefined; name: string; amountCents: number }[];
};

/** @throws Forbidden, Invalid (an offer that is none of the catalogue) */
export function changeCatalogue(ctx: Context, input: ChangeCatalogue): Promise<CompensationCatalogue> {
  return inTransaction(ctx.tx, async (tx) => {
    if (!ctx.actor.roles.has('administrator')) throw forbidden('Only administrators change settings.');
    const known = (await readCatalogue(tx)).offers.map((offer) => offer.id);
    const unknown = input.offers.find((offer) => offer.id !== undefined && !known.includes(offer.id));
    if (unknown) throw invalid('“{name}” is offered no more; add it anew.', { name: unknown.name });
    const placed = input.offers.map((offer, position) => ({ ...offer, position }));
    const kept = placed.flatMap((offer) => (offer.id === undefined ? [] : [{ ...offer, id: offer.id }]));
    const added = placed.filter((offer) => offer.id === undefined).map((offer) => ({ ...offer, id: ctx.newId() }));
    await together(tx, [
      changeLimit(input.currency, input.limitCents),
      retireOffersBut({ ...ctx, tx }, idsOf(kept)),
      ...kept.map((offer) => changeOffer(offer, offer.position)),
      added.length > 0 ? insertOffers(ctx, added) : undefined,
      record(ctx, [{ kind: 'compensation.changed', data: { limitCents: input.limitCents, offers: placed.length } }]),
    ]);
    return readCatalogue(tx);
  });
}

const idsOf = (offers: readonly { id: string }[]): string[] => offers.map((offer) => offer.id);

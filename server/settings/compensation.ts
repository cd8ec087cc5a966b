// What there is to offer where something cannot be solved. Offers are never edited away: one that was granted is still read.

import { type Compilable, sql } from 'kysely';
import type { CompensationCatalogue } from '../../contract/compensation/compensation.ts';
import type { Context } from '../platform/context.ts';
import { type Database, insertRows, write } from '../platform/database.ts';

export async function readCatalogue(tx: Database): Promise<CompensationCatalogue> {
  const { rows } = await sql<CompensationCatalogue>`
    select compensation_currency as currency, compensation_limit_cents as limit_cents,
           coalesce((select json_agg(json_build_object('id', id, 'name', name, 'amountCents', amount_cents) order by position)
             from compensation_offer where retired_at is null), '[]') as offers
      from desk`.execute(tx);
  return rows[0]!;
}

export type NewOffer = { id: string; name: string; amountCents: number };

export const changeLimit = (currency: string, limitCents: number): Compilable =>
  write.updateTable('desk').set({ compensationCurrency: currency, compensationLimitCents: limitCents });

/** What is offered no more, by being none of these. */
export const retireOffersBut = (ctx: Context, ids: readonly string[]): Compilable =>
  write
    .updateTable('compensationOffer')
    .set({ retiredAt: ctx.now })
    .where('retiredAt', 'is', null)
    .where('id', 'not in', ids.length > 0 ? [...ids] : ['00000000-0000-0000-0000-000000000000']);

export const changeOffer = ({ id, name, amountCents }: NewOffer, position: number): Compilable =>
  write.updateTable('compensationOffer').set({ name, amountCents, position }).where('id', '=', id);

export const insertOffers = (ctx: Context, offers: readonly (NewOffer & { position: number })[]): Compilable =>
  insertRows(
    'compensationOffer',
    offers.map((offer) => ({ ...offer, createdAt: ctx.now })),
  );

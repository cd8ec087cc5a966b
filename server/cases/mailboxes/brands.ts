// Brands: under which name the desk speaks.

import type { z } from 'zod';
import type { addBrand as addContract, changeBrand as changeContract } from '../../../contract/brands.ts';
import type { Context } from '../../platform/context.ts';
import { type Database, inTransaction, together } from '../../platform/database.ts';
import { conflict, notFound } from '../../platform/errors.ts';
import { changeBrandRow, clearDefaultBrand, deleteBrand, insertBrand } from '../../settings/write-mailboxes.ts';
import { noteChange } from '../../settings/write-settings.ts';
import { mustAdminister } from './change-mailbox.ts';

type Change = {
  [K in keyof z.output<NonNullable<(typeof changeContract)['body']>>]: z.output<
    NonNullable<(typeof changeContract)['body']>
  >[K];
};
type New = z.output<NonNullable<(typeof addContract)['body']>>;

export const listBrands = (tx: Database, id?: string) => {
  const query = tx
    .selectFrom('brand')
    .select(['id', 'name', 'accentColour', 'senderName', 'footer', 'isDefault'])
    .orderBy('createdAt');
  return (id === undefined ? query : query.where('id', '=', id)).execute();
};

/** @throws Forbidden, Conflict (the name is taken) */
export async function addBrand(ctx: Context, input: New): Promise<string> {
  mustAdminister(ctx);
  return inTransaction(ctx.tx, async (tx) => {
    await mustBeFree(tx, input.name, null);
    const id = ctx.newId();
    if (input.isDefault) await together(tx, [clearDefaultBrand()]);
    await together(tx, [
      insertBrand({ ...given(input), name: input.name, id, createdAt: ctx.now }),
      noteChange(ctx, 'brand', null, { id, ...input }),
    ]);
    return id;
  });
}

/** @throws Forbidden, NotFound, Conflict */
export async function changeBrand(ctx: Context, id: string, input: Change): Promise<void> {
  mustAdminister(ctx);
  return inTransaction(ctx.tx, async (tx) => {
    const [before] = await listBrands(tx, id);
    if (!before) throw notFound('There is no such brand.');
    if (input.name !== undefined) await mustBeFree(tx, input.name, id);
    if (Object.keys(input).length === 0) return;
    if (input.isDefault) await together(tx, [clearDefaultBrand()]);
    await together(tx, [changeBrandRow(id, given(input)), noteChange(ctx, 'brand', before, { id, ...input })]);
  });
}

/** @throws Forbidden, NotFound */
export async function removeBrand(ctx: Context, id: string): Promise<void> {
  mustAdminister(ctx);
  return inTransaction(ctx.tx, async (tx) => {
    const [before] = await listBrands(tx, id);
    if (!before) throw notFound('There is no such brand.');
    await together(tx, [deleteBrand(id), noteChange(ctx, 'brand', before, null)]);
  });
}

/** Without what was left out. */
const given = <T extends object>(input: T) =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };

async function mustBeFree(tx: Database, name: string, exceptId: string | null): Promise<void> {
  const other = await tx.selectFrom('brand').select('id').where('name', '=', name).executeTakeFirst();
  if (other && other.id !== exceptId) throw conflict('There is a brand of the name {name} already.', { name });
}

// The statements that write what a mailbox is to people: its name, team, brand, signature, whom it trusts, and its mode.

import type { Compilable, Insertable, Updateable } from 'kysely';
import { write } from '../platform/database.ts';
import type { BrandTable, MailboxTable } from '../platform/database-types.ts';

export type MailboxChange = Pick<
  Updateable<MailboxTable>,
  | 'displayName'
  | 'teamId'
  | 'brandId'
  | 'locale'
  | 'signature'
  | 'opensForMachines'
  | 'trustedAuthserv'
  | 'trustsServer'
  | 'mode'
>;

export const changeMailboxRow = (id: string, change: MailboxChange): Compilable =>
  write.updateTable('mailbox').set(change).where('id', '=', id);

export const insertBrand = (brand: Insertable<BrandTable>): Compilable => write.insertInto('brand').values(brand);

export const changeBrandRow = (id: string, change: Updateable<BrandTable>): Compilable =>
  write.updateTable('brand').set(change).where('id', '=', id);

/** At most one is the default; called before another becomes it. */
export const clearDefaultBrand = (): Compilable =>
  write.updateTable('brand').set({ isDefault: false }).where('isDefault', '=', true);

export const deleteBrand = (id: string): Compilable => write.deleteFrom('brand').where('id', '=', id);

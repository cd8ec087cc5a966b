// The desk signs what it sends from a domain (DKIM, RFC 6376) with a key of its own. It signs once the DNS shows the key,
// because a signature that nobody can check is worse than none.

import { createHash, createPublicKey, generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import type { Selectable } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Database } from '../../../platform/database.ts';
import type { DkimKeyTable } from '../../../platform/database-types.ts';
import { notFound } from '../../../platform/errors.ts';
import { seal, unseal } from '../../../platform/seal.ts';

export type DkimSigns = 'when_verified' | 'always' | 'never';
export type DkimKey = Omit<Selectable<DkimKeyTable>, 'privateKey'> & { recordName: string; recordValue: string };
/** As `dns.promises.resolveTxt`. */
export type ResolveTxt = (name: string) => Promise<string[][]>;

const placeOf = (domain: string): string => `dkim ${domain}`;
const keyBits = 2048;

export async function listDkimKeys(tx: Database, domain?: string): Promise<DkimKey[]> {
  let query = tx.selectFrom('dkimKey').selectAll().orderBy('domain');
  if (domain !== undefined) query = query.where('domain', '=', domain);
  const rows = await query.execute();
  return rows.map(({ privateKey, ...row }) => ({
    ...row,
    recordName: `${row.selector}._domainkey.${row.domain}`,
    recordValue: `v=DKIM1; k=rsa; p=${row.publicKey}`,
  }));
}

/** Makes a key where there is none. */
export async function setDkimKey(ctx: Context, secrets: Buffer, domain: string, signs: DkimSigns): Promise<DkimKey> {
  const changed = await ctx.tx.updateTable('dkimKey').set({ signs }).where('domain', '=', domain).executeTakeFirst();
  if (changed.numUpdatedRows === 0n) {
    const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: keyBits });
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const bytes = publicKey.export({ type: 'spki', format: 'der' });
    await ctx.tx
      .insertInto('dkimKey')
      .values({
        domain,
        // The selector changes with the key, so that an old record never meets a new key.
        selector: `tellonce-${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}`,
        privateKey: seal(secrets, placeOf(domain), pem),
        publicKey: bytes.toString('base64'),
        signs,
        createdAt: ctx.now,
      })
      .onConflict((conflict) => conflict.column('domain').doUpdateSet({ signs }))
      .execute();
  }
  return (await listDkimKeys(ctx.tx, domain))[0]!;
}

/** @throws NotFound */
export async function checkDkimKey(ctx: Context, resolve: ResolveTxt, domain: string): Promise<DkimKey> {
  const [key] = await listDkimKeys(ctx.tx, domain);
  if (!key) throw notFound('There is no key for {domain}.', { domain });
  const records = await resolve(key.recordName).catch(() => [] as string[][]);
  const texts = records.map((parts) => parts.join(''));
  const found = texts.find((text) => /(^|;)\s*p=/.test(text)) ?? texts[0] ?? null;
  const isThere = texts.some((text) => publishedKey(text) === key.publicKey);
  await ctx.tx
    .updateTable('dkimKey')
    .set({ checkedAt: ctx.now, found: found?.slice(0, 1000) ?? null, verifiedAt: isThere ? ctx.now : null })
    .where('domain', '=', domain)
    .execute();
  return (await listDkimKeys(ctx.tx, domain))[0]!;
}

/** The key in a record (RFC 6376, 3.6.1), written as ours is; null where there is none that can be read. */
function publishedKey(record: string): string | null {
  const tags = new Map(record.split(';').map((tag) => [tag.split('=', 1)[0]!.trim(), tag.slice(tag.indexOf('=') + 1)]));
  const written = (tags.get('p') ?? '').replace(/\s+/g, '');
  if ((tags.get('k') ?? 'rsa').trim() !== 'rsa' || written === '') return null;
  try {
    const key = createPublicKey({ key: Buffer.from(written, 'base64'), format: 'der', type: 'spki' });
    return key.export({ type: 'spki', format: 'der' }).toString('base64');
  } catch {
    return null;
  }
}

/** @throws NotFound */
export async function removeDkimKey(ctx: Context, domain: string): Promise<void> {
  const gone = await ctx.tx.deleteFrom('dkimKey').where('domain', '=', domain).executeTakeFirst();
  if (gone.numDeletedRows === 0n) throw notFound('There is no key for {domain}.', { domain });
}

/** What signs a mail from this domain; null: it leaves unsigned. */
export async function signingKey(
  ctx: Context,
  secrets: Buffer,
  domain: string,
): Promise<{ domain: string; selector: string; privateKey: string } | null> {
  const row = await ctx.tx
    .selectFrom('dkimKey')
    .selectAll()
    .where('domain', '=', domain.toLowerCase())
    .where((where) =>
      where.or([
        where('signs', '=', 'always'),
        where.and([where('signs', '=', 'when_verified'), where('verifiedAt', 'is not', null)]),
      ]),
    )
    .executeTakeFirst();
  const privateKey = row ? unseal(secrets, placeOf(row.domain), row.privateKey) : null;
  return row && privateKey !== null ? { domain: row.domain, selector: row.selector, privateKey } : null;
}

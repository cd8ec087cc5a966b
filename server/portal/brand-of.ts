// Under which brand a page of the portal stands: that of the ticket it shows, else the one under which all of a person's
// tickets stand, else the one this browser saw last, else the default one. Without any the desk has its own look.

import { type RawBuilder, sql } from 'kysely';
import { brandStyleHref } from '../settings/brand-look.ts';
import { brandIdOf } from '../settings/brand-name.ts';

/** What a page is about, as far as it is known. */
export type About = { ticketId?: number | undefined; personId?: string | undefined };

export const brandCookie = 'tellonce_brand';

export type BrandRow = { id: string; name: string; senderName: string; accentColour: string; isOfTicket: boolean };

const isId = (text: string | undefined): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text ?? '');

/** The brand as one JSON value; null where there is none. */
export function brandJson({ ticketId, personId }: About, seen: string | undefined): RawBuilder<BrandRow | null> {
  const ofTicket = sql`(select ${brandIdOf(sql.ref('t.mailbox_id'))} from ticket t where t.id = ${ticketId ?? null}::bigint)`;
  const ofPerson = sql`(
    select (array_agg(distinct one.brand_id))[1] from (
      select ${brandIdOf(sql.ref('t.mailbox_id'))} as brand_id from participant c join ticket t on t.id = c.ticket_id
       where c.person_id = ${personId ?? null}::uuid and c.role <> 'pending' order by t.id desc limit 50) one
    having count(distinct one.brand_id) = 1 and count(*) = count(one.brand_id))`;
  const ofBrowser = sql`(select id from brand where id = ${isId(seen) ? seen : null}::uuid)`;
  return sql`(
    select json_build_object('id', b.id, 'name', b.name, 'senderName', b.sender_name, 'accentColour', b.accent_colour,
             'isOfTicket', b.id = ${ofTicket})
      from brand b
     where b.id = coalesce(${ofTicket}, case when ${ticketId ?? null}::bigint is null then coalesce(${ofPerson}, ${ofBrowser},
             (select id from brand where is_default)) end))`;
}

/** What the frame shows of it: the name that mails are sent under, its first sign, and its colours. */
export function brandFrame(brand: BrandRow | null) {
  if (!brand) return {};
  const name = brand.senderName || brand.name;
  return {
    deskName: name,
    brand: { sign: firstSign(name), colour: brand.accentColour, styleHref: brandStyleHref(brand.accentColour) },
  };
}

/** The first letter or digit as a reader sees it, which may be more than one code point. */
function firstSign(name: string): string {
  const signs = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(name)];
  return (signs.find(({ segment }) => /[\p{L}\p{N}]/u.test(segment))?.segment ?? '').toLocaleUpperCase();
}

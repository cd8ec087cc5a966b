// Whom a mailbox trusts besides our own look at the DNS: the checks that its mail server has written down, or, in a network
// without DNS, the server itself.

import { sql } from 'kysely';
import type { Authentication } from '../../channels/email/authenticate-mail.ts';
import { readAuthenticationResults } from '../../channels/email/mailboxes/authentication-results.ts';
import type { ParsedMail } from '../../channels/email/reading/parse-mail.ts';
import { homesOf } from '../../channels/own-address.ts';
import type { Context } from '../../platform/context.ts';

type Trust = { trustedAuthserv: string | null; trustsServer: boolean };

/** What our own look has proven or refuted stays. */
export async function believeServer(
  ctx: Context,
  inbound: { id: string; envelopeTo: readonly string[] },
  mail: ParsedMail,
  own: Authentication,
): Promise<Authentication> {
  if (own.result !== 'none' || !mail.from) return own;
  const { rows } = await sql<Trust>`
    select trusted_authserv, trusts_server from mailbox
     where (trusted_authserv is not null or trusts_server)
       and (id = (select mailbox_id from inbound where id = ${inbound.id}) or address = any(${inbound.envelopeTo.flatMap(homesOf)}::text[]))
     limit 1`.execute(ctx.tx);
  const trust = rows[0];
  if (!trust) return own;
  const said = trust.trustedAuthserv
    ? readAuthenticationResults(
        mail.headers.get('authentication-results') ?? [],
        trust.trustedAuthserv,
        mail.from.address,
      )
    : null;
  if (said) return said;
  return trust.trustsServer ? { result: 'pass', policy: null, how: 'the mail server of the mailbox is trusted' } : own;
}

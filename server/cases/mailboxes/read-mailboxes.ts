// Mailboxes as administrators see them: everything that was arranged, no secret, and how they fare in a plain sentence.

import { sql } from 'kysely';
import type { MailboxAlarmView } from '../../../contract/mailboxes/health.ts';
import type { MailboxDetail } from '../../../contract/mailboxes.ts';
import type { Failure } from '../../channels/email/mailboxes/trouble.ts';
import type { Context } from '../../platform/context.ts';
import { forbidden } from '../../platform/errors.ts';
import type { Words } from '../../platform/problem.ts';

type Say = Words['say'];
type SignInJson = Omit<NonNullable<MailboxDetail['signIn']>, 'state' | 'expiresInDays' | 'refusal'> & {
  brokenAt: string | null;
  refusal: Failure | null;
};
/** Where the provider leads back to is known to whoever knows the desk's own address. */
type MailboxRead = Omit<MailboxDetail, 'redirectUri'>;
type Row = Omit<MailboxRead, 'health' | 'signIn'> & {
  signIn: SignInJson | null;
  succeededAt: Date | null;
  lastMailAt: Date | null;
  failingSince: Date | null;
  failure: Failure | null;
  alarm: { kind: string; failure: Failure } | null;
  unfetched: number;
};

/** All, or the one of this id. @throws Forbidden */
export async function readMailboxes(ctx: Context, say: Say, id: string | null = null): Promise<MailboxRead[]> {
  if (!ctx.actor.roles.has('administrator')) throw forbidden('Only administrators see how mailboxes are connected.');
  const { rows } = await sql<Row>`
    select m.id, m.address, m.display_name, m.team_id, m.brand_id, m.locale, m.is_default, m.signature, m.opens_for_machines,
           m.trusted_authserv, m.trusts_server, m.mode,
           (select count(*) from ticket t where t.mailbox_id = m.id and t.shadow) as shadow_tickets,
           case when s.mailbox_id is not null then json_build_object('host', s.host, 'port', s.port, 'security', s.security,
             'checksCertificate', s.checks_certificate, 'userName', s.user_name, 'signIn', s.sign_in, 'folders', s.folders,
             'afterFetch', s.after_fetch, 'moveTo', s.move_to, 'backlogDays', s.backlog_days, 'largestBytes', s.largest_bytes,
             'begun', s.begun_at is not null, 'hasPassword', s.password is not null) end as source,
           case when i.mailbox_id is not null then json_build_object('provider', i.provider, 'tenant', i.tenant,
             'clientId', i.client_id, 'authorisationUrl', i.authorisation_url, 'tokenUrl', i.token_url, 'scopes', i.scopes,
             'allowsPrivate', i.allows_private, 'hasClientSecret', i.client_secret is not null, 'grantedAt', i.granted_at,
             'expiresAt', i.refresh_expires_at, 'brokenAt', i.broken_at, 'refusal', i.refusal) end as sign_in,
           case when o.mailbox_id is not null then json_build_object('host', o.host, 'port', o.port, 'security', o.security,
             'checksCertificate', o.checks_certificate, 'signIn', o.sign_in, 'userName', o.user_name,
             'hasPassword', o.password is not null) end as sender,
           h.succeeded_at, h.last_mail_at, h.failing_since, h.failure,
           (select json_build_object('kind', a.kind, 'failure', a.failure) from mailbox_alarm a
             where a.mailbox_id = m.id and a.ended_at is null order by a.kind = 'silent', a.raised_at desc limit 1) as alarm,
           (select count(*) from mailbox_poison p where p.mailbox_id = m.id) as unfetched
      from mailbox m left join mailbox_source s on s.mailbox_id = m.id left join mailbox_sign_in i on i.mailbox_id = m.id
      left join mailbox_sender o on o.mailbox_id = m.id left join mailbox_health h on h.mailbox_id = m.id
     where ${id}::uuid is null or m.id = ${id}::uuid order by m.created_at, m.id`.execute(ctx.tx);
  return rows.map((row) => view(ctx, say, row));
}

function view(ctx: Context, say: Say, row: Row): MailboxRead {
  const { succeededAt, lastMailAt, failingSince, failure, alarm, unfetched, signIn, ...rest } = row;
  const shown = failure ?? alarm?.failure ?? null;
  return {
    ...rest,
    signIn: signIn && signInView(ctx, say, signIn),
    health: {
      state: stateOf(row),
      succeededAt: succeededAt?.toISOString() ?? null,
      lastMailAt: lastMailAt?.toISOString() ?? null,
      failingSince: failingSince?.toISOString() ?? null,
      sentence: shown && say(shown.template, shown.values),
      unfetched,
    },
  };
}

function stateOf(row: Row): MailboxDetail['health']['state'] {
  if (row.failure || (row.alarm && row.alarm.kind !== 'silent')) return 'failing';
  if (row.alarm) return 'silent';
  if (!row.source) return 'not_fetched';
  if (!row.source.begun) return 'not_begun';
  return row.succeededAt ? 'well' : 'starting';
}

function signInView(ctx: Context, say: Say, signIn: SignInJson): NonNullable<MailboxDetail['signIn']> {
  const { brokenAt, refusal, ...rest } = signIn;
  const iso = (at: string | null) => at && new Date(at).toISOString();
  const left = rest.expiresAt
    ? Math.floor((new Date(rest.expiresAt).getTime() - ctx.now.getTime()) / 86_400_000)
    : null;
  return {
    ...rest,
    grantedAt: iso(rest.grantedAt),
    expiresAt: iso(rest.expiresAt),
    state: brokenAt ? 'broken' : rest.grantedAt ? 'granted' : 'never',
    expiresInDays: left,
    refusal: refusal && say(refusal.template, refusal.values),
  };
}

/** For the banner. @throws Forbidden */
export async function readAlarms(ctx: Context, say: Say): Promise<{ alarms: MailboxAlarmView[] }> {
  if (!ctx.actor.roles.has('administrator')) throw forbidden('Only administrators see how mailboxes are connected.');
  const rows = await ctx.tx
    .selectFrom('mailboxAlarm')
    .leftJoin('mailbox', 'mailbox.id', 'mailboxAlarm.mailboxId')
    .select(['mailboxAlarm.id', 'mailboxId', 'address', 'kind', 'since', 'failure'])
    .where('endedAt', 'is', null)
    .orderBy('since')
    .execute();
  return {
    alarms: rows.map(({ failure, since, ...row }) => ({
      ...row,
      since: since.toISOString(),
      sentence: say((failure as Failure).template, (failure as Failure).values),
    })),
  };
}

// The outgoing servers of single mailboxes. Each is kept open and opened anew when its settings or its token have changed.

import { createHash } from 'node:crypto';
import type { Context } from '../platform/context.ts';
import { unseal } from '../platform/seal.ts';
import { credentialsOf, placeOf } from './email/mailboxes/sign-in.ts';
import { failureOf, MailboxTrouble, unreadableSecret } from './email/mailboxes/trouble.ts';
import { type MailTransport, openTransport, type SmtpServer } from './email/send-mail.ts';

export type MailboxSenders = {
  /** Null: the mailbox has no server of its own. */
  of: (ctx: Context, mailboxId: string) => Promise<MailTransport | null>;
  close: () => void;
};

/** Mails that are under way on the old connections are let out before these are closed. */
const farewellMillis = 60_000;

export function openSenders(secrets: Buffer): MailboxSenders {
  const open = new Map<string, { mark: string; transport: MailTransport }>();
  const retired = new Set<NodeJS.Timeout>();
  const retire = (transport: MailTransport): void => {
    const timer = setTimeout(() => {
      retired.delete(timer);
      transport.close();
    }, farewellMillis);
    timer.unref();
    retired.add(timer);
  };
  return {
    of: async (ctx, mailboxId) => {
      const server = await readServer(ctx, secrets, mailboxId);
      const known = open.get(mailboxId);
      if (server === null) {
        if (known) retire(known.transport);
        open.delete(mailboxId);
        return null;
      }
      if (server instanceof MailboxTrouble) return refusing(server);
      const mark = createHash('sha256').update(JSON.stringify(server)).digest('hex');
      if (known?.mark === mark) return known.transport;
      if (known) retire(known.transport);
      const transport = openTransport(server);
      open.set(mailboxId, { mark, transport });
      return transport;
    },
    close: () => {
      for (const timer of retired) clearTimeout(timer);
      for (const { transport } of open.values()) transport.close();
      open.clear();
    },
  };
}

/** Without a sign-in nothing leaves, and the Outbox says why. */
const refusing = (trouble: MailboxTrouble): MailTransport => ({
  send: async () => ({
    sent: false,
    how: 'down',
    error: trouble.message,
    status: null,
    failure: failureOf(trouble),
  }),
  close: () => {},
});

/** The server of this mailbox with what it takes to sign in now. */
export async function readServer(
  ctx: Context,
  secrets: Buffer,
  mailboxId: string,
): Promise<SmtpServer | MailboxTrouble | null> {
  const row = await ctx.tx
    .selectFrom('mailboxSender')
    .leftJoin('mailboxSource', 'mailboxSource.mailboxId', 'mailboxSender.mailboxId')
    .where('mailboxSender.mailboxId', '=', mailboxId)
    .selectAll('mailboxSender')
    .select([
      'mailboxSource.userName as sourceUser',
      'mailboxSource.signIn as sourceSignIn',
      'mailboxSource.password as sourcePassword',
    ])
    .executeTakeFirst();
  if (!row) return null;
  const { host, port, security, checksCertificate } = row;
  const server = { host, port, security, checksCertificate };
  try {
    return { ...server, auth: await authOf(ctx, secrets, { ...row, mailboxId }) };
  } catch (error) {
    if (error instanceof MailboxTrouble) return error;
    throw error;
  }
}

type Row = {
  mailboxId: string;
  signIn: 'none' | 'same' | 'password' | 'oauth';
  userName: string | null;
  password: Buffer | null;
  sourceUser: string | null;
  sourceSignIn: 'password' | 'oauth' | null;
  sourcePassword: Buffer | null;
};

async function authOf(ctx: Context, secrets: Buffer, row: Row): Promise<SmtpServer['auth']> {
  const { mailboxId } = row;
  if (row.signIn === 'none') return null;
  if (row.signIn === 'password') {
    const pass = unseal(secrets, placeOf(mailboxId, 'sender'), row.password);
    if (pass === null) throw unreadableSecret();
    return { user: row.userName!, pass };
  }
  if (row.signIn === 'oauth')
    return credentialsOf(ctx, secrets, { mailboxId, userName: row.userName!, signIn: 'oauth', password: null });
  if (row.sourceUser === null || row.sourceSignIn === null) return null;
  return credentialsOf(ctx, secrets, {
    mailboxId,
    userName: row.sourceUser,
    signIn: row.sourceSignIn,
    password: row.sourcePassword,
  });
}

// Where people sign in for their mailbox, and with which rights. The two large providers are fixed, so that nobody can be
// led elsewhere under their name; any other is described by the administrator.

import type { AuthorizationServer } from 'oauth4webapi';

export type ProviderName = 'microsoft' | 'google' | 'custom';

export type SignInRow = {
  mailboxId: string;
  provider: ProviderName;
  tenant: string | null;
  clientId: string;
  authorisationUrl: string | null;
  tokenUrl: string | null;
  scopes: readonly string[];
  allowsPrivate: boolean;
};

export type Provider = {
  /** As people know it. */
  name: string;
  server: AuthorizationServer & { authorization_endpoint: string; token_endpoint: string };
  scopes: readonly string[];
  /** What the provider wants besides, so that it hands out a refresh token. */
  extra: Readonly<Record<string, string>>;
  /** A host that may lie in a private network. */
  allowedPrivateHosts: ReadonlySet<string>;
};

const nowhere: ReadonlySet<string> = new Set();

export function providerOf(row: SignInRow): Provider {
  if (row.provider === 'google')
    return {
      name: 'Google',
      server: at(
        'https://accounts.google.com',
        'https://accounts.google.com/o/oauth2/v2/auth',
        'https://oauth2.googleapis.com/token',
      ),
      scopes: ['https://mail.google.com/'],
      extra: { access_type: 'offline', prompt: 'consent' },
      allowedPrivateHosts: nowhere,
    };
  if (row.provider === 'microsoft') {
    const root = `https://login.microsoftonline.com/${encodeURIComponent(row.tenant ?? 'organizations')}`;
    return {
      name: 'Microsoft',
      server: at(`${root}/v2.0`, `${root}/oauth2/v2.0/authorize`, `${root}/oauth2/v2.0/token`),
      scopes: [
        'https://outlook.office.com/IMAP.AccessAsUser.All',
        'https://outlook.office.com/SMTP.Send',
        'offline_access',
      ],
      extra: { prompt: 'select_account' },
      allowedPrivateHosts: nowhere,
    };
  }
  const { hostname, origin } = new URL(row.tokenUrl!);
  return {
    name: hostname,
    server: at(origin, row.authorisationUrl!, row.tokenUrl!),
    scopes: row.scopes,
    extra: {},
    allowedPrivateHosts: row.allowsPrivate ? new Set([hostname]) : nowhere,
  };
}

const at = (issuer: string, authorization_endpoint: string, token_endpoint: string) => ({
  issuer,
  authorization_endpoint,
  token_endpoint,
});

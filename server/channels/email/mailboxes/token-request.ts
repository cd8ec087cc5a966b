// What is asked of a provider's token server, through the fetcher that reaches no private network, and how its refusals read.

import * as oauth from 'oauth4webapi';
import { outgoingFetch } from '../../../platform/outgoing-fetch.ts';
import type { Provider } from './providers.ts';
import { clientRefused, signInDeclined, signInEnded, signInServerAway } from './trouble.ts';

export type Tokens = {
  accessToken: string;
  /** Null: the provider keeps the old one. */
  refreshToken: string | null;
  /** Seconds from now; null when the provider does not say. */
  expiresIn: number | null;
  refreshExpiresIn: number | null;
};

export type Client = { id: string; secret: string | null };

/** @throws MailboxTrouble */
export async function refreshTokens(provider: Provider, client: Client, refreshToken: string): Promise<Tokens> {
  const { server } = provider;
  return tokensOf(provider, async () => {
    const options = optionsFor(provider);
    const answer = await oauth.refreshTokenGrantRequest(
      server,
      clientOf(client),
      proofOf(client),
      refreshToken,
      options,
    );
    return oauth.processRefreshTokenResponse(server, clientOf(client), answer);
  });
}

/** `returned` is the address that the provider led the browser back to. @throws MailboxTrouble */
export function exchangeCode(
  provider: Provider,
  client: Client,
  returned: { url: URL; state: string; redirectUri: string; verifier: string },
): Promise<Tokens> {
  const { server } = provider;
  return tokensOf(provider, async () => {
    const checked = oauth.validateAuthResponse(server, clientOf(client), returned.url, returned.state);
    const answer = await oauth.authorizationCodeGrantRequest(
      server,
      clientOf(client),
      proofOf(client),
      checked,
      returned.redirectUri,
      returned.verifier,
      optionsFor(provider),
    );
    return oauth.processAuthorizationCodeResponse(server, clientOf(client), answer);
  });
}

const clientOf = ({ id }: Client): oauth.Client => ({ client_id: id });
const proofOf = ({ secret }: Client): oauth.ClientAuth =>
  secret === null ? oauth.None() : oauth.ClientSecretPost(secret);

const optionsFor = ({ allowedPrivateHosts }: Provider) => ({
  [oauth.customFetch]: (url: string, init: { method: string; headers: Record<string, string>; body?: unknown }) =>
    outgoingFetch(
      url,
      { method: init.method, headers: init.headers, body: String(init.body ?? ''), redirect: 'manual' },
      { allowedPrivateHosts },
    ),
  // The fetcher knows better which hosts may be asked without TLS.
  [oauth.allowInsecureRequests]: allowedPrivateHosts.size > 0,
});

async function tokensOf(provider: Provider, ask: () => Promise<oauth.TokenEndpointResponse>): Promise<Tokens> {
  try {
    const answer = await ask();
    const refreshExpiresIn = Number(answer.refresh_token_expires_in);
    return {
      accessToken: answer.access_token,
      refreshToken: answer.refresh_token ?? null,
      expiresIn: answer.expires_in ?? null,
      refreshExpiresIn: Number.isFinite(refreshExpiresIn) && refreshExpiresIn > 0 ? refreshExpiresIn : null,
    };
  } catch (error) {
    throw refusalOf(provider, error);
  }
}

/** RFC 6749, 5.2 and 4.1.2.1. */
function refusalOf({ name }: Provider, error: unknown): Error {
  const isOwn = error instanceof oauth.ResponseBodyError || error instanceof oauth.AuthorizationResponseError;
  if (!isOwn) return signInServerAway(name, error);
  const { error: code, error_description: description } = error;
  if (code === 'invalid_grant' || code === 'interaction_required' || code === 'consent_required')
    return signInEnded(name);
  if (code === 'access_denied') return signInDeclined(name, description ?? code);
  if (code === 'temporarily_unavailable' || code === 'server_error') return signInServerAway(name, new Error(code));
  return clientRefused(name, description ? `${code}: ${description}` : code);
}

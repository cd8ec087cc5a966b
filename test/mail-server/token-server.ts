// A strict OAuth 2 server (RFC 6749, 7636, 7662): a code counts once and only with its verifier, a refresh token is replaced
// at each use and a used one ends everything, and Dovecot asks here whether an access token is good.

import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const client = { id: 'desk', secret: 'client secret' };

export type TokenServer = {
  url: string;
  /** The person agrees. @returns where the browser is led back to */
  agree: (authorisationUrl: string, user: string) => string;
  /** What was asked and refused, in order. */
  refused: string[];
  refreshed: () => number;
  /** The person, or their administrator, withdraws the permission. */
  withdraw: () => void;
  /** Access tokens that were handed out are void from now on, refresh tokens stay good. */
  forgetAccess: () => void;
  stop: () => Promise<void>;
};

export async function startTokenServer(accessSeconds = 3600): Promise<TokenServer> {
  const codes = new Map<string, { challenge: string; redirectUri: string; user: string }>();
  const access = new Map<string, string>();
  const refresh = new Map<string, { user: string; used: boolean }>();
  const refused: string[] = [];
  let refreshes = 0;
  const token = () => randomBytes(20).toString('base64url');
  const hand = (user: string) => {
    const one = {
      access_token: token(),
      refresh_token: token(),
      token_type: 'Bearer',
      expires_in: accessSeconds,
      refresh_token_expires_in: 90 * 86_400,
    };
    access.set(one.access_token, user);
    refresh.set(one.refresh_token, { user, used: false });
    return one;
  };
  const grant = (form: URLSearchParams): Record<string, unknown> | string => {
    if (form.get('client_id') !== client.id || form.get('client_secret') !== client.secret) return 'invalid_client';
    if (form.get('grant_type') === 'authorization_code') {
      const code = codes.get(form.get('code') ?? '');
      codes.delete(form.get('code') ?? '');
      const challenge = createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url');
      if (!code || code.challenge !== challenge || code.redirectUri !== form.get('redirect_uri'))
        return 'invalid_grant';
      return hand(code.user);
    }
    if (form.get('grant_type') !== 'refresh_token') return 'unsupported_grant_type';
    const known = refresh.get(form.get('refresh_token') ?? '');
    // A token that is used twice was stolen from somebody: all of that person's end, and nobody else's (RFC 9700, 4.14.2).
    if (known?.used) {
      for (const [other, { user }] of refresh) if (user === known.user) refresh.delete(other);
    }
    if (!known || known.used) return 'invalid_grant';
    known.used = true;
    refreshes++;
    return hand(known.user);
  };
  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    const form = new URLSearchParams(await bodyOf(request));
    const answer = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (request.method === 'POST' && request.url === '/token') {
      const given = grant(form);
      if (typeof given !== 'string') return answer(200, given);
      refused.push(given);
      return answer(given === 'invalid_client' ? 401 : 400, { error: given });
    }
    if (request.method === 'POST' && request.url?.startsWith('/introspect')) {
      const user = access.get(form.get('token') ?? '');
      return answer(200, user ? { active: true, username: user } : { active: false });
    }
    return answer(404, {});
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    agree: (authorisationUrl, user) => {
      const asked = new URL(authorisationUrl).searchParams;
      if (asked.get('response_type') !== 'code' || asked.get('code_challenge_method') !== 'S256')
        throw new Error('not asked by the rules');
      const code = token();
      codes.set(code, { challenge: asked.get('code_challenge')!, redirectUri: asked.get('redirect_uri')!, user });
      const back = new URL(asked.get('redirect_uri')!);
      back.searchParams.set('code', code);
      back.searchParams.set('state', asked.get('state')!);
      return back.href;
    },
    refused,
    refreshed: () => refreshes,
    withdraw: () => {
      refresh.clear();
      access.clear();
    },
    forgetAccess: () => access.clear(),
    stop: () => new Promise((done) => server.close(() => done()).closeAllConnections()),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

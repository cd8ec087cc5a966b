import type { FetchingWish, MailboxView, SignInWish } from '../../mailbox-source.ts';
import { guessServers } from './known-servers.ts';

/** What is typed on the way to a mailbox that is fetched. Passwords are kept nowhere but in the page. */
export type FetchingDraft = Omit<FetchingWish, 'password'> & { password: string };

export type ClientDraft = Omit<SignInWish, 'clientSecret'> & { clientSecret: string };

/** As it is arranged, or what is proposed for an address that is not fetched yet. */
export function fetchingOf(box: MailboxView): FetchingDraft {
  if (box.source) {
    const { hasPassword: _, ...source } = box.source;
    return { ...source, password: '' };
  }
  const { fetching, oauth } = guessServers(box.address);
  return {
    ...fetching,
    checksCertificate: true,
    userName: box.address,
    signIn: oauth === 'microsoft' ? 'oauth' : 'password',
    folders: ['INBOX'],
    afterFetch: 'seen',
    moveTo: null,
    backlogDays: null,
    largestBytes: 35 * 1024 * 1024,
    begun: true,
    password: '',
  };
}

export function clientOf(box: MailboxView): ClientDraft {
  const { oauth = 'custom' } = guessServers(box.address);
  const { provider, tenant, clientId, authorisationUrl, tokenUrl, scopes, allowsPrivate } = box.signIn ?? {
    provider: oauth,
    tenant: null,
    clientId: '',
    authorisationUrl: null,
    tokenUrl: null,
    scopes: [],
    allowsPrivate: false,
  };
  return { provider, tenant, clientId, authorisationUrl, tokenUrl, scopes, allowsPrivate, clientSecret: '' };
}

export function wishOf(draft: FetchingDraft): FetchingWish {
  const { password, ...wish } = draft;
  return {
    ...wish,
    host: draft.host.trim(),
    userName: draft.userName.trim(),
    moveTo: draft.afterFetch === 'move' ? draft.moveTo : null,
    ...(draft.signIn === 'password' && password ? { password } : {}),
  };
}

const keptAs = (id: string) => `tellonce.mailbox.${id}`;

/** The browser leaves for the provider; what was typed waits in this tab until it comes back. Secrets do not. */
export function keepDraft(id: string, draft: FetchingDraft): void {
  try {
    sessionStorage.setItem(keptAs(id), JSON.stringify({ ...draft, password: '' }));
  } catch {
    // A browser that keeps nothing begins with the proposal again.
  }
}

export function takeDraft(id: string): FetchingDraft | undefined {
  try {
    const kept = sessionStorage.getItem(keptAs(id));
    return kept ? (JSON.parse(kept) as FetchingDraft) : undefined;
  } catch {
    return undefined;
  }
}

export function forgetDraft(id: string): void {
  try {
    sessionStorage.removeItem(keptAs(id));
  } catch {
    // Nothing was kept.
  }
}

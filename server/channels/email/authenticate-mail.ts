// Whether a mail is from the domain that stands in From (DMARC, aligned DKIM or SPF). It asks the DNS, which may be slow or
// not there at all: then the answer is "none", and no other mail waits for it.

import { isIP } from 'node:net';

export type Authentication = {
  result: 'pass' | 'none' | 'fail';
  /** What the domain wants done with mail that fails. */
  policy: 'none' | 'quarantine' | 'reject' | null;
  /** How it was found out, for whoever wonders. */
  how: string;
  /** Each check that was made, also those that decided nothing. */
  checks?: Check[];
  /** Who wrote it is only said by a group that is none of ours; the policy is that of the writer's domain then. */
  isHearsay?: true;
};

/** One check, in the words of RFC 8601. ARC (RFC 8617) only tells; it proves nothing here, for anybody may seal. */
export type Check = {
  method: 'spf' | 'dkim' | 'dmarc' | 'arc';
  result: string;
  /** The domain that it is about; null where the check names none. */
  domain: string | null;
};

/** As `dns.promises.resolve`. Tests give their own. */
export type Resolve = (name: string, type: string) => Promise<string[] | string[][]>;

export type AuthenticateMail = {
  raw: Buffer;
  /** The address in From. */
  from: string | null;
  envelopeFrom: string | null;
  remoteAddress: string | null;
  signed: boolean;
};

const limitMillis = 2000;
const silenceMillis = 60_000;
const unproven = (how: string): Authentication => ({ result: 'none', policy: null, how });

const silence = ['ETIMEOUT', 'ETIMEDOUT', 'EAI_AGAIN'];
const noResolver = 'ECONNREFUSED';
const fewUntilAll = 3;

/** The two last labels: whoever is slow there is slow for all names below. */
const zoneOf = (name: string): string => name.toLowerCase().split('.').slice(-2).join('.');

/**
 * A resolver that gives up after two seconds and then is not asked again for a minute: about names of the same zone, or,
 * when several zones in a row stay silent, about any. One slow zone alone must not switch the proof of others off.
 */
export function patientResolver(
  resolve: Resolve,
  now: () => Date,
): { resolve: Resolve; isSilent: (domain: string) => boolean; giveUpOn: (domain: string) => void } {
  const zones = new Map<string, number>();
  let allUntil = 0;
  const isSilent = (name: string): boolean => {
    const at = now().getTime();
    return at < allUntil || at < (zones.get(zoneOf(name)) ?? 0);
  };
  const noteSilence = (name: string, code: string): void => {
    const at = now().getTime();
    for (const [zone, until] of zones) if (until <= at) zones.delete(zone);
    zones.set(zoneOf(name), at + silenceMillis);
    if (code === noResolver || zones.size >= fewUntilAll) allUntil = at + silenceMillis;
  };
  return {
    isSilent,
    giveUpOn: (name) => noteSilence(name, 'ETIMEOUT'),
    resolve: async (name, type) => {
      if (isSilent(name)) throw timedOut();
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(timedOut()), limitMillis);
      });
      try {
        const found = await Promise.race([resolve(name, type), late]);
        zones.clear();
        return found;
      } catch (error) {
        const code = (error as { code?: string }).code ?? '';
        if (silence.includes(code) || code === noResolver) noteSilence(name, code);
        throw error;
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

const timedOut = (): Error => Object.assign(new Error('The resolver does not answer.'), { code: 'ETIMEOUT' });

export type Resolver = ReturnType<typeof patientResolver>;

export async function authenticateMail(mail: AuthenticateMail, resolver: Resolver): Promise<Authentication> {
  const domain = mail.from?.slice(mail.from.lastIndexOf('@') + 1).toLowerCase() ?? '';
  if (!canHaveRecords(domain)) return unproven('the domain of the sender has no DNS');
  const direct = mail.remoteAddress !== null && isPublic(mail.remoteAddress);
  // A server of ours stands between: only a signature can still be checked.
  if (!direct && !mail.signed) return unproven('it came through a local server and is not signed');
  if (resolver.isSilent(domain)) return unproven('the resolver does not answer');
  // Read when the first mail wants it: it is the largest library of all, and a start does not wait for it.
  const { authenticate } = await import('mailauth');
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Authentication>((done) => {
    timer = setTimeout(() => {
      // On a busy machine this limit may pass before the question's own.
      resolver.giveUpOn(domain);
      done(unproven('the resolver does not answer'));
    }, limitMillis);
  });
  return Promise.race([askAll(authenticate, mail, direct, resolver), late]).finally(() => clearTimeout(timer));
}

/** What a domain wants done with mail in its name that it did not send; null when it says nothing, or the DNS does not. */
export async function wishOf(domain: string, resolver: Resolver): Promise<Authentication['policy']> {
  if (!canHaveRecords(domain) || resolver.isSilent(domain)) return null;
  const { dmarc } = await import('mailauth');
  const asked = { headerFrom: domain, spfDomains: [], dkimDomains: [], resolver: resolver.resolve };
  const found = await dmarc(asked).catch(() => false as const);
  return found ? ((found.policy ?? null) as Authentication['policy']) : null;
}

type Authenticate = typeof import('mailauth')['authenticate'];

async function askAll(
  authenticate: Authenticate,
  mail: AuthenticateMail,
  direct: boolean,
  resolver: Resolver,
): Promise<Authentication> {
  const found = await authenticate(mail.raw, {
    ...(direct ? { ip: mail.remoteAddress!, sender: mail.envelopeFrom ?? '' } : {}),
    mta: 'tellonce',
    resolver: resolver.resolve,
    disableBimi: true,
  }).catch((error: Error) => error);
  if (found instanceof Error) return unproven(`it could not be checked: ${found.message.slice(0, 100)}`);
  return { ...judge(found, mail, direct), checks: checksIn(found) };
}

type Found = Awaited<ReturnType<Authenticate>>;

function judge(found: Found, mail: AuthenticateMail, direct: boolean): Authentication {
  const dmarc = found.dmarc || undefined;
  const policy = (dmarc?.policy ?? null) as Authentication['policy'];
  const aligned = found.dkim.results.find((one) => one.status.result === 'pass' && one.status.aligned);
  if (dmarc?.status.result === 'pass') return { result: 'pass', policy, how: 'DMARC' };
  if (aligned) return { result: 'pass', policy, how: `DKIM ${aligned.signingDomain}` };
  // Behind a server of ours SPF cannot be judged any more, so a failure would be a guess.
  if (dmarc?.status.result === 'fail' && direct) return { result: 'fail', policy, how: 'DMARC' };
  const spf = found.spf || undefined;
  if (direct && spf?.status.result === 'pass' && sameDomain(spf.domain, mail.from!)) {
    return { result: 'pass', policy, how: `SPF ${spf.domain}` };
  }
  return { ...unproven('neither signature nor sending server vouch for it'), policy };
}

const mostSignatures = 10;

function checksIn({ spf, dkim, dmarc, arc }: Found): Check[] {
  const signatures = dkim.results.slice(0, mostSignatures);
  return [
    ...(spf ? [check('spf', spf.status.result, spf.domain)] : []),
    ...signatures.flatMap((one) => (one.signingDomain ? [check('dkim', one.status.result, one.signingDomain)] : [])),
    ...(dmarc ? [check('dmarc', dmarc.status.result, dmarc.domain)] : []),
    // The domain is that of the last seal.
    ...(arc && arc.status.result !== 'none' ? [check('arc', arc.status.result, sealed(arc.signature))] : []),
  ];
}

const check = (method: Check['method'], result: string, domain: string | undefined): Check => ({
  method,
  result,
  domain: domain || null,
});

const sealed = (signature: { signingDomain?: string } | false | undefined): string | undefined =>
  signature ? signature.signingDomain : undefined;

const sameDomain = (domain: string, address: string): boolean => {
  const from = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  return domain.toLowerCase() === from || from.endsWith(`.${domain.toLowerCase()}`);
};

/** Names that no DNS answers for (RFC 2606, 6761, 6762), and what is no name at all. */
function canHaveRecords(domain: string): boolean {
  if (!domain.includes('.') || isIP(domain.replace(/^\[(?:ipv6:)?|\]$/gi, '')) !== 0) return false;
  return !/(^|\.)(localhost|test|example|invalid|local|internal|lan|home\.arpa|onion)\.?$/.test(domain);
}

const privateRange =
  /^(127\.|10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|0\.|::1?$|f[cd]|fe[89ab])/i;

/** An address of the internet, and none of the own house. */
export const isPublic = (address: string): boolean =>
  isIP(address) !== 0 && !privateRange.test(address.replace(/^::ffff:/i, ''));

// What a mail server has written down of its checks (RFC 8601). Only the topmost header of the trusted server counts: a
// sender can write such headers too, but only below those of the servers that came after.

export type Believed = {
  result: 'pass' | 'none' | 'fail';
  policy: 'none' | 'quarantine' | 'reject' | null;
  how: string;
  /** What the server says of each check, also of those that decided nothing. */
  checks: { method: 'spf' | 'dkim' | 'dmarc' | 'arc'; result: string; domain: string | null }[];
};

/**
 * @param headers as they stand in the mail, topmost first
 * @returns null when the trusted server says nothing that counts for the address in From
 */
export function readAuthenticationResults(headers: readonly string[], authserv: string, from: string): Believed | null {
  const domain = from.slice(from.lastIndexOf('@') + 1).toLowerCase();
  const clean = headers.map(withoutComments);
  const topmost = clean.find((one) => serverOf(one.text) === authserv.toLowerCase());
  if (!topmost || domain === '') return null;
  const results = topmost.text
    .split(';')
    .slice(1)
    .map(readResult)
    .filter((one) => one !== null);
  const verdict = judge(results, topmost.comments, authserv, domain);
  return verdict && { ...verdict, checks: results.flatMap(checkOf) };
}

function judge(
  results: readonly Result[],
  comments: string,
  authserv: string,
  domain: string,
): Omit<Believed, 'checks'> | null {
  const dmarc = results.find((one) => one.method === 'dmarc' && isDomain(one, 'header.from', domain));
  const how = `${authserv} says so`;
  if (dmarc?.result === 'pass') return { result: 'pass', policy: null, how: `DMARC: ${how}` };
  if (dmarc?.result === 'fail') return { result: 'fail', policy: policyOf(dmarc, comments), how: `DMARC: ${how}` };
  const dkim = results.find(
    (one) => one.method === 'dkim' && one.result === 'pass' && isAligned(one, ['header.d', 'header.i'], domain),
  );
  if (dkim) return { result: 'pass', policy: null, how: `DKIM: ${how}` };
  const spf = results.find(
    (one) => one.method === 'spf' && one.result === 'pass' && isAligned(one, ['smtp.mailfrom'], domain),
  );
  return spf ? { result: 'pass', policy: null, how: `SPF: ${how}` } : null;
}

type Result = { method: string; result: string; properties: Map<string, string> };

const named = { spf: 'smtp.mailfrom', dkim: 'header.d', dmarc: 'header.from', arc: 'header.oldest-pass' } as const;

function checkOf({ method, result, properties }: Result): Believed['checks'] {
  if (method !== 'spf' && method !== 'dkim' && method !== 'dmarc' && method !== 'arc') return [];
  return [{ method, result, domain: domainOf(properties.get(named[method])) || null }];
}

/** Comments nest, and may hold semicolons. */
function withoutComments(header: string): { text: string; comments: string } {
  let depth = 0;
  let text = '';
  let comments = '';
  for (const letter of header) {
    if (letter === '(') depth++;
    if (depth === 0) text += letter;
    else comments += letter;
    if (letter === ')' && depth > 0) depth--;
  }
  return { text, comments };
}

const serverOf = (text: string): string => (text.split(';', 1)[0] ?? '').trim().split(/\s+/, 1)[0]!.toLowerCase();

function readResult(text: string): Result | null {
  const match = /^\s*([\w-]+)(?:\/\d+)?\s*=\s*(\w+)(.*)$/s.exec(text);
  if (!match) return null;
  const properties = new Map(
    [...match[3]!.matchAll(/([\w.-]+)\s*=\s*"?([^\s";]+)"?/g)].map((one) => [
      one[1]!.toLowerCase(),
      one[2]!.toLowerCase(),
    ]),
  );
  return { method: match[1]!.toLowerCase(), result: match[2]!.toLowerCase(), properties };
}

const isDomain = ({ properties }: Result, name: string, domain: string): boolean =>
  domainOf(properties.get(name)) === domain;

const domainOf = (value: string | undefined): string => (value ?? '').slice((value ?? '').lastIndexOf('@') + 1);

/** Relaxed alignment, to the safe side: the same domain, or one of which the sender's is a part. */
const isAligned = ({ properties }: Result, names: readonly string[], domain: string): boolean =>
  names.some((name) => {
    const found = domainOf(properties.get(name));
    return found === domain || (found.includes('.') && domain.endsWith(`.${found}`));
  });

/** Servers write the domain's wish into a property or a comment. */
function policyOf({ properties }: Result, comments: string): Believed['policy'] {
  const said = properties.get('policy.dmarc') ?? properties.get('action') ?? /\bp=(\w+)/i.exec(comments)?.[1] ?? '';
  const word = said.toLowerCase().replace(/^oreject$/, 'reject');
  return word === 'reject' || word === 'quarantine' || word === 'none' ? word : 'none';
}

// Requests that the desk makes to addresses which people typed in. A name may lead into our own network: so the address is
// checked where it is connected to, and again at every redirect; what is slow or large is broken off.

import { lookup as lookUp } from 'node:dns';
import { type IncomingMessage, type RequestOptions, request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

export type OutgoingLimits = {
  /** Hosts that an administrator has allowed in a private network and without TLS. */
  allowedPrivateHosts?: ReadonlySet<string>;
  limitMillis?: number;
  mostBytes?: number;
};

/** Why a request was not made or not finished; the rest of its answer is not looked at. */
export class OutgoingRefusal extends Error {
  readonly code: 'not_https' | 'private_address' | 'too_slow' | 'too_large' | 'too_many_redirects';
  constructor(code: OutgoingRefusal['code'], message: string) {
    super(message);
    this.name = 'OutgoingRefusal';
    this.code = code;
  }
}

const mostRedirects = 3;

/** As `fetch`, for text in small bodies. @throws OutgoingRefusal, and what the network says */
export async function outgoingFetch(
  url: string,
  init: RequestInit = {},
  limits: OutgoingLimits = {},
): Promise<Response> {
  let target = new URL(url);
  let method = init.method ?? 'GET';
  let body = bodyOf(init);
  for (let turn = 0; turn <= mostRedirects; turn++) {
    const answer = await ask(target, { method, headers: new Headers(init.headers), body }, limits);
    const location = answer.headers.get('location');
    if (init.redirect === 'manual' || location === null || ![301, 302, 303, 307, 308].includes(answer.status))
      return answer;
    const next = new URL(location, target);
    // A body, which may hold a secret, goes nowhere but to the host it was meant for.
    if (next.host !== target.host || answer.status === 303) {
      method = 'GET';
      body = undefined;
    }
    target = next;
  }
  throw new OutgoingRefusal('too_many_redirects', `${target.host} leads on and on.`);
}

function bodyOf(init: RequestInit): string | undefined {
  if (init.body === undefined || init.body === null) return undefined;
  if (typeof init.body === 'string' || init.body instanceof URLSearchParams) return String(init.body);
  throw new TypeError('Only text is sent.');
}

type Asked = { method: string; headers: Headers; body: string | undefined };

async function ask(target: URL, asked: Asked, limits: OutgoingLimits): Promise<Response> {
  const { limitMillis = 5000, mostBytes = 1024 * 1024 } = limits;
  const isAllowed = limits.allowedPrivateHosts?.has(target.hostname) ?? false;
  const isSecure = target.protocol === 'https:';
  if (!isSecure && !(target.protocol === 'http:' && isAllowed)) {
    throw new OutgoingRefusal('not_https', `${target.host} is not asked without TLS.`);
  }
  const literal = target.hostname.replace(/^\[|\]$/g, '');
  if (!isAllowed && isIP(literal) !== 0 && isPrivateAddress(literal)) throw privateRefusal(target.hostname);
  const limit = AbortSignal.timeout(limitMillis);
  const options: RequestOptions = {
    method: asked.method,
    headers: {
      ...Object.fromEntries(asked.headers),
      ...(asked.body ? { 'content-length': Buffer.byteLength(asked.body) } : {}),
    },
    signal: limit,
    agent: false,
    ...(isAllowed ? {} : { lookup: publicLookup }),
  };
  try {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const request = (isSecure ? requestSecure : requestPlain)(target, options, resolve);
      request.once('error', reject);
      request.end(asked.body);
    });
    const text = await read(answer, target, mostBytes);
    const headers = Object.entries(answer.headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)] as [string, string]],
    );
    const status = answer.statusCode ?? 502;
    return new Response([204, 205, 304].includes(status) ? null : text, { status, headers });
  } catch (error) {
    if (!limit.aborted) throw error;
    throw new OutgoingRefusal('too_slow', `${target.host} did not answer in ${limitMillis / 1000} seconds.`);
  }
}

async function read(answer: IncomingMessage, target: URL, mostBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > mostBytes) {
      answer.destroy();
      throw new OutgoingRefusal('too_large', `${target.host} answers with too much.`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Looks a name up and connects to what was checked, so that a second answer of the DNS changes nothing. */
const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookUp(hostname, { ...options, all: true }, (error, found) => {
    if (error) return callback(error, '', 0);
    const bad = found.find((one) => isPrivateAddress(one.address));
    if (bad || found.length === 0) return callback(privateRefusal(hostname), '', 0);
    if (options.all) return callback(null, found as never);
    return callback(null, found[0]!.address, found[0]!.family);
  });
};

const privateRefusal = (host: string): OutgoingRefusal & NodeJS.ErrnoException =>
  new OutgoingRefusal('private_address', `${host} lies in a private network.`) as OutgoingRefusal &
    NodeJS.ErrnoException;

// RFC 6890 and its successors: everything that is not the public internet, the metadata addresses of clouds among them.
const privateRanges = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12],
  ['192.0.0.0', 24], ['192.0.2.0', 24], ['192.88.99.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15],
  ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4],
] as const) privateRanges.addSubnet(network, bits, 'ipv4'); // biome-ignore format: a table
for (const [network, bits] of [
  ['::', 96], ['64:ff9b::', 96], ['64:ff9b:1::', 48], ['100::', 64], ['2001::', 23], ['2001:db8::', 32], ['2002::', 16],
  ['fc00::', 7], ['fe80::', 10], ['fec0::', 10], ['ff00::', 8],
] as const) privateRanges.addSubnet(network, bits, 'ipv6'); // biome-ignore format: a table

export function isPrivateAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return isPrivateAddress(mapped);
  const version = isIP(address);
  // A mapped address in hexadecimal digits is written by nobody honest.
  if (version === 6 && /^(0*:)*:?ffff:/i.test(address)) return true;
  return version === 0 || privateRanges.check(address, version === 4 ? 'ipv4' : 'ipv6');
}

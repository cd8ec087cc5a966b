// What the desk asks in the outer world, and what it refuses to ask. The servers are real ones on loopback.

import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { isPrivateAddress, outgoingFetch } from './outgoing-fetch.ts';

const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close().closeAllConnections();
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
const allowedPrivateHosts = new Set(['127.0.0.1']);

test.each([
  ['http://example.com/', 'not_https'],
  ['https://127.0.0.1:1/', 'private_address'],
  ['https://[::1]:1/', 'private_address'],
  ['https://[::ffff:10.0.0.1]/', 'private_address'],
  ['https://169.254.169.254/latest/meta-data', 'private_address'],
  ['https://localhost:1/', 'private_address'],
])('%s is not asked: %s', async (url, code) => {
  await expect(outgoingFetch(url)).rejects.toMatchObject({ code });
});

test('a host that was allowed is asked, with its body, and a redirect away from it is checked again', async () => {
  const seen: string[] = [];
  const good = await serve((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () => {
      seen.push(`${request.method} ${body}`);
      response.end('{"ok":true}');
    });
  });
  const answer = await outgoingFetch(
    good,
    { method: 'POST', body: new URLSearchParams({ a: '1' }) },
    { allowedPrivateHosts },
  );
  expect(await answer.json()).toEqual({ ok: true });
  expect(seen).toEqual(['POST a=1']);
  const sly = await serve((_request, response) => response.writeHead(302, { location: 'http://localhost:1/' }).end());
  await expect(outgoingFetch(sly, {}, { allowedPrivateHosts })).rejects.toMatchObject({ code: 'not_https' });
  const round = await serve((request, response) => response.writeHead(302, { location: request.url! }).end());
  await expect(outgoingFetch(round, {}, { allowedPrivateHosts })).rejects.toMatchObject({ code: 'too_many_redirects' });
});

test('what is slow or large is broken off', async () => {
  const slow = await serve(() => {});
  await expect(outgoingFetch(slow, {}, { allowedPrivateHosts, limitMillis: 100 })).rejects.toMatchObject({
    code: 'too_slow',
  });
  const drip = await serve((_request, response) => response.write('a'));
  await expect(outgoingFetch(drip, {}, { allowedPrivateHosts, limitMillis: 150 })).rejects.toMatchObject({
    code: 'too_slow',
  });
  const large = await serve((_request, response) => response.end('x'.repeat(2000)));
  await expect(outgoingFetch(large, {}, { allowedPrivateHosts, mostBytes: 1000 })).rejects.toMatchObject({
    code: 'too_large',
  });
});

test.each(['8.8.8.8', '2606:4700::1111'])('%s is public', (address) => expect(isPrivateAddress(address)).toBe(false));
test.each([
  '10.1.2.3',
  '172.31.0.1',
  '100.100.0.1',
  'fd00::1',
  'fe80::1',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  'x',
])('%s is not', (address) => expect(isPrivateAddress(address)).toBe(true));

import { describe, expect, it } from 'vitest';
import { guessServers, knownServers } from './known-servers.ts';

describe('the servers of an address', () => {
  it.each([
    ['ana@gmail.com', 'google', 'imap.gmail.com', 'smtp.gmail.com'],
    ['Ana@Outlook.com', 'microsoft', 'outlook.office365.com', 'smtp.office365.com'],
    ['help@kestrel.onmicrosoft.com', 'microsoft', 'outlook.office365.com', 'smtp.office365.com'],
    ['ana@yandex.ru', 'yandex', 'imap.yandex.ru', 'smtp.yandex.ru'],
    ['ana@bk.ru', 'mailru', 'imap.mail.ru', 'smtp.mail.ru'],
    ['ana@uol.com.br', 'uol', 'imap.uol.com.br', 'smtps.uol.com.br'],
    ['ana@me.com', 'icloud', 'imap.mail.me.com', 'smtp.mail.me.com'],
  ])('of %s are those of its provider', (address, id, fetching, sending) => {
    const found = guessServers(address);
    expect([found.id, found.fetching.host, found.sending.host]).toEqual([id, fetching, sending]);
  });

  it('of a domain that nobody knows are named after it, and can be changed', () => {
    expect(guessServers('support@kestrel.example')).toMatchObject({
      id: 'other',
      fetching: { host: 'imap.kestrel.example', port: 993, security: 'tls' },
      sending: { host: 'smtp.kestrel.example', port: 587, security: 'starttls' },
    });
  });

  it('speak in the clear at no provider', () => {
    for (const one of knownServers) {
      for (const { security, port } of [one.fetching, one.sending])
        expect([one.id, security, port]).toEqual([one.id, { 993: 'tls', 465: 'tls', 587: 'starttls' }[port], port]);
    }
  });
});

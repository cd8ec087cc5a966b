// Addresses of ours that carry a proof.

import { expect, test } from 'vitest';
import {
  baseAddress,
  bounceAddress,
  deskMark,
  readBounceAddress,
  readReplyAddress,
  replyAddress,
} from './reply-address.ts';

const key = Buffer.alloc(32, 7);
const other = Buffer.alloc(32, 8);
const delivery = '019cd791-74c0-7864-bf3f-4bb9b8fc8f7a';

test('a reply address leads to its ticket, in capitals and inside a text too', () => {
  for (const id of [1, 31, 4096, 2 ** 30 - 1]) {
    const address = replyAddress(key, 'help@desk.example', id)!;
    expect(address).toMatch(/^help\+r\.[0-9a-z]{1,6}-[0-9a-z]{16}@desk\.example$/);
    expect(readReplyAddress(key, address)).toBe(id);
    expect(readReplyAddress(key, address.toUpperCase())).toBe(id);
    expect(readReplyAddress(key, `From: Support <${address}> wrote:`)).toBe(id);
  }
});

test('one that we did not make leads nowhere', () => {
  const address = replyAddress(key, 'help@desk.example', 77)!;
  expect(readReplyAddress(other, address)).toBeNull();
  expect(readReplyAddress(key, address.replace('+r.25-', '+r.26-'))).toBeNull();
  expect(readReplyAddress(key, address.replace(/.@/, '_@'))).toBeNull();
  expect(readReplyAddress(key, 'help@desk.example')).toBeNull();
  expect(readReplyAddress(key, '')).toBeNull();
});

test('a bounce address leads to its delivery', () => {
  const address = bounceAddress(key, 'help@desk.example', delivery)!;
  expect(address).toMatch(/^help\+b\.[0-9a-z]{34}@desk\.example$/);
  expect(readBounceAddress(key, address.toUpperCase())).toBe(delivery);
  expect(readBounceAddress(other, address)).toBeNull();
  expect(readReplyAddress(key, address)).toBeNull();
});

test('without the tag it is the mailbox again; other people’s plus signs stay', () => {
  expect(baseAddress(replyAddress(key, 'help@desk.example', 5)!)).toBe('help@desk.example');
  expect(baseAddress(bounceAddress(key, 'help+eu@desk.example', delivery)!)).toBe('help+eu@desk.example');
  expect(baseAddress('maria+shop@customer.example')).toBe('maria+shop@customer.example');
});

test('a mailbox whose name is too long for a tag gets none', () => {
  expect(replyAddress(key, `${'a'.repeat(50)}@desk.example`, 5)).toBeNull();
});

test('each desk has its own mark', () => {
  expect(deskMark(key)).toBe(deskMark(key));
  expect(deskMark(key)).not.toBe(deskMark(other));
});

// A secret comes back whole for its own place and key, and for no other.

import { expect, test } from 'vitest';
import { seal, unseal } from './seal.ts';

const key = Buffer.alloc(32, 7);

test('a secret is read again with its key and place alone', () => {
  const sealed = seal(key, 'mailbox 1 password', 'Пароль 😀');
  expect(unseal(key, 'mailbox 1 password', sealed)).toBe('Пароль 😀');
  expect(unseal(key, 'mailbox 2 password', sealed)).toBeNull();
  expect(unseal(Buffer.alloc(32, 8), 'mailbox 1 password', sealed)).toBeNull();
  expect(unseal(key, 'mailbox 1 password', null)).toBeNull();
  expect(sealed.includes(Buffer.from('Пароль'))).toBe(false);
});

test('a single changed bit is found out, and the same secret never looks the same', () => {
  const sealed = seal(key, 'place', 'secret');
  for (let at = 0; at < sealed.length; at++) {
    const changed = Buffer.from(sealed);
    changed[at] = changed[at]! ^ 1;
    expect(unseal(key, 'place', changed)).toBeNull();
  }
  expect(unseal(key, 'place', sealed.subarray(0, 20))).toBeNull();
  expect(seal(key, 'place', 'secret').equals(sealed)).toBe(false);
});

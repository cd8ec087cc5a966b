import { expect, test } from 'vitest';
import { normaliseEmail } from './email-address.ts';

test.each([
  ['Ravi.Menon@Northgate.EXAMPLE', 'ravi.menon@northgate.example'],
  ['<ravi@northgate.example>', 'ravi@northgate.example'],
  ['дарья@почта.рф', 'дарья@xn--80a1acny.xn--p1ai'],
  ['a+b.c@sub.north.example.', 'a+b.c@sub.north.example'],
])('%s is compared as %s', (text, value) => {
  expect(normaliseEmail(text)).toBe(value);
});

test.each([
  ['a path after the domain, which a URL would cut off', 'victim@bank.com/.evil.com'],
  ['a fragment', 'victim@bank.com#.evil.com'],
  ['a query', 'victim@bank.com?.evil.com'],
  ['a backslash', 'victim@bank.com\\.evil.com'],
  ['a port', 'victim@bank.com:25'],
  ['a percent sign', 'victim@bank%2ecom'],
  ['a soft hyphen', 'victim@ba\u00ADnk.com'],
  ['wide letters', 'victim@\uFF42\uFF41\uFF4E\uFF4B.com'],
  ['a line end', 'victim@bank.com\r\nBcc: spy@evil.com'],
  ['no domain', 'victim@'],
  ['no name', '@bank.com'],
  ['a space', 'vic tim@bank.com'],
])('an address with %s is none', (_, text) => {
  expect(normaliseEmail(text)).toBeNull();
});

import { expect, it } from 'vitest';
import { isOwn } from './own-links.tsx';

const own = 'https://desk.kestrel.example';

it.each([
  ['a page of the desk', `${own}/portal/t/abc`, true],
  ['a name that begins like ours', 'https://desk.kestrel.example.evil.example/', false],
  ['our name as a user of somebody else', 'https://desk.kestrel.example@evil.example/', false],
  ['another port', 'https://desk.kestrel.example:8443/', false],
  ['the same name without encryption', 'http://desk.kestrel.example/', false],
  ['a script', 'javascript:alert(1)', false],
  ['nothing that is an address', 'https://', false],
])('%s', (_situation, address, expected) => {
  expect(isOwn(address, own)).toBe(expected);
});

import { expect, test } from 'vitest';
import { sealOf } from './seal-of.ts';

const encrypted =
  'This mail is encrypted with S/MIME. It can be read only with the key of its recipient; the encrypted part is attached.';

test.each([
  ['an ordinary mail with a picture', 'It stops.', [{ name: 'a.png', type: 'image/png' }], null],
  [
    'S/MIME beside its words',
    'It stops.',
    [{ name: 'smime.p7s', type: 'application/pkcs7-signature' }],
    'S/MIME signed',
  ],
  [
    'the signature with an old name',
    'It stops.',
    [{ name: 'x', type: 'application/octet-stream', declaredType: 'application/x-pkcs7-signature' }],
    'S/MIME signed',
  ],
  ['S/MIME around its words', 'It stops.', [{ name: 'smime.p7m', type: 'application/pkcs7-mime' }], 'S/MIME signed'],
  ['S/MIME encrypted', encrypted, [{ name: 'smime.p7m', type: 'application/pkcs7-mime' }], 'S/MIME encrypted'],
  [
    'OpenPGP beside its words',
    'It stops.',
    [{ name: 'signature.asc', type: 'application/pgp-signature' }],
    'OpenPGP signed',
  ],
  [
    'OpenPGP encrypted',
    'This mail is encrypted with OpenPGP.',
    [
      { name: 'v', type: 'application/pgp-encrypted' },
      { name: 'encrypted.asc', type: 'text/plain' },
    ],
    'OpenPGP encrypted',
  ],
  ['a block in the text', 'See:\n-----BEGIN PGP MESSAGE-----\nhQ…', [], 'OpenPGP encrypted'],
])('%s', (_what, text, parts, expected) => {
  const seal = sealOf(text, parts);
  expect(seal && `${seal.by} ${seal.how}`).toBe(expected);
});

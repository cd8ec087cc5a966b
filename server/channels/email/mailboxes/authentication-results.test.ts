// Which words of a trusted mail server count.

import { expect, test } from 'vitest';
import { readAuthenticationResults } from './authentication-results.ts';

const from = 'ravi@northgate.example';
const read = (...headers: string[]) => readAuthenticationResults(headers, 'mx.kestrel.example', from);

test.each([
  ['DMARC passes', 'mx.kestrel.example; dmarc=pass (p=reject sp=none) header.from=northgate.example', 'pass'],
  ['DMARC of another domain', 'mx.kestrel.example; dmarc=pass header.from=evil.example', undefined],
  ['DMARC fails', 'mx.kestrel.example 1; dmarc=fail (p=REJECT) header.from=northgate.example', 'fail'],
  ['an aligned signature', 'mx.kestrel.example; dkim=pass header.d=northgate.example header.s=s1', 'pass'],
  ['somebody else’s signature', 'mx.kestrel.example; dkim=pass header.d=mailer.example', undefined],
  ['a whole country’s signature', 'mx.kestrel.example; dkim=pass header.d=example', undefined],
  ['SPF of the same domain', 'mx.kestrel.example; spf=pass smtp.mailfrom=ravi@northgate.example', 'pass'],
  ['SPF of another one', 'mx.kestrel.example; spf=pass smtp.mailfrom=evil.example', undefined],
  ['another server', 'evil.example; dmarc=pass header.from=northgate.example', undefined],
  [
    'a name that only begins alike',
    'mx.kestrel.example.evil.example; dmarc=pass header.from=northgate.example',
    undefined,
  ],
  ['a pass inside a comment', 'mx.kestrel.example; dkim=fail (; dmarc=pass header.from=northgate.example)', undefined],
  ['nothing', 'mx.kestrel.example; none', undefined],
])('%s', (_what, header, result) => expect(read(header)?.result).toBe(result));

test('what stands below the server’s own header was written by somebody before it', () => {
  const own = 'mx.kestrel.example; dmarc=fail (p=quarantine) header.from=northgate.example';
  const forged = 'mx.kestrel.example; dmarc=pass header.from=northgate.example';
  expect(read(own, forged)).toMatchObject({ result: 'fail', policy: 'quarantine' });
});

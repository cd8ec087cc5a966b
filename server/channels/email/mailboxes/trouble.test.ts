// What a mail server's refusal means for whoever has to mend it.

import { expect, test } from 'vitest';
import { troubleOf } from './trouble.ts';

const server = { host: 'imap.example', port: 993, userName: 'support@kestrel.example', byToken: true };
/** As the IMAP library hands on what a server answered to a sign-in. */
const refused = (serverResponseCode: string, responseText: string) =>
  Object.assign(new Error('Command failed'), { authenticationFailed: true, serverResponseCode, responseText });

test.each([
  ['UNAVAILABLE', 'Temporary authentication failure.', 'server'],
  ['LIMIT', 'Too many connections.', 'server'],
  ['AUTHENTICATIONFAILED', 'Authentication failed.', 'sign_in'],
])('a sign-in that is answered by NO [%s] %s is for: %s', (code, text, kind) => {
  expect(troubleOf(refused(code, text), server).kind).toBe(kind);
});

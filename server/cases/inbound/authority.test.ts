// Who may join a ticket by mail, and who is answered how.

import { expect, test } from 'vitest';
import { acknowledgementOf, authorityOf } from './authority.ts';

const rows = [
  ['the requester with the reply address, unproven', 'token', 'requester', 'none', 'append'],
  ['the requester with the reply address, proven', 'token', 'requester', 'pass', 'append'],
  ['somebody in copy answers a mail of ours', 'reference', 'copied', 'none', 'append'],
  ['the requester gives the number, proven', 'number', 'requester', 'pass', 'append'],
  ['the requester gives the number, unproven', 'number', 'requester', 'none', 'pending'],
  ['somebody in copy gives the number, unproven', 'number', 'copied', 'none', 'pending'],
  ['the number, and the proof failed (policy none)', 'number', 'requester', 'fail', 'pending'],
  ['somebody else with the reply address', 'token', null, 'pass', 'pending'],
  ['somebody else answers a mail of ours', 'reference', null, 'none', 'pending'],
  ['somebody who waits already, again', 'token', 'pending', 'none', 'pending'],
  ['somebody else gives the number, proven', 'number', null, 'pass', 'apart'],
  ['somebody else gives the number, unproven', 'number', null, 'none', 'apart'],
  ['somebody who waits already gives only the number', 'number', 'pending', 'pass', 'apart'],
] as const;

test.each([
  ['token', 'requester', 'pending'],
  ['reference', 'copied', 'pending'],
  ['number', 'requester', 'pending'],
  ['number', null, 'apart'],
] as const)('whom only a group elsewhere names never joins by itself: %s, %s', (by, role, expected) => {
  expect(authorityOf({ by, role, authentication: 'none', isHearsay: true })).toBe(expected);
});

test.each(rows)('%s', (_situation, by, role, authentication, expected) => {
  expect(authorityOf({ by, role, authentication })).toBe(expected);
});

const answers = [
  ['a machine', 'bulk', 'pass', true, 'not'],
  ['proven', 'personal', 'pass', false, 'fully'],
  ['unproven, from an address that was proven before', 'personal', 'none', true, 'fully'],
  ['unproven', 'personal', 'none', false, 'stranger'],
  ['the proof failed, from an address that was proven before', 'personal', 'fail', true, 'stranger'],
] as const;

test.each(answers)('acknowledged: %s', (_situation, kind, authentication, addressVerified, expected) => {
  expect(acknowledgementOf({ kind, authentication, addressVerified })).toBe(expected);
});

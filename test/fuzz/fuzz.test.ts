// A short part of the fuzzer (`npm run fuzz`), always the same; whoever changes how mail is read runs the long one.

import { expect, test } from 'vitest';
import { complaintAbout, corpus } from './check-mail.ts';
import { brokenMail } from './mutate.ts';

test('1,500 broken mails are read, each in its time, and nothing is lost', async () => {
  const sources = corpus();
  const found: string[] = [];
  for (let number = 0; number < 1500; number++) {
    const complaint = await complaintAbout(brokenMail(2026, number, sources));
    if (complaint) found.push(`${number}: ${complaint}`);
  }
  expect(sources.length).toBeGreaterThan(140);
  expect(found).toEqual([]);
});

test('the same seed makes the same mail', () => {
  const sources = corpus();
  expect(brokenMail(7, 42, sources).equals(brokenMail(7, 42, sources))).toBe(true);
  expect(brokenMail(7, 42, sources).equals(brokenMail(7, 43, sources))).toBe(false);
});

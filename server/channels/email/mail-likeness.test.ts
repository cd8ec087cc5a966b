import { expect, test } from 'vitest';
import { mailLikeness } from './mail-likeness.ts';

const words = 'Your parcel waits for you, and nobody has asked for it until this very day';
const same = (a: string, b: string) => expect(mailLikeness('Parcel', a)).toEqual(mailLikeness('Parcel', b));

test.each([
  ['another greeting', `Dear Maria,\n${words}`, `Hello Ravi!\n${words}`],
  ['another number', `${words} 4711`, `${words} 0815`],
  ['another address', `${words} (write to maria@customer.example)`, `${words} (write to a.b+c@x.example)`],
  ['another link', `${words} see https://a.example/x?y=z`, `${words} see http://b.example/`],
  ['other spaces', words.replaceAll(' ', '  '), words.replaceAll(' ', '\n')],
])('%s is the same mail', (_what, a, b) => same(a, b));

test('other words are another mail, and a short one is like none', () => {
  expect(mailLikeness('Parcel', words)).not.toEqual(mailLikeness('Parcel', words.replace('nobody', 'somebody')));
  expect(mailLikeness('Parcel', 'Please call.')).toBeNull();
});

test('one endless word, made to be slow, is no slower than others', () => {
  const before = process.threadCpuUsage();
  expect(mailLikeness('x', 'A'.repeat(300_000))).toHaveLength(16);
  const used = process.threadCpuUsage(before);
  expect((used.user + used.system) / 1000).toBeLessThan(100);
});

// Signing in while somebody else tries to keep the owner out.

import { beforeAll, beforeEach, expect, test } from 'vitest';
import { makeDesk, type TestDesk, testPassword } from '../../test/harness.ts';
import { newDeviceToken, readDevice } from './known-device.ts';
import { isPassword, nobodysHash } from './password.ts';
import { signIn } from './sign-in.ts';
import { askForLink } from './sign-in-link.ts';
import { sourceOf } from './source.ts';

let desk: TestDesk;
const email = 'ana@desk.example';
const key = Buffer.alloc(32, 7);

beforeAll(async () => {
  desk = await makeDesk();
});
beforeEach(() => desk.pass({ hours: 2 }));

const tryIt = (source: string, password: string, device?: string, address = email) =>
  signIn(desk.ctx(), key, { email: address, password, source, device }).then(
    () => 'in',
    (error: Error & { statusCode?: number }) => error.statusCode ?? 403,
  );

/** Deriving a password is slow on purpose; where only counts matter, tries that were made are put in as counts. */
async function alreadyTried(limit: string, times: number, windowSeconds: number): Promise<void> {
  await desk.database.pool.query(
    `insert into throttle (key, window_at, count)
     values ($1, to_timestamp(floor(extract(epoch from $2::timestamptz) / $4::int) * $4::int), $3)
     on conflict (key, window_at) do update set count = excluded.count`,
    [limit, desk.clock.now, times, windowSeconds],
  );
}
const guessFromEverywhere = (address = email) => alreadyTried(`sign-in ${address}`, 100, 3600);

test('a hundred wrong tries from many sources keep no device out on which the owner has signed in before', async () => {
  const { deviceToken } = await signIn(desk.ctx(), key, {
    email,
    password: testPassword,
    source: '10.0.0.1',
    device: undefined,
  });
  await guessFromEverywhere();
  expect(await tryIt('10.9.9.9', testPassword)).toBe(429);
  expect(await tryIt('10.9.9.9', testPassword, deviceToken)).toBe('in');
  expect(await tryIt('10.9.9.9', 'a wrong password', deviceToken)).toBe(403);
});

test('on a new device the link from the mailbox is the way through', async () => {
  await guessFromEverywhere();
  expect(await tryIt('10.9.9.8', testPassword)).toBe(429);
  const fromLink = newDeviceToken(key, desk.ana.personId!, desk.clock.now);
  expect(await tryIt('10.9.9.8', testPassword, fromLink)).toBe('in');
});

test('a known device has tries of its own, and they end', async () => {
  const device = newDeviceToken(key, desk.ana.personId!, desk.clock.now);
  await alreadyTried(`sign-in on ${device.split('.')[0]}`, 9, 300);
  expect(await tryIt('10.0.0.3', 'a wrong password', device)).toBe(403);
  expect(await tryIt('10.0.0.3', testPassword, device)).toBe(429);
  expect(await tryIt('10.0.0.3', testPassword)).toBe('in');
});

test('a device that is known for one person opens nothing for another, nor after its time, nor when made up', async () => {
  const leo = await desk.agent('Leo Device');
  const token = newDeviceToken(key, leo.personId!, desk.clock.now);
  const inTwoYears = new Date(desk.clock.now.getTime() + 2 * 365 * 86_400_000);
  expect(readDevice(key, leo.personId!, token, desk.clock.now)).toMatch(/^[\w-]{16}$/);
  expect(readDevice(key, desk.ana.personId!, token, desk.clock.now)).toBeNull();
  expect(readDevice(key, leo.personId!, token, inTwoYears)).toBeNull();
  expect(readDevice(Buffer.alloc(32, 8), leo.personId!, token, desk.clock.now)).toBeNull();
  expect(readDevice(key, leo.personId!, `${token.slice(0, -1)}_`, desk.clock.now)).toBeNull();
  expect(readDevice(key, leo.personId!, undefined, desk.clock.now)).toBeNull();
});

test('tries on an unknown address are counted and answered as on a known one', async () => {
  const unknown = 'nobody@desk.example';
  const said = async (address: string, source: string) => {
    await alreadyTried(`sign-in ${address} from ${source}`, 7, 300);
    const answers = [];
    for (let turn = 0; turn < 2; turn++) answers.push(await tryIt(source, 'a wrong password', undefined, address));
    await guessFromEverywhere(address);
    return [...answers, await tryIt('10.8.0.9', 'a wrong password', undefined, address)];
  };
  expect(await said(unknown, '10.8.0.1')).toEqual(await said(email, '10.8.0.2'));
});

test('a password for an unknown address takes as long to refuse as a wrong one', async () => {
  const { passwordHash } = await desk.database.db.selectFrom('credential').selectAll().executeTakeFirstOrThrow();
  const parameters = (hash: string) => hash.split('$').slice(0, 4).join('$');
  expect(parameters(nobodysHash)).toBe(parameters(passwordHash));
  expect(nobodysHash.length).toBe(passwordHash.length);
  expect(await isPassword(testPassword, nobodysHash)).toBe(false);
});

test('who has a whole IPv6 network counts as one source', () => {
  expect(sourceOf('2001:db8:1:2::1')).toBe('2001:db8:1:2::/64');
  expect(sourceOf('2001:0db8:0001:0002:ffff:ffff:ffff:ffff')).toBe('2001:db8:1:2::/64');
  expect(sourceOf('2001:DB8::5')).toBe('2001:db8:0:0::/64');
  expect(sourceOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
  expect(sourceOf('::1')).toBe('0:0:0:0::/64');
  expect(sourceOf('::ffff:10.1.2.3')).toBe('10.1.2.3');
  expect(sourceOf('10.1.2.3')).toBe('10.1.2.3');
});

test('tries from many addresses of one IPv6 network run out as one', async () => {
  await alreadyTried(`sign-in ${email} from 2001:db8:5:5::/64`, 6, 300);
  const answers = [];
  for (let turn = 1; turn <= 3; turn++) answers.push(await tryIt(`2001:db8:5:5::${turn}`, 'a wrong password'));
  expect(answers).toEqual([403, 403, 429]);
});

test('links that strangers ask for do not keep the owner from one, and do not fill the mailbox', async () => {
  const links = async () =>
    Number((await desk.database.pool.query('select count(*) as n from sign_in_link where used_at is null')).rows[0].n);
  for (let turn = 1; turn <= 8; turn++) await askForLink(desk.ctx(), { email, source: `10.7.0.${turn}` });
  expect(await links()).toBe(4);
  // The owner asks from elsewhere: no refusal, and links that open the door lie in the mailbox.
  await askForLink(desk.ctx(), { email, source: '10.6.0.1' });
  desk.pass({ minutes: 16 });
  await askForLink(desk.ctx(), { email, source: '10.6.0.1' });
  expect(await links()).toBe(5);
});

test('one source runs out of links, for known and unknown addresses alike', async () => {
  const ask = async (address: string, source: string) => {
    const answers = [];
    for (let turn = 0; turn < 6; turn++) {
      answers.push(
        await askForLink(desk.ctx(), { email: address, source }).then(
          () => 200,
          (error: { statusCode?: number }) => error.statusCode,
        ),
      );
    }
    return answers;
  };
  expect(await ask(email, '10.5.0.1')).toEqual([200, 200, 200, 200, 429, 429]);
  expect(await ask('nobody@desk.example', '10.5.0.2')).toEqual([200, 200, 200, 200, 429, 429]);
});

test('asking for a link takes the same time whether the address is known or not', async () => {
  const time = async (address: string, source: string) => {
    const beganAt = performance.now();
    await askForLink(desk.ctx(), { email: address, source });
    return performance.now() - beganAt;
  };
  expect(await time('nobody@desk.example', '10.4.0.1')).toBeGreaterThanOrEqual(145);
  expect(await time(email, '10.4.0.2')).toBeGreaterThanOrEqual(145);
});

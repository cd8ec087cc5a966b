// Passwords are kept as argon2id hashes with their parameters beside them, so that these can grow later.

import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);
// The second recommended option of RFC 9106, section 4, for machines with little memory: 64 MiB, three passes.
const current = { memory: 65_536, passes: 3, parallelism: 4 };

export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  return written(nonce, await digest(password, nonce, current));
}

function written(nonce: Buffer, tag: Buffer): string {
  const { memory, passes, parallelism } = current;
  return ['argon2id', memory, passes, parallelism, nonce.toString('base64'), tag.toString('base64')].join('$');
}

/** Compare with `nobodysHash` for an unknown account, so that it takes the same time. */
export async function isPassword(password: string, stored: string): Promise<boolean> {
  const [kind, memory, passes, parallelism, nonce, tag] = stored.split('$');
  if (kind !== 'argon2id' || !nonce || !tag) return false;
  const parameters = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  const expected = Buffer.from(tag, 'base64');
  const actual = await digest(password, Buffer.from(nonce, 'base64'), parameters);
  return timingSafeEqual(actual, expected);
}

function digest(password: string, nonce: Buffer, parameters: typeof current): Promise<Buffer> {
  return derive('argon2id', { message: password.normalize('NFC'), nonce, tagLength: 32, ...parameters });
}

/**
 * The hash of a password that nobody has: a random tag. Nothing is derived for it, so that also the first stranger of a
 * process waits no longer than the owner of an account.
 */
export const nobodysHash: string = written(randomBytes(16), randomBytes(32));

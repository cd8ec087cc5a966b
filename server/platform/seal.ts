// Secrets that have to be read again (passwords of mail servers, tokens, private keys) lie in the database encrypted by a key
// that is not in it: AES-256-GCM, bound to the place where the secret belongs, so that none can be moved to another row.

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const version = 1;
const nonceBytes = 12;
const tagBytes = 16;

/** @param place names row and column, and must be the same when it is opened */
export function seal(key: Buffer, place: string, secret: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(place));
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.from([version]), nonce, cipher.getAuthTag(), sealed]);
}

/** @returns null when the secret was sealed by another key or for another place: it has to be given anew */
export function unseal(key: Buffer, place: string, sealed: Buffer | null): string | null {
  if (sealed === null || sealed[0] !== version || sealed.length < 1 + nonceBytes + tagBytes) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + nonceBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(Buffer.from(place));
  decipher.setAuthTag(sealed.subarray(1 + nonceBytes, 1 + nonceBytes + tagBytes));
  try {
    const rest = sealed.subarray(1 + nonceBytes + tagBytes);
    return Buffer.concat([decipher.update(rest), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

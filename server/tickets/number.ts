// A ticket's number is made to be said on the phone: "A-", six symbols and a check symbol of Crockford's base 32, which has
// no I, L, O or U. It comes from the ticket's id by a keyed permutation, so that nobody can count a desk's tickets or name
// the next one. It is no secret and gives no right to anything.

import { hash } from 'node:crypto';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const symbolCount = 6;
const halfBits = 15;
const halfMask = 2 ** halfBits - 1;
const largestId = 2 ** (2 * halfBits) - 1;
/** Four rounds make a Feistel network a strong permutation (Luby and Rackoff 1988); two more because halves are short. */
const rounds = 6;

/** `key` is the desk's secret, at least 16 bytes; `id` a whole number from 1 to 2^30 − 1. The result is like "A-7F3K9QX". */
export function formatNumber(key: Buffer, id: number): string {
  if (!Number.isInteger(id) || id < 1 || id > largestId) throw new RangeError(`No number can be made of the id ${id}.`);
  const shuffled = permute(key, id);
  const symbols = Array.from({ length: symbolCount }, (_, i) => (shuffled >>> (5 * (symbolCount - 1 - i))) & 31);
  return written([...symbols, checkSymbol(symbols)]);
}

/**
 * The number as it is written, from what people type or say: any case, with another hyphen or none, with blanks, O for 0, I
 * or L for 1, Cyrillic letters that look the same, in brackets or behind a number sign. Null when it cannot be one.
 */
export function parseNumber(text: string): string | null {
  if (text.length > 64) return null;
  const bare = text
    .replaceAll('№', '')
    .normalize('NFKC')
    .replace(/[\s\p{Pd}\p{Cf}−_.#()[\]]/gu, '');
  const letters = [...bare.toUpperCase()].map((letter) => twins[letter] ?? letter);
  if (letters[0] !== 'A' || letters.length !== 1 + symbolCount + 1) return null;
  const symbols = letters.slice(1).map((letter) => alphabet.indexOf(sameSound[letter] ?? letter));
  if (symbols.includes(-1) || checkSymbol(symbols.slice(0, symbolCount)) !== symbols.at(-1)) return null;
  return written(symbols);
}

/**
 * The numbers that stand in a mail's subject, as they are written, each once. Only candidates: one in 32 words of the right
 * length passes the check. Without a hyphen a number must hold a figure, because "a printer" is not one.
 */
export function findNumbers(text: string): string[] {
  const found = [...text.matchAll(candidate)].map(([whole, hyphen]) =>
    hyphen !== undefined || /\d/.test(whole) ? parseNumber(whole) : null,
  );
  return [...new Set(found.filter((number) => number !== null))];
}

const candidate = /(?<![\p{L}\p{N}])[AА](?:\s?([\p{Pd}−_])\s?|\s)?[\dA-ZАВЕКМНОРСТУХ]{7}(?![\p{L}\p{N}])/giu;

/** What is heard or read as another symbol. */
const sameSound: Record<string, string> = { O: '0', I: '1', L: '1' };
/** Cyrillic letters that look like a Latin one, as typed by somebody who copies the number with a Russian keyboard. */
const twins: Record<string, string> = Object.fromEntries(
  [...'АВЕКМНОРСТУХ'].map((letter, i) => [letter, 'ABEKMHOPCTYX'[i]!]),
);

function written(symbols: number[]): string {
  return `A-${symbols.map((symbol) => alphabet[symbol]).join('')}`;
}

/**
 * The rule of ISBN-10, a weighted sum that must come to zero, over the field of 32 elements in place of the integers modulo
 * 11. The weights are the powers 6 to 1 of the element 2, and 1 for the check symbol. None is zero, so every wrong symbol
 * changes the sum; no two are equal, so every exchange of two different symbols does too, adjacent or not.
 */
function checkSymbol(symbols: number[]): number {
  return symbols.reduce((sum, symbol) => timesTwo(sum ^ symbol), 0);
}

/** In the field of 32 elements, polynomials over two modulo x⁵ + x² + 1, of which x (here 2) generates all but zero. */
function timesTwo(element: number): number {
  const doubled = element << 1;
  return doubled > 31 ? doubled ^ 0b100101 : doubled;
}

/** A balanced Feistel network over 30 bits: whatever the round function, it can be run backwards, so no two ids meet. */
function permute(key: Buffer, id: number): number {
  const block = blockOf(key);
  let left = id >>> halfBits;
  let right = id & halfMask;
  for (let round = 0; round < rounds; round++) {
    block[secretBytes] = round;
    block.writeUInt16BE(right, secretBytes + 1);
    // A keyed hash by prefix is sound here: the input has one fixed length, and all but 15 bits of the digest stay unseen.
    const mixed = left ^ (Number.parseInt(hash('sha256', block, 'hex').slice(0, 4), 16) & halfMask);
    left = right;
    right = mixed;
  }
  return left * 2 ** halfBits + right;
}

const secretBytes = 32;
const blocks = new WeakMap<Buffer, Buffer>();

/** The hash's input, with the secret in front: derived once per key, so that the key can serve other purposes as well. */
function blockOf(key: Buffer): Buffer {
  let block = blocks.get(key);
  if (block === undefined) {
    if (key.length < 16) throw new RangeError('The key of ticket numbers must have 16 bytes or more.');
    block = Buffer.alloc(secretBytes + 3);
    hash('sha256', Buffer.concat([Buffer.from('ticket number '), key]), 'buffer').copy(block);
    blocks.set(key, block);
  }
  return block;
}

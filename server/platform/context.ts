// What every action is given: where to read and write, who acts, and the only sources of time, ids and chance. The
// simulator and the tests own these sources; nothing else in the house asks for them.

import { randomFillSync } from 'node:crypto';
import type { Database } from './database.ts';

/** Who acts. The desk itself acts in reactions, sweeps and intake. */
export type Actor = {
  kind: 'desk' | 'agent' | 'requester' | 'nobody';
  personId: string | null;
  name: string;
  roles: ReadonlySet<string>;
  teamIds: readonly string[];
  ledTeamIds: readonly string[];
};

export type Context = {
  tx: Database;
  actor: Actor;
  now: Date;
  newId: () => string;
  random: () => number;
};

const none: ReadonlySet<string> = new Set();
export const theDesk: Actor = { kind: 'desk', personId: null, name: '', roles: none, teamIds: [], ledTeamIds: [] };
export const nobody: Actor = { ...theDesk, kind: 'nobody' };

/** A clock, an id source and a source of chance; the real ones are `realSources`. */
export type Sources = { now: () => Date; newId: () => string; random: () => number };

export const realSources: Sources = {
  now: () => new Date(),
  newId: () => newUuid(Date.now(), nextChance()),
  random: Math.random,
};

// A ticket takes eight ids, and asking the system for the chance of each costs more than making it, so it is fetched in
// stock. No bytes are handed out twice.
const chanceBytes = 10;
const stock = Buffer.alloc(400 * chanceBytes);
let taken = stock.length;

function nextChance(): Buffer {
  if (taken === stock.length) {
    randomFillSync(stock);
    taken = 0;
  }
  taken += chanceBytes;
  return stock.subarray(taken - chanceBytes, taken);
}

export function contextFor(sources: Sources, tx: Database, actor: Actor): Context {
  return { tx, actor, now: sources.now(), newId: sources.newId, random: sources.random };
}

/** A version 7 UUID (RFC 9562, 5.7): its first 48 bits are the time, so that new rows lie together in their index. */
export function newUuid(millis: number, chance: Buffer): string {
  const bytes = Buffer.allocUnsafe(16);
  bytes.writeUIntBE(millis, 0, 6);
  chance.copy(bytes, 6, 0, 10);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

import type { KeptRate } from '../../contract/promises/kept-rate.ts';
import type { PreparedUpdate } from '../../contract/promises/prepared.ts';
import type { moveReasons } from '../../contract/promises/promise-actions.ts';

export type MoveReason = (typeof moveReasons)[number];

/** A date that is moved before it is due; `actions` is what was done so far, for the requester to read. */
export type MoveWish = { dueAt: string; reason: MoveReason; actions: string; version: number };

/** What is done with the date of the next word. */
export type PromiseSource = {
  movePromise: (number: string, wish: MoveWish) => Promise<void>;
  /** How promises were kept, by team and kind. */
  keptRate: () => Promise<KeptRate>;
  /** Words for the next update; null where there is nothing to say. */
  preparedUpdate: (number: string) => Promise<PreparedUpdate | null>;
  /** Promises the date that the requester asked for. */
  acceptDate: (number: string) => Promise<void>;
};

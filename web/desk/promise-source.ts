import type { DeskWordsView } from '../../contract/desk-words/desk-words.ts';
import type { KeptRate } from '../../contract/promises/kept-rate.ts';
import type { PreparedUpdate } from '../../contract/promises/prepared.ts';
import type { moveReasons } from '../../contract/promises/promise-actions.ts';
import type { QuietHours } from '../../contract/quiet-hours/quiet-hours.ts';

export type MoveReason = (typeof moveReasons)[number];

/** A date that is moved before it is due; `actions` is what was done so far, for the requester to read. */
export type MoveWish = { dueAt: string; reason: MoveReason; actions: string; version: number };

export type QuietView = QuietHours;
export type QuietSpan = QuietHours['own'];
export type DeskWords = DeskWordsView['versions'][number];

/** What is done with the date of the next word. */
export type PromiseSource = {
  movePromise: (number: string, wish: MoveWish) => Promise<void>;
  /** Opening hours and promised times in words; of each language the newest first. */
  deskWords: () => Promise<DeskWords[]>;
  changeDeskWords: (locale: string, words: { hours: string; times: string }) => Promise<void>;
  /** The acknowledgement as it would be read now, with these words. */
  previewDeskWords: (locale: string, words: { hours: string; times: string }) => Promise<string>;
  quietHours: () => Promise<QuietView>;
  changeQuietHours: (scope: 'own' | 'desk', quiet: QuietSpan) => Promise<QuietView>;
  /** How promises were kept, by team and kind. */
  keptRate: () => Promise<KeptRate>;
  /** Words for the next update; null where there is nothing to say. */
  preparedUpdate: (number: string) => Promise<PreparedUpdate | null>;
  /** Promises the date that the requester asked for. */
  acceptDate: (number: string) => Promise<void>;
};

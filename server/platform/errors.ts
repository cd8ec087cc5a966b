// The four ways in which an action refuses. Each carries a sentence for the person at the screen; the edge (http, job,
// wire) turns them into its own form. Anything else that is thrown is a fault of ours.

export type ErrorKind = 'NotFound' | 'Forbidden' | 'Invalid' | 'Conflict';

/** A refusal. `detail` is machine-readable and safe to show to whoever asked (field paths, versions). */
export class Refusal extends Error {
  readonly kind: ErrorKind;
  readonly detail: Record<string, unknown> | undefined;

  constructor(kind: ErrorKind, sentence: string, detail?: Record<string, unknown>) {
    super(sentence);
    this.name = kind;
    this.kind = kind;
    this.detail = detail;
  }
}

export const notFound = (sentence: string) => new Refusal('NotFound', sentence);
export const forbidden = (sentence: string) => new Refusal('Forbidden', sentence);
export const invalid = (sentence: string, detail?: Record<string, unknown>) => new Refusal('Invalid', sentence, detail);
export const conflict = (sentence: string, detail?: Record<string, unknown>) =>
  new Refusal('Conflict', sentence, detail);

/** An instant as the browser's date field writes it, in the reader's zone, to the minute. */
export function localInput(at: string | number): string {
  const date = new Date(at);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** The instant of such a field, or undefined while it is not filled in. */
export function instantOf(value: string): string | undefined {
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

/** An instant as date pickers write it, "2026-03-10 14:05:00" in the reader's zone, to the minute. */
export function localInput(at: string | number): string {
  const date = new Date(at);
  const text = new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString();
  return `${text.slice(0, 10)} ${text.slice(11, 16)}:00`;
}

/** The instant of such a value, or undefined where it is none. */
export function instantOf(value: string): string | undefined {
  const date = new Date(value.replace(' ', 'T'));
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

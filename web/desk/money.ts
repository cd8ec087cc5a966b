/** An amount as the reader's language writes it. */
export const moneyWords = (locale: string, cents: number, currency: string): string =>
  new Intl.NumberFormat(locale, { style: 'currency', currency }).format(cents / 100);

/** What was typed, with a point or a comma, in cents; undefined when it is no amount. */
export function centsOf(text: string): number | undefined {
  const number = /^\s*\d{1,7}([.,]\d{1,2})?\s*$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
  return Number.isNaN(number) ? undefined : Math.round(number * 100);
}

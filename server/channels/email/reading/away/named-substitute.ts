// Whom a holiday reply names for urgent matters. Only what is said outright: one address, in a sentence that says what it is
// for. A signature, a company's info@ in a footer, or two colleagues to choose from are no answer.

const address = /[\p{L}\d._%+-]{1,64}@(?:[\p{L}\d-]{1,63}\.){1,8}\p{L}{2,24}/giu;
const mostText = 4000;

/** A turn to somebody else, in the languages of holiday replies. */
const turns =
  /\b(contact|write to|e-?mail|reach|turn to|get in touch|forward)\b|обращ|пишите|написать|связ|dringend|wenden|kontakt|vertret|contact(e|ar|ez|er)|fale com|falar com|escreva|dirija|entre em contato|adress|joindre|contacter|contacte|escriba|diríja/iu;

/**
 * @param ours whether an address is of this desk; the writer's own is `from`
 * @returns the address as it is written, in small letters, or null
 */
export function namedSubstitute(text: string, from: string, ours: (address: string) => boolean): string | null {
  const plain = text.slice(0, mostText).replace(/[\s\u00a0]+/g, ' ');
  const found = new Set<string>();
  for (const match of plain.matchAll(address)) {
    const named = match[0].toLowerCase().replace(/^[.]+/, '');
    if (named === from.toLowerCase() || ours(named)) continue;
    found.add(turns.test(sentenceBefore(plain, match.index)) ? named : '');
  }
  const [only] = found;
  return found.size === 1 && only ? only : null;
}

/** What leads to the address: from the end of the sentence before it. */
const sentenceBefore = (plain: string, at: number): string =>
  plain
    .slice(Math.max(0, at - 160), at)
    .split(/[.!?;](?=\s)/)
    .at(-1) ?? '';

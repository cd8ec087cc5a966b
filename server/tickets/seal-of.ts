// Whether a mail was signed or encrypted, from the parts that are kept with it. Nothing is checked here: whose signature it
// is only the reader's own program can say, by the original.

export type Seal = { by: 'S/MIME' | 'OpenPGP'; how: 'signed' | 'encrypted' };

type Part = { name: string; type: string; declaredType?: string | null | undefined };

/** @param text as it is shown: of an encrypted mail the sentence that says so, or the block itself */
export function sealOf(text: string, parts: readonly Part[]): Seal | null {
  const has = (type: RegExp, name: RegExp): boolean =>
    parts.some((part) => type.test(part.declaredType ?? part.type) || name.test(part.name));
  if (has(/^application\/pgp-encrypted$/, /^encrypted\.asc$/i) || /^-----BEGIN PGP MESSAGE-----/m.test(text)) {
    return { by: 'OpenPGP', how: 'encrypted' };
  }
  // One kind of block holds both; where its words could be read it was only signed.
  if (has(/^application\/(x-)?pkcs7-mime$/, /\.p7m$/i)) {
    return { by: 'S/MIME', how: /^This mail is encrypted with S\/MIME\./.test(text) ? 'encrypted' : 'signed' };
  }
  if (has(/^application\/(x-)?pkcs7-signature$/, /^smime\.p7s$/i)) return { by: 'S/MIME', how: 'signed' };
  if (has(/^application\/pgp-signature$/, /^signature\.asc$/i)) return { by: 'OpenPGP', how: 'signed' };
  return null;
}

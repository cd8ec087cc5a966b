// Names and subjects stand beside other people's words: in lists, in headers, in sentences of ours. Signs that nobody sees,
// or that turn the order of the letters around them, are of no use there and make one name look like another.

/**
 * Directions, zero widths, fillers, joiners of words, tags: nothing of it is a letter. Only the flags of England, Scotland
 * and Wales are written with tags; they stand first, so that they are found whole.
 */
const unseen =
  /\u{1f3f4}[\u{e0061}-\u{e007a}]{2,6}\u{e007f}|\u034f|[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e0fff}]/gu;

/** Scripts whose spelling needs ZWJ and ZWNJ between letters. */
const joiningScript =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}]$/u;
const letterNext = /^[\p{L}\p{M}]/u;
const pictureBefore = /(?:[\p{Extended_Pictographic}\p{Emoji_Modifier}]|\ufe0f)$/u;
const pictureNext = /^\p{Extended_Pictographic}/u;
const joiners = /[\u200c\u200d]/g;

/** The text on one line, without what cannot be seen. */
export const readableLine = (text: string): string =>
  text
    .replace(unseen, (found) => (found.length > 2 ? found : ''))
    .replace(joiners, keepWhereNeeded)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();

/** A joiner stays inside a word of a script that is spelt with it, and between the pictures of one emoji. */
function keepWhereNeeded(sign: string, at: number, text: string): string {
  const before = text.slice(Math.max(0, at - 2), at);
  const after = text.slice(at + 1, at + 3);
  const inWord = joiningScript.test(before) && letterNext.test(after);
  const inPicture = sign === '\u200d' && pictureBefore.test(before) && pictureNext.test(after);
  return inWord || inPicture ? sign : '';
}

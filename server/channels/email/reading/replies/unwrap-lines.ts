// A reply as lines of its own: programs set their line behind the last words, and break long lines in two, so that one half
// looks like a quote or the other like an answer.

/** The lines of a text with plain line ends. */
export const unwrappedLines = (text: string): string[] => withStraysMarked(apart(text).split('\n'));

/** Most texts have neither, and are spared the patterns. */
function apart(text: string): string {
  const lined = text.includes('wrote:') ? text.replace(sameLine, '$1\n$2') : text;
  return lined.includes('<http') ? lined.replace(brokenLink, '$1>') : lined;
}

/** Some programs put their line behind the last words; it begins the quote only where marked lines follow. */
const sameLine =
  /([^\s>-])[ -]{0,6}(?<=[\s-])(On (?:\p{L}{3,9},? )?\p{L}{3,9}\.? \d{1,2}, \d{4}[^\n]{1,150}?(?:\n(?!\s{0,2}>)[^\n]{1,120}){0,2}?wrote:)(?=\s{1,4}>)/gu;

/** "<https://…" and the bracket that closes it on the next line, which is no mark of a quote. */
const brokenLink = /^((?![ \t]*>).{0,300}<https?:\/\/[^\s<>]{1,500})\n>(?=[ \t]+[^\s>])/gm;

const isMarked = (line: string | undefined): boolean => line !== undefined && /^\s{0,4}>/.test(line);

/**
 * What stands without a mark between marked lines may be the rest of a line that was marked before somebody wrapped it. Words
 * are taken for a rest only where all of them can be one: who answers between the lines does not always go on in the middle.
 */
function withStraysMarked(lines: readonly string[]): string[] {
  const found: string[] = [];
  const lastMark = lines.findLastIndex(isMarked);
  if (lastMark < 0) return [...lines];
  let rests: number[] = [];
  for (const [i, line] of lines.entries()) {
    const [above, isBetween] = [found.at(-1) ?? '', isMarked(lines[i + 1])];
    const isLink = isBetween && isMarked(above) && isLinkPiece(line.trim(), above);
    found.push(isLink ? `> ${line.trim()}` : line);
    if (!isMarked(found[i]) && isIndentedRest(lines, i)) found[i] = `> ${line.trim()}`;
    if (isMarked(found[i]) || line.trim() === '' || rests[0] === -1) continue;
    if (isBetween && isMarked(above) && isRest(line, above)) rests.push(i);
    else if (rests.length > 0 && i < lastMark) rests = [-1];
  }
  for (const at of rests) if (at >= 0) found[at] = `> ${found[at]}`;
  return found;
}

const isRest = (line: string, above: string): boolean =>
  above.length >= 66 && above.length <= 82 && /[\p{L}\d,]$/u.test(above) && /^\p{Ll}/u.test(line);

/** One or two lines that are set in and stick to marked ones on both sides: nobody begins an answer there in the middle. */
function isIndentedRest(lines: readonly string[], at: number): boolean {
  if (!/^[ \t]+[\p{Ll}<]/u.test(lines[at]!)) return false;
  const isRestAt = (i: number): boolean => /^[ \t]+[\p{Ll}<]/u.test(lines[i] ?? '');
  const above = isMarked(lines[at - 1]) || (isRestAt(at - 1) && isMarked(lines[at - 2]));
  return above && (isMarked(lines[at + 1]) || (!isRestAt(at - 1) && isRestAt(at + 1) && isMarked(lines[at + 2])));
}

const isLinkPiece = (line: string, above: string): boolean =>
  /^\(https?:\/\/\S{1,500}\)[\s>]{0,3}$/.test(line) ||
  (/^[^\s()<>]{1,300}[)>]$/.test(line) && /[(<]https?:\/\/[^\s()<>]{1,500}$/.test(above));

// A reply as lines of its own: programs set their line behind the last words, and break long links in two, so that one half
// looks like a quote or the other like an answer.

/** The lines of a text with plain line ends. */
export const unwrappedLines = (text: string): string[] => withStraysMarked(apart(text).split('\n'));

const apart = (text: string): string => text.replace(sameLine, '$1\n$2').replace(brokenLink, '$1>');

/** Some programs put their line behind the last words; it begins the quote only where marked lines follow. */
const sameLine =
  /([^\s>-])[ -]{0,6}(?<=[\s-])(On (?:\p{L}{3,9},? )?\p{L}{3,9}\.? \d{1,2}, \d{4}[^\n]{1,150}?(?:\n(?!\s{0,2}>)[^\n]{1,120}){0,2}?wrote:)(?=\s{1,4}>)/gu;

/** "<https://…" and the bracket that closes it on the next line, which is no mark of a quote. */
const brokenLink = /^((?![ \t]*>).{0,300}<https?:\/\/[^\s<>]{1,500})\n>(?=[ \t]+[^\s>])/gm;

/** Links without a mark between marked lines were marked before somebody wrapped them. */
function withStraysMarked(lines: readonly string[]): string[] {
  const isMarked = (line: string | undefined): boolean => line !== undefined && /^\s{0,4}>/.test(line);
  const found: string[] = [];
  for (const [i, line] of lines.entries()) {
    const isStray = isMarked(found.at(-1)) && isMarked(lines[i + 1]) && isLinkPiece(line.trim(), found.at(-1)!);
    found.push(isStray ? `> ${line.trim()}` : line);
  }
  return found;
}

const isLinkPiece = (line: string, above: string): boolean =>
  /^\(https?:\/\/\S{1,500}\)[\s>]{0,3}$/.test(line) ||
  (/^[^\s()<>]{1,300}[)>]$/.test(line) && /[(<]https?:\/\/[^\s()<>]{1,500}$/.test(above));

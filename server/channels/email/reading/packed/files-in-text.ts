// Files as old programs write them between the words, uuencoded or in yEnc: each is a file, and the words go on behind it.

export type InText = { name: string; bytes: Buffer };

export function fromUuencode(text: string): InText | null {
  const begin = /^begin(?:-base64)? [0-7]{3,4} (.{1,200}?)\s*$/m.exec(text);
  if (!begin) return null;
  const lines = text
    .slice(begin.index + begin[0].length)
    .split(/\r?\n/)
    .slice(1);
  const pieces: Buffer[] = [];
  for (const line of lines) {
    if (/^(end|====|`|)\s*$/.test(line)) break;
    pieces.push(begin[0].startsWith('begin-base64') ? Buffer.from(line, 'base64') : uuLine(line));
  }
  return { name: begin[1]!, bytes: Buffer.concat(pieces) };
}

function uuLine(line: string): Buffer {
  const value = (at: number): number => ((line.charCodeAt(at) || 32) - 32) & 63;
  const length = value(0);
  const found = Buffer.alloc(Math.ceil(length / 3) * 3);
  for (let at = 1, to = 0; to < length; at += 4, to += 3) {
    const bits = (value(at) << 18) | (value(at + 1) << 12) | (value(at + 2) << 6) | value(at + 3);
    found.writeUIntBE(bits, to, 3);
  }
  return found.subarray(0, length);
}

/** A last line may be missing where a server cut the mail. */
const uuBlock = /^begin [0-7]{3,4} \S.{0,200}\n(?:[!-`].{0,90}\n){1,200000}(?:`?[ \t]*\n)?(?:end[ \t]*$|(?![\s\S]))/m;
const isFullLine = /^M[ -`]{60,62}$/m;

export function uuencodedIn(text: string): { text: string; files: InText[] } {
  const files: InText[] = [];
  let rest = text;
  while (files.length < 50 && /^begin [0-7]{3}/m.test(rest)) {
    const block = uuBlock.exec(rest);
    const file = block ? fromUuencode(block[0]) : null;
    if (!block || !file || file.bytes.length === 0) break;
    // Words that only begin like a file have no end, and no line of full length.
    if (!/\nend[ \t]*$/.test(block[0]) && !isFullLine.test(block[0])) break;
    files.push(file);
    rest = `${rest.slice(0, block.index).trimEnd()}\n${rest.slice(block.index + block[0].length)}`;
  }
  return { text: rest, files };
}

const lineFeed = 10;

/** Its bytes are no letters of any charset, so it is looked for before they are read as text. */
export function yencIn(body: Buffer): { body: Buffer; files: InText[] } {
  const files: InText[] = [];
  let rest = body;
  for (
    let begin = markAt(rest, '=ybegin ', 0);
    begin >= 0 && files.length < 50;
    begin = markAt(rest, '=ybegin ', begin)
  ) {
    const end = markAt(rest, '=yend', begin);
    const name = /\bname=([^\r\n]{1,200})/.exec(lineAt(rest, begin))?.[1]?.trim();
    if (end < 0 || name === undefined) break;
    let from = rest.indexOf(lineFeed, begin) + 1;
    if (lineAt(rest, from).startsWith('=ypart ')) from = rest.indexOf(lineFeed, from) + 1;
    files.push({ name, bytes: fromYenc(rest.subarray(from, end)) });
    const after = rest.indexOf(lineFeed, end);
    rest = Buffer.concat([rest.subarray(0, begin), after < 0 ? Buffer.alloc(0) : rest.subarray(after + 1)]);
  }
  return { body: rest, files };
}

const lineAt = (body: Buffer, at: number): string => {
  const end = body.indexOf(lineFeed, at);
  return body.subarray(at, Math.min(end < 0 ? body.length : end, at + 400)).toString('utf8');
};

/** Where a line begins with it; -1 when none does. */
function markAt(body: Buffer, mark: string, from: number): number {
  for (let at = body.indexOf(mark, from); at >= 0; at = body.indexOf(mark, at + 1)) {
    if (at === 0 || body[at - 1] === lineFeed) return at;
  }
  return -1;
}

/** Each byte stands 42 higher, and after "=" another 64. Line ends carry nothing. */
function fromYenc(source: Buffer): Buffer {
  const found = Buffer.alloc(source.length);
  let length = 0;
  for (let i = 0; i < source.length; i++) {
    if (source[i] === lineFeed || source[i] === 13) continue;
    const isEscaped = source[i] === 0x3d;
    found[length++] = (source[isEscaped ? ++i : i]! - (isEscaped ? 106 : 42) + 512) & 255;
  }
  return found.subarray(0, length);
}

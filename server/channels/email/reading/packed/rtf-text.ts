// The words of rich text as Outlook packs them into winmail.dat: compressed (MS-OXRTFCP), and often HTML in disguise
// (MS-OXRTFEX). Only words and paragraphs are taken.

const dictionary =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript ' +
  '\\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par ' +
  '\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx';
const compressed = 0x75465a4c;
const plain = 0x414c454d;
const most = 5_000_000;

/** @returns null when it is not what it says */
export function decompressRtf(bytes: Buffer): string | null {
  if (bytes.length < 16) return null;
  const size = Math.min(bytes.readUInt32LE(4), most);
  const kind = bytes.readUInt32LE(8);
  if (kind === plain) return bytes.subarray(16, 16 + size).toString('latin1');
  if (kind !== compressed) return null;
  const ring = Buffer.alloc(4096, ' ');
  ring.write(dictionary, 'latin1');
  let write = dictionary.length;
  const out = Buffer.alloc(size);
  let length = 0;
  const put = (byte: number): void => {
    if (length < size) out[length++] = byte;
    ring[write] = byte;
    write = (write + 1) % 4096;
  };
  // A byte of flags, then for each bit either a byte or a place and a length in what was written last.
  for (let at = 16; at < bytes.length && length < size; ) {
    const flags = bytes[at++]!;
    for (let bit = 0; bit < 8 && at < bytes.length && length < size; bit++) {
      if ((flags & (1 << bit)) === 0) {
        put(bytes[at++]!);
        continue;
      }
      if (at + 1 >= bytes.length) return out.subarray(0, length).toString('latin1');
      const token = bytes.readUInt16BE(at);
      at += 2;
      const from = token >> 4;
      if (from === write) return out.subarray(0, length).toString('latin1');
      for (let i = 0; i < (token & 15) + 2; i++) put(ring[(from + i) % 4096]!);
    }
  }
  return out.subarray(0, length).toString('latin1');
}

type Decode = (bytes: Buffer, codepage: number | null) => string;
type State = { isSilent: boolean; unicodeSkip: number };

const silentGroups =
  /^(fonttbl|colortbl|stylesheet|info|pict|object|header|footer|generator|listtable|listoverridetable|themedata|datastore|latentstyles|rsidtbl|xmlnstbl)$/;
const breaks: Record<string, string> = {
  par: '\n',
  line: '\n',
  tab: '\t',
  cell: ' ',
  row: '\n',
  emdash: '—',
  endash: '–',
};
const signs: Record<string, string> = { lquote: '‘', rquote: '’', ldblquote: '“', rdblquote: '”', bullet: '•' };
const tokens = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z'])|([{}])|\r?\n|([^\\{}\r\n]+)/gi;

/** @param decode for 8-bit signs: with the page that the text names, or null */
export function textOfRtf(rtf: string, decode: Decode): string {
  const named = /\\ansicpg(\d{3,5})/.exec(rtf)?.[1];
  const codepage = named === undefined ? null : Number(named);
  const isHtml = /\\fromhtml1/.test(rtf.slice(0, 1000));
  const out: string[] = [];
  let pending: number[] = [];
  const stack: State[] = [];
  let state: State = { isSilent: false, unicodeSkip: 1 };
  let isOmitted = false;
  let skip = 0;
  const flush = (): void => {
    if (pending.length > 0) out.push(decode(Buffer.from(pending), codepage));
    pending = [];
  };
  const say = (text: string): void => {
    flush();
    if (!state.isSilent && !isOmitted) out.push(text);
  };
  for (const [whole, word, number, hex, symbol, brace, text] of rtf.matchAll(tokens)) {
    if (hex !== undefined) {
      if (skip > 0) skip--;
      else if (!state.isSilent && !isOmitted) pending.push(Number.parseInt(hex, 16));
      continue;
    }
    if (brace === '{') stack.push({ ...state });
    else if (brace === '}') [state, skip] = [stack.pop() ?? state, 0];
    else if (word === 'u' && number !== undefined) {
      say(String.fromCharCode(Number(number) & 0xffff));
      skip = state.unicodeSkip;
    } else if (word === 'uc') state.unicodeSkip = Number(number ?? 1);
    else if (word === 'htmlrtf') isOmitted = isHtml && number !== '0';
    else if (word !== undefined && (breaks[word] ?? signs[word])) say((breaks[word] ?? signs[word])!);
    else if (symbol === '*' || (word !== undefined && silentGroups.test(word))) state.isSilent = true;
    else if (symbol !== undefined && '\\{}~'.includes(symbol)) say(symbol === '~' ? ' ' : symbol);
    else if (text !== undefined) {
      say(skip > 0 ? text.slice(skip) : text);
      skip = 0;
    } else if (whole.startsWith('\\')) flush();
  }
  flush();
  return out
    .join('')
    .toWellFormed()
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

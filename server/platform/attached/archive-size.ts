// How large an archive says it becomes when it is unpacked, read from its directory without unpacking anything.

export type ArchiveSize = { entries: number; unpacked: number; locked: boolean; names: string[] };

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const mostEntries = 20_000;

/** The directory of a ZIP; null when there is none that can be read. Sizes that lie are lies of the sender. */
export function zipSize(bytes: Buffer): ArchiveSize | null {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end === -1 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== endSignature) return null;
  const size: ArchiveSize = { entries: 0, unpacked: 0, locked: false, names: [] };
  let at = bytes.readUInt32LE(end + 16);
  while (at + 46 <= bytes.length && bytes.readUInt32LE(at) === entrySignature && size.entries < mostEntries) {
    size.entries++;
    size.unpacked += bytes.readUInt32LE(at + 24);
    size.locked ||= (bytes.readUInt16LE(at + 8) & 1) === 1;
    const nameLength = bytes.readUInt16LE(at + 28);
    if (size.names.length < 2000) size.names.push(bytes.toString('latin1', at + 46, at + 46 + nameLength));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return size;
}

/** What the end of a gzip file says, modulo four gigabytes. */
export const gzipSize = (bytes: Buffer): number => (bytes.length < 18 ? 0 : bytes.readUInt32LE(bytes.length - 4));

const bombRatio = 120;
const bombBytes = 200 * 1024 * 1024;

/** Real archives do not shrink to a hundredth, unless they are small enough to do no harm. */
export const isBomb = (packed: number, unpacked: number): boolean =>
  unpacked > bombBytes && unpacked / Math.max(1, packed) > bombRatio;

// A mail that is larger than the mailbox allows is not taken whole: its headers and its first text are, so that somebody can
// answer and ask for the file in another way. The rest stays at its server.

import type { ImapFlow, MessageStructureObject } from 'imapflow';

const mostTextBytes = 256 * 1024;

/** A small mail with the headers and the first text of a large one; `size` is what the whole would have been. */
export async function fetchOpening(client: ImapFlow, uid: number, size: number): Promise<Buffer> {
  const message = await client.fetchOne(String(uid), { headers: true, bodyStructure: true }, { uid: true });
  if (!message) throw new Error('The mail is not there any more.');
  const part = firstText(message.bodyStructure);
  const text = part ? await textOf(client, uid, part.part ?? '1') : '';
  const type = part?.type === 'text/html' ? 'text/html' : 'text/plain';
  return Buffer.concat([
    Buffer.from(keptHeaders(message.headers ?? Buffer.alloc(0)), 'latin1'),
    Buffer.from(
      `X-Tellonce-Whole-Size: ${size}\r\nMIME-Version: 1.0\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n`,
    ),
    Buffer.from(text),
  ]);
}

function firstText(node: MessageStructureObject | undefined): MessageStructureObject | null {
  if (!node) return null;
  if (node.childNodes) {
    const found = node.childNodes.map(firstText).filter((one) => one !== null);
    return found.find((one) => one.type === 'text/plain') ?? found[0] ?? null;
  }
  const isText = node.type === 'text/plain' || node.type === 'text/html';
  return isText && node.disposition !== 'attachment' ? node : null;
}

async function textOf(client: ImapFlow, uid: number, part: string): Promise<string> {
  const { content } = await client.download(String(uid), part, { uid: true, maxBytes: mostTextBytes });
  if (!content) return '';
  const chunks: Buffer[] = [];
  for await (const chunk of content) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** Those that describe the body describe another one now. */
export function keptHeaders(headers: Buffer): string {
  const fields = headers
    .toString('latin1')
    .trimEnd()
    .split(/\r?\n(?![ \t])/);
  const kept = fields.filter(
    (field) => field !== '' && !/^(content-[\w-]+|mime-version|x-tellonce-whole-size)\s*:/i.test(field),
  );
  return `${kept.join('\r\n')}\r\n`;
}

/** All bytes of one mail, piece by piece. */
export async function fetchWhole(client: ImapFlow, uid: number): Promise<Buffer> {
  const { content } = await client.download(String(uid), undefined, { uid: true, chunkSize: 512 * 1024 });
  if (!content) throw new Error('The mail is not there any more.');
  const chunks: Buffer[] = [];
  for await (const chunk of content) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

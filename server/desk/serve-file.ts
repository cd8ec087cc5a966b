// Files that people sent are never trusted: always an attachment, never run, never framed by a page of ours. Only pictures
// made of points are shown as what they are. PDF is not shown either: a browser's viewer does not work in a sandbox, and
// without one the file would be a page of our own origin.

import { sql } from 'kysely';
import { isFileSignature } from '../access/capability.ts';
import { streamFile } from '../platform/attached/file-stream.ts';
import { isRaster } from '../platform/attached/inspect-file.ts';
import type { Context } from '../platform/context.ts';
import { conflict, forbidden, notFound } from '../platform/errors.ts';
import type { Answer } from '../platform/http.ts';
import type { Wiring } from '../platform/wiring.ts';

export const inert = "sandbox; default-src 'none'";

type File = {
  name: string;
  type: string;
  sha256: Buffer;
  size: number;
  state: 'unscanned' | 'clean' | 'infected' | 'unscannable';
  servesUnscanned: boolean;
};

export type FileLink = { id: string; until: number; signature: string };

/** The signature is the authority: it was given to somebody who may see the ticket. @throws Forbidden, NotFound, Conflict */
export async function serveFile(
  ctx: Context,
  wiring: Wiring,
  link: FileLink,
  rangeHeader: string | undefined,
): Promise<Answer> {
  const good = isFileSignature(wiring.keys.files, link.id, link.until, link.signature);
  if (!good || link.until * 1000 < ctx.now.getTime()) {
    throw forbidden('This address of a file is no longer good. Load the page again.');
  }
  const { rows } = await sql<File>`
    select a.name, a.type, a.sha256, f.size, coalesce(v.state, 'unscanned') as state, d.serves_unscanned
      from attachment a join file f on f.sha256 = a.sha256 left join file_verdict v on v.sha256 = a.sha256 cross join desk d
     where a.id = ${link.id}::uuid`.execute(ctx.tx);
  const file = rows[0];
  if (!file) throw notFound('This file is no longer there.');
  mustBeServed(file, wiring.config.clamavUrl !== undefined);
  const range = rangeOf(rangeHeader, file.size);
  const { from, to } = range ?? { from: 0, to: file.size - 1 };
  const picture = isRaster(file.type);
  return {
    status: range ? 206 : 200,
    raw: {
      type: picture ? file.type : 'application/octet-stream',
      bytes: file.size === 0 ? Buffer.alloc(0) : streamFile(ctx.tx, file.sha256, from, to),
    },
    headers: {
      'content-disposition': `${picture ? 'inline' : 'attachment'}; filename*=UTF-8''${encoded(file.name)}`,
      'content-length': String(file.size === 0 ? 0 : to - from + 1),
      'accept-ranges': 'bytes',
      ...(range ? { 'content-range': `bytes ${from}-${to}/${file.size}` } : {}),
      'content-security-policy': inert,
      'cache-control': 'private, max-age=600',
      // The frame of a message has no origin of its own, so its pictures come from “elsewhere”.
      'cross-origin-resource-policy': 'cross-origin',
    },
  };
}

/** @throws Forbidden, Conflict */
function mustBeServed({ state, servesUnscanned }: File, isScanning: boolean): void {
  if (state === 'infected') throw forbidden('The scanner found something harmful in this file; it is not handed out.');
  if (!isScanning || state === 'clean' || servesUnscanned) return;
  if (state === 'unscannable') throw forbidden('The scanner could not look into this file; it is not handed out.');
  throw conflict('This file has not been checked yet. Try again in a minute.');
}

const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** One range as browsers ask for it; several, or one outside the file, are answered with the whole. */
export function rangeOf(header: string | undefined, size: number): { from: number; to: number } | null {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return null;
  const isTail = match[1] === '';
  const from = isTail ? Math.max(0, size - Number(match[2])) : Number(match[1]);
  const to = isTail || match[2] === '' ? size - 1 : Math.min(size - 1, Number(match[2]));
  return from <= to && from < size ? { from, to } : null;
}

// What a form of the portal brings: words, and files that are stored while they come.

import type { FastifyRequest } from 'fastify';
import { handInFiles } from '../cases/uploads/hand-in-files.ts';
import { type TakenFile, takeUpload } from '../cases/uploads/take-upload.ts';
import { writeAsRequester } from '../cases/write-as-requester.ts';
import type { Context } from '../platform/context.ts';
import type { Wiring } from '../platform/wiring.ts';
import type { FoundTicket } from '../tickets/find-ticket.ts';

type Target = { ticket: FoundTicket; linkedId: number };

/** Reads the form and adds what it brings to the ticket. @returns the number it went to; null when there was nothing in it */
export async function takeForm(
  ctx: Context,
  wiring: Pick<Wiring, 'config'>,
  request: FastifyRequest,
  { ticket, linkedId }: Target,
  body: { text: string } | null | undefined,
): Promise<string | null> {
  const { text, files } = await readForm(ctx, wiring, request, ticket, body).catch(refuseCutForm);
  if (text.trim() === '' && files.length === 0) return null;
  return writeAsRequester(ctx, ticket, text, linkedId, files);
}

/** The same of a form that takes files only: whatever words come with them are let go. */
export async function takeFiles(
  ctx: Context,
  wiring: Pick<Wiring, 'config'>,
  request: FastifyRequest,
  { ticket, linkedId }: Target,
): Promise<string | null> {
  const { files } = await readForm(ctx, wiring, request, ticket, null).catch(refuseCutForm);
  return files.length === 0 ? null : handInFiles(ctx, ticket, files, linkedId);
}

type Form = { text: string; files: TakenFile[] };

/** @throws Invalid (a file that is too large), Forbidden */
async function readForm(
  ctx: Context,
  { config }: Pick<Wiring, 'config'>,
  request: FastifyRequest,
  ticket: FoundTicket,
  body: { text: string } | null | undefined,
): Promise<Form> {
  const form: Form = { text: body?.text ?? '', files: [] };
  if (!request.isMultipart()) return form;
  for await (const part of request.parts({ limits: { fileSize: config.mostUploadBytes + 1 } })) {
    if (part.type === 'field') {
      if (part.fieldname === 'text' && typeof part.value === 'string') form.text = part.value.slice(0, 200_000);
      continue;
    }
    // An empty field of a form is sent as a file without a name.
    if (part.fieldname !== 'files' || !part.filename) {
      part.file.resume();
      continue;
    }
    const given = { id: ctx.newId(), name: part.filename, type: part.mimetype, stream: part.file };
    form.files.push(await takeUpload(ctx, ticket, given, config.mostUploadBytes));
  }
  return form;
}

/** A form that ends in its middle is the sender's, or the line's, and no fault of ours. */
function refuseCutForm(error: Error & { statusCode?: number }): never {
  const isCut = /^(Unexpected end of multipart data|(Part|File) terminated early|Multipart: )/.test(error.message);
  throw isCut ? Object.assign(error, { statusCode: 400 }) : error;
}

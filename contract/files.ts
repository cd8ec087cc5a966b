// Files on their way to a message.

import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { attachmentView } from './tickets.ts';

export const uploadedFile = z
  .object({
    id: z.string(),
    name: z.string().meta({ description: 'As it is kept: without path and hidden signs.' }),
    type: z.string(),
    size: z.number().int(),
    marks: attachmentView.shape.marks,
  })
  .meta({ id: 'UploadedFile' });
export type UploadedFileView = z.output<typeof uploadedFile>;

export const uploadFile = endpoint({
  method: 'PUT',
  path: '/api/v1/tickets/{number}/uploads/{id}',
  summary:
    'Hand in a file for a message: its bytes as `application/octet-stream`, streamed. Name its id in `files` of the message.',
  tag: 'tickets',
  params: z.object({
    number: z.string().max(40),
    id: z.uuid().meta({ description: 'Chosen by you; the same once more is the same file.' }),
  }),
  query: z.object({ name: z.string().max(1000).default(''), type: z.string().max(200).default('') }),
  answers: { 200: uploadedFile },
});

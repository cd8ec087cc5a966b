// Who a ticket's requester is, where the mail's sender is somebody else.

import { z } from 'zod';
import { emailAddress, endpoint, nothing } from './endpoint.ts';
import { ticket } from './tickets.ts';

export const getProposedRequester = endpoint({
  method: 'GET',
  path: '/api/v1/tickets/{number}/proposed-requester',
  summary: 'Who else may be the requester: whoever wrote what a colleague passed on, or to whom answers were to go.',
  tag: 'tickets',
  params: z.object({ number: z.string().min(3).max(40) }),
  answers: {
    200: z.object({
      proposal: z
        .object({
          how: z.enum(['forwarded', 'reply_to']),
          email: z.string(),
          name: z.string(),
          date: z.string().meta({ description: 'As the mail says it, in its own language.' }),
          subject: z.string(),
          text: z.string(),
        })
        .nullable(),
    }),
  },
});

export const decideRequester = endpoint({
  method: 'PUT',
  path: '/api/v1/tickets/{number}/proposed-requester',
  summary: 'Make the proposed person the requester, who is then told that the ticket is here; or dismiss the proposal.',
  tag: 'tickets',
  params: z.object({ number: z.string().min(3).max(40) }),
  body: z.object({ decision: z.enum(['take', 'dismiss']) }),
  answers: { 200: ticket },
});

const formSender = z
  .object({
    address: emailAddress,
    requesterFrom: z.enum(['reply_to', 'body']),
    field: z
      .string()
      .trim()
      .min(1)
      .max(100)
      .nullable()
      .meta({ description: 'body: the name of the line that holds the address, as `E-mail`.' }),
  })
  .meta({ id: 'FormSender' });

export const listFormSenders = endpoint({
  method: 'GET',
  path: '/api/v1/form-senders',
  summary: 'Addresses that web forms send from.',
  tag: 'channels',
  answers: { 200: z.object({ formSenders: z.array(formSender) }) },
});

export const saveFormSender = endpoint({
  method: 'PUT',
  path: '/api/v1/form-senders',
  summary: 'Say that an address is a web form, and where it names who wrote.',
  tag: 'channels',
  body: formSender,
  answers: { 200: formSender },
});

export const removeFormSender = endpoint({
  method: 'DELETE',
  path: '/api/v1/form-senders/{address}',
  summary: 'The address is a sender like any other again.',
  tag: 'channels',
  params: z.object({ address: z.string().max(254) }),
  answers: { 204: nothing },
});

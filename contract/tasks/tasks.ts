// Tasks on tickets: what has to be done by whoever has the ticket.

import { z } from 'zod';
import { clockMetric } from '../clocks/policies.ts';
import { endpoint, instant } from '../endpoint.ts';
import { personRef } from '../tickets.ts';

export const task = z
  .object({
    id: z.uuid(),
    kind: z.enum(['tell_requester', 'call_requester']).meta({
      description:
        'tell_requester: something is late, and the requester has to hear of it; call_requester: no mail reaches them, and they have to hear who has it now.',
    }),
    call: z
      .object({ say: z.string(), language: z.string() })
      .nullable()
      .meta({ description: 'What to say, in the language of whoever is called.' }),
    ticket: z.object({ number: z.string(), subject: z.string() }),
    madeAt: instant,
    late: z
      .array(z.object({ metric: clockMetric, since: instant }))
      .meta({ description: 'The clocks that became late, the first one first.' }),
    doneAt: instant.nullable(),
    endedAs: z.enum(['told', 'by_hand', 'void']).nullable().meta({
      description: 'told: a person wrote or spoke with the requester; void: nobody waits for it any more.',
    }),
    doneBy: personRef.nullable().meta({ description: 'Who ticked it by hand.' }),
    reason: z.string().nullable().meta({ description: 'Why it was ticked by hand.' }),
    toldBy: z.string().nullable().meta({ description: 'The message that told the requester.' }),
  })
  .meta({ id: 'Task' });
export type TaskView = z.output<typeof task>;

const tasks = z.object({ tasks: z.array(task) });

export const listTasks = endpoint({
  method: 'GET',
  path: '/api/v1/tickets/{number}/tasks',
  summary: 'The tasks of a ticket, open ones first.',
  tag: 'tickets',
  params: z.object({ number: z.string().min(3).max(40) }),
  answers: { 200: tasks },
});

export const listOwnTasks = endpoint({
  method: 'GET',
  path: '/api/v1/tasks',
  summary: 'Your open tasks: those of the tickets that you have, the oldest first; at most 200.',
  tag: 'tickets',
  answers: { 200: tasks },
});

export const tickTask = endpoint({
  method: 'PUT',
  path: '/api/v1/tickets/{number}/tasks/{id}/done',
  summary: 'Tick a task by hand and say why. A reply to the requester does it by itself.',
  tag: 'tickets',
  params: z.object({ number: z.string().min(3).max(40), id: z.uuid() }),
  body: z.object({
    reason: z.string().trim().min(3).max(500).meta({ description: 'For colleagues: how the requester knows.' }),
  }),
  answers: { 200: task },
});

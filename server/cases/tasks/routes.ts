// Tasks of tickets over the public API.

import * as contract from '../../../contract/tasks/tasks.ts';
import { type Route, route } from '../../platform/http.ts';
import { findTicket } from '../../tickets/find-ticket.ts';
import { readOwnTasks, readTasks } from '../../tickets/tasks/read-tasks.ts';
import { tickTask } from './tick-task.ts';

export const taskRoutes: Route[] = [
  route(contract.listTasks, 'agent', async (ctx, { params }) => {
    const { id } = await findTicket(ctx, params.number);
    return { body: { tasks: await readTasks(ctx.tx, id) } };
  }),
  route(contract.listOwnTasks, 'agent', async (ctx) => ({
    body: { tasks: ctx.actor.personId ? await readOwnTasks(ctx.tx, ctx.actor.personId) : [] },
  })),
  route(contract.tickTask, 'agent', async (ctx, { params, body }) => {
    const ticketId = await tickTask(ctx, { ...params, ...body });
    return { body: (await readTasks(ctx.tx, ticketId)).find(({ id }) => id === params.id) };
  }),
];

// The actions on tickets and settings, as the public API offers them.

import { Readable } from 'node:stream';
import * as files from '../../contract/files.ts';
import * as contract from '../../contract/settings.ts';
import * as tickets from '../../contract/ticket-actions.ts';
import { timelineWords } from '../access/timeline-words.ts';
import { invalid } from '../platform/errors.ts';
import { type Route, route } from '../platform/http.ts';
import type { Wiring } from '../platform/wiring.ts';
import { findTicket } from '../tickets/find-ticket.ts';
import { listTickets } from '../tickets/list-tickets.ts';
import { parseNumber } from '../tickets/number.ts';
import { readDetail } from '../tickets/read-detail.ts';
import { readTimeline } from '../tickets/read-timeline.ts';
import { priorityOf } from '../tickets/ticket.ts';
import { viewTicket } from '../tickets/ticket-view.ts';
import { addMailbox, changeSettings, removeMailbox } from './change-settings.ts';
import { changeStatus } from './change-status.ts';
import { changePriority } from './clocks/change-priority.ts';
import { decideParticipant } from './decide-participant.ts';
import { readGround } from './ground.ts';
import { possibleDates } from './next-promise.ts';
import { openForSomebody } from './open-for-somebody.ts';
import { openedView } from './opened-view.ts';
import { postMessage } from './post-message.ts';
import { handOverTicket } from './reassign-ticket.ts';
import { resolveTicket } from './resolve-ticket.ts';
import { takeUpload } from './uploads/take-upload.ts';

const instant = (text: string | undefined): Date | undefined => (text === undefined ? undefined : new Date(text));

export const caseRoutes = (wiring: Wiring): Route[] => [...ticketRoutes(wiring), ...settingsRoutes];

const ticketRoutes = (wiring: Wiring): Route[] => [
  route(tickets.openTicket, 'agent', async (ctx, { body }) => {
    const { priority, channel = 'api', ...rest } = body;
    const opened = await openForSomebody(ctx, {
      ...rest,
      channel,
      ...(priority ? { priority: priorityOf(priority) } : {}),
    } as Parameters<typeof openForSomebody>[1]);
    return { status: 201, body: openedView(opened) };
  }),
  route(tickets.listTickets, 'collaborator', async (ctx, { query }) => ({ body: await listTickets(ctx, query) })),
  route(tickets.getTicket, 'collaborator', async (ctx, { params }) => {
    const ticket = await findTicket(ctx, params.number);
    const ground = await readGround(ctx.tx, ticket.teamId, [], ticket);
    const dates = possibleDates(ctx, ground, ticket);
    return { body: await readDetail(ctx, ticket, dates, parseNumber(params.number) ?? ticket.number) };
  }),
  route(tickets.getTimeline, 'collaborator', async (ctx, { params, query }) => {
    const ticket = await findTicket(ctx, params.number);
    return { body: await readTimeline(ctx, ticket.id, query, timelineWords(wiring, ctx.now)) };
  }),
  route(tickets.postMessage, 'collaborator', async (ctx, { params, body }) => {
    const { nextPromiseAt, ...rest } = body;
    const posted = await postMessage(ctx, { ...rest, number: params.number, nextPromiseAt: instant(nextPromiseAt) });
    const page = await readTimeline(ctx, posted.ticket.id, { limit: 20, latest: true }, timelineWords(wiring, ctx.now));
    return { status: 201, body: page.entries.find((entry) => entry.id === posted.messageId) };
  }),
  route(files.uploadFile, 'collaborator', async (ctx, { params, query, request }) => {
    const ticket = await findTicket(ctx, params.number);
    if (!(request.body instanceof Readable)) throw invalid('Send the bytes of the file as application/octet-stream.');
    const given = { id: params.id, ...query, stream: request.body as AsyncIterable<Buffer> };
    return { body: await takeUpload(ctx, ticket, given, wiring.config.mostUploadBytes) };
  }),
  route(tickets.changeStatus, 'agent', async (ctx, { params, body }) => {
    const { agreedAt, ...rest } = body;
    const ticket = await changeStatus(ctx, { ...rest, number: params.number, agreedAt: instant(agreedAt) });
    return { body: await viewTicket(ctx.tx, ticket.id) };
  }),
  route(tickets.changePriority, 'agent', async (ctx, { params, body }) => {
    const priority = priorityOf(body.priority);
    const ticket = await changePriority(ctx, { number: params.number, priority, reason: body.reason });
    return { body: await viewTicket(ctx.tx, ticket.id) };
  }),
  route(tickets.resolveTicket, 'agent', async (ctx, { params, body }) => {
    const ticket = await resolveTicket(ctx, { ...body, number: params.number, when: instant(body.when) });
    return { status: 201, body: await viewTicket(ctx.tx, ticket.id) };
  }),
  route(tickets.reassignTicket, 'agent', async (ctx, { params, body }) => {
    const { nextAction: next, ...rest } = body;
    const nextAction = next && { ...next, dueAt: new Date(next.dueAt) };
    const { ticket, asked } = await handOverTicket(ctx, { ...rest, number: params.number, nextAction });
    return { status: asked ? 202 : 200, body: await viewTicket(ctx.tx, ticket.id) };
  }),
  route(tickets.decideParticipant, 'agent', async (ctx, { params, body }) => {
    const ticket = await decideParticipant(ctx, { ...params, decision: body.decision });
    return { body: await viewTicket(ctx.tx, ticket.id) };
  }),
];

const settingsRoutes: Route[] = [
  route(contract.getSettings, 'administrator', async (ctx) => {
    const { desk } = await readGround(ctx.tx, null);
    const mailboxes = await ctx.tx
      .selectFrom('mailbox')
      .select(['id', 'address', 'displayName', 'teamId', 'locale', 'isDefault'])
      .orderBy('createdAt')
      .execute();
    const example = await ctx.tx
      .selectFrom('ticket')
      .select('id')
      .where('example', '=', true)
      .limit(1)
      .executeTakeFirst();
    const { servesUnscanned } = await ctx.tx.selectFrom('desk').select('servesUnscanned').executeTakeFirstOrThrow();
    const { name, defaultLocale, calendar } = desk;
    const exampleCompany = example !== undefined;
    return { body: { name, defaultLocale, calendar, mailboxes, servesUnscanned, exampleCompany } };
  }),
  route(contract.changeSettings, 'administrator', async (ctx, { body }) => {
    await changeSettings(ctx, body);
    return { status: 204 };
  }),
  route(contract.addMailbox, 'administrator', async (ctx, { body }) => ({
    status: 201,
    body: await addMailbox(ctx, body),
  })),
  route(contract.removeMailbox, 'administrator', async (ctx, { params }) => {
    await removeMailbox(ctx, params.id);
    return { status: 204 };
  }),
];

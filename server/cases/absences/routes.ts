// Absences and covers, as the public API offers them.

import * as contract from '../../../contract/absences/absences.ts';
import type { Context } from '../../platform/context.ts';
import { type Route, route } from '../../platform/http.ts';
import { findTicket } from '../../tickets/find-ticket.ts';
import { viewTicket } from '../../tickets/ticket-view.ts';
import type { Closing } from './close-desk.ts';
import { decideCover } from './decide-cover.ts';
import { type Choice, planAbsence } from './plan-absence.ts';
import { changeAbsence, readLeave, type SayAbsence, sayAbsence, takeBackAbsence } from './say-absence.ts';
import { listAbsences, readRecap } from './view-absences.ts';
import { viewPlan } from './view-plan.ts';

type Said = {
  person?: string | undefined;
  from?: string | undefined;
  to?: string | null | undefined;
  cover?: string | null | undefined;
  closing?: Closing | null | undefined;
  choices?: readonly { number: string; fate: 'now' | 'waits'; cover?: string | null | undefined }[] | undefined;
};

const date = (text: string | undefined): Date | undefined => (text === undefined ? undefined : new Date(text));

async function saidBy(ctx: Context, { from, to, choices, ...rest }: Said): Promise<SayAbsence> {
  return { ...rest, from: date(from), to: to ? new Date(to) : null, choices: await readChoices(ctx, choices ?? []) };
}

async function readChoices(ctx: Context, choices: NonNullable<Said['choices']>): Promise<Choice[]> {
  const found: Choice[] = [];
  for (const { number, fate, cover } of choices) {
    const { id } = await findTicket(ctx, number);
    found.push({ ticketId: id, fate, coverId: cover ?? null });
  }
  return found;
}

const one = async (ctx: Context, id: string) => (await listAbsences(ctx.tx, { id }))[0]!;

export const absenceRoutes: Route[] = [
  route(contract.planAbsence, 'agent', async (ctx, { body }) => {
    const leave = await readLeave(ctx, await saidBy(ctx, body));
    return { body: await viewPlan(ctx, leave, await planAbsence(ctx, leave)) };
  }),
  route(contract.addAbsence, 'agent', async (ctx, { body }) => {
    const id = await sayAbsence(ctx, await saidBy(ctx, body));
    return { status: 201, body: await one(ctx, id) };
  }),
  route(contract.listAbsences, 'collaborator', async (ctx, { query }) => {
    const personId = query.person === 'me' ? (ctx.actor.personId ?? undefined) : query.person;
    return {
      body: { absences: await listAbsences(ctx.tx, { ...(personId ? { personId } : {}), past: query.past ?? false }) },
    };
  }),
  route(contract.changeAbsence, 'agent', async (ctx, { params, body }) => {
    const to = body.to ? new Date(body.to) : body.to;
    await changeAbsence(ctx, { id: params.id, from: date(body.from), to, cover: body.cover } as Parameters<
      typeof changeAbsence
    >[1]);
    return { body: await one(ctx, params.id) };
  }),
  route(contract.endAbsence, 'agent', async (ctx, { params }) => {
    await takeBackAbsence(ctx, params.id);
    return { body: await one(ctx, params.id) };
  }),
  route(contract.returnRecap, 'agent', async (ctx, { params }) => ({ body: await readRecap(ctx, params.id) })),
  route(contract.decideCover, 'agent', async (ctx, { params, body }) => {
    await decideCover(ctx, { number: params.number, keeps: body.keeps });
    const { id } = await findTicket(ctx, params.number);
    const { assignee, cover } = await viewTicket(ctx.tx, id);
    return { body: { assignee, cover } };
  }),
];

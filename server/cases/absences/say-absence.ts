// Somebody is going to be away, or is already: they say so themselves, or their lead, or an administrator. One that begins now
// begins in this very transaction.

import { answersForTickets } from '../../access/roles.ts';
import {
  type Absence,
  changeAbsence as changeRow,
  endAbsenceRow,
  holdAbsence,
  insertAbsence,
} from '../../people/absence.ts';
import { findAgent } from '../../people/find-people.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together, write } from '../../platform/database.ts';
import { conflict, forbidden, invalid } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { beginAbsence } from './begin-absence.ts';
import { type Closing, changeClosing, closeDesk, openDeskAgain } from './close-desk.ts';
import { endAbsence } from './end-absence.ts';
import type { Choice } from './plan-absence.ts';

export type SayAbsence = {
  /** Id or address; oneself when left out. */
  person?: string | undefined;
  from?: Date | undefined;
  /** Null: nobody knows yet. */
  to: Date | null;
  cover?: string | null | undefined;
  choices?: readonly Choice[] | undefined;
  /** A desk of one person closes for the time. */
  closing?: Closing | null | undefined;
};

const mostAhead = 366 * 86_400_000;

/** @throws Forbidden, NotFound, Invalid */
export function sayAbsence(ctx: Context, input: SayAbsence): Promise<string> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const leave = await readLeave(here, input);
    const id = ctx.newId();
    const { choices, example, ...rest } = leave;
    const sudden = rest.fromAt <= ctx.now;
    const closed = input.closing ? await closeDesk(here, rest, input.closing) : {};
    await together(tx, [
      insertAbsence(here, { id, kind: sudden ? 'sudden' : 'planned', example, ...rest, ...closed }),
      record(here, [
        {
          kind: 'absence.said',
          subjectId: rest.personId,
          data: { absenceId: id, fromAt: rest.fromAt, toAt: rest.toAt },
        },
      ]),
    ]);
    await writeChoices(here, id, choices);
    if (sudden) await beginAbsence(here, id);
    return id;
  });
}

/** What was said, checked: who, from when, until when, and who stands in. @throws Forbidden, NotFound, Invalid */
export async function readLeave(ctx: Context, input: SayAbsence) {
  const person = await findAgent(ctx, input.person ?? ctx.actor.personId ?? '');
  await mustManage(ctx, person.id);
  if (!(await answersForTickets(ctx.tx, person.id)))
    throw invalid('{name} takes part, but does not answer for tickets.', { name: person.name });
  const fromAt = input.from && input.from > ctx.now ? input.from : ctx.now;
  if (fromAt.getTime() > ctx.now.getTime() + mostAhead) throw invalid('An absence is planned within a year.');
  if (input.to && input.to <= fromAt) throw invalid('The return must lie after the beginning.');
  const cover = input.cover ? await findAgent(ctx, input.cover) : null;
  if (cover?.id === person.id) throw invalid('Nobody stands in for themselves.');
  if (cover && !(await answersForTickets(ctx.tx, cover.id)))
    throw invalid('{name} takes part, but does not answer for tickets.', { name: cover.name });
  const choices = input.choices ?? [];
  return { personId: person.id, fromAt, toAt: input.to, coverId: cover?.id ?? null, choices, example: person.example };
}

/** Oneself, whoever leads a team of theirs, and administrators. @throws Forbidden */
export async function mustManage(ctx: Context, personId: string): Promise<void> {
  const { actor } = ctx;
  if (actor.personId === personId || actor.roles.has('administrator')) return;
  const led = [...actor.ledTeamIds];
  const member =
    led.length > 0 &&
    (await ctx.tx
      .selectFrom('membership')
      .select('personId')
      .where('personId', '=', personId)
      .where('teamId', 'in', led)
      .executeTakeFirst());
  if (!member) throw forbidden('Only whoever leads their team, or an administrator, says that somebody else is away.');
}

async function writeChoices(ctx: Context, absenceId: string, choices: readonly Choice[]): Promise<void> {
  if (choices.length === 0) return;
  await together(ctx.tx, [
    write
      .insertInto('absenceChoice')
      .values(choices.map((one) => ({ ...one, absenceId, chosenBy: ctx.actor.personId })))
      .onConflict((conflict) => conflict.doNothing()),
  ]);
}

export type ChangeAbsence = {
  id: string;
  from?: Date | undefined;
  to?: Date | null | undefined;
  cover?: string | null | undefined;
};

/** Another return, another cover, or before it begins another beginning. @throws NotFound, Forbidden, Conflict, Invalid */
export function changeAbsence(ctx: Context, input: ChangeAbsence): Promise<void> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const absence = await holdMine(here, input.id);
    if (input.from && absence.state === 'running') throw conflict('It has begun already.');
    const to = input.to === undefined ? absence.toAt : input.to;
    const cover = input.cover === undefined ? absence.coverId : input.cover;
    const from = input.from ?? absence.fromAt;
    const leave = await readLeave(absence.state === 'running' ? { ...here, now: absence.fromAt } : here, {
      person: absence.personId,
      from,
      to,
      cover,
    });
    if (leave.toAt && leave.toAt <= ctx.now) throw invalid('The return must lie after the beginning.');
    const change = {
      toAt: leave.toAt,
      coverId: leave.coverId,
      ...(absence.state === 'planned' ? { fromAt: leave.fromAt } : {}),
    };
    await together(tx, [
      changeRow(absence.id, change),
      record(here, [
        { kind: 'absence.changed', subjectId: absence.personId, data: { absenceId: absence.id, ...change } },
      ]),
    ]);
    await changeClosing(here, absence, { ...leave, fromAt: change.fromAt ?? absence.fromAt });
  });
}

/** They are back, or will not be away after all. @throws NotFound, Forbidden, Conflict */
export function takeBackAbsence(ctx: Context, id: string): Promise<void> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const absence = await holdMine(here, id);
    await openDeskAgain(here, absence);
    if (absence.state === 'running') {
      await endAbsence(here, id);
      return;
    }
    await together(tx, [
      endAbsenceRow(here, id, 'cancelled'),
      record(here, [{ kind: 'absence.cancelled', subjectId: absence.personId, data: { absenceId: id } }]),
    ]);
  });
}

async function holdMine(ctx: Context, id: string): Promise<Absence> {
  const absence = await holdAbsence(ctx.tx, id);
  await mustManage(ctx, absence.personId);
  if (absence.state === 'over' || absence.state === 'cancelled') throw conflict('This absence is over.');
  return absence;
}

// The plan of an absence as it is shown before anybody confirms it, with the very words that requesters will read.

import type { AbsencePlanView } from '../../../contract/absences/absences.ts';
import { hasNoAnswer } from '../../assignment/fate.ts';
import { findPerson } from '../../people/find-people.ts';
import type { Context } from '../../platform/context.ts';
import { chooseLocale } from '../../wording/locales.ts';
import { putLink } from '../../wording/say.ts';
import { readGround } from '../ground.ts';
import { coverWords } from '../words.ts';
import { previewClosing } from './close-desk.ts';
import type { Leave, Plan, PlanLine } from './plan-absence.ts';

type LineView = AbsencePlanView['lines'][number];
/** Each is a look at the desk of its own; nobody reads more of them. */
const mostLetters = 50;

export async function viewPlan(ctx: Context, leave: Leave, plan: Plan): Promise<AbsencePlanView> {
  const { hands } = plan;
  const away = (await findPerson(ctx.tx, leave.personId))!;
  const lines: LineView[] = [];
  let letters = 0;
  for (const line of plan.lines) {
    const told = isTold(line);
    if (told) letters += 1;
    const letter = told && letters <= mostLetters ? await letterOf(ctx, leave, plan, line) : null;
    lines.push({ ...viewLine(plan, line), told, letter });
  }
  return {
    person: { id: away.id, name: away.name },
    from: leave.fromAt.toISOString(),
    to: leave.toAt?.toISOString() ?? null,
    plannedUntil: plan.until.toISOString(),
    lines,
    closing: await previewClosing(ctx, leave),
    candidates: [...hands.candidates.values()]
      .filter((one) => one.id !== leave.personId)
      .map((one) => ({
        id: one.id,
        name: one.name,
        acts: one.acts,
        languages: one.languages,
        away: hands.away.has(one.id),
      })),
  };
}

function viewLine({ hands }: Plan, { ticket, fate, why, cover }: PlanLine): Omit<LineView, 'told' | 'letter'> {
  return {
    number: ticket.number,
    subject: ticket.subject,
    status: ticket.status,
    requester: {
      id: ticket.requesterId,
      name: ticket.requester,
      organisation: ticket.organisation,
      locale: chooseLocale([ticket.language], 'en'),
      reachable: ticket.reachable,
    },
    dueAt: earlier(ticket.promiseDueAt, ticket.clockDueAt).toISOString(),
    waitsSince: hasNoAnswer(ticket) ? ticket.lastRequesterAt!.toISOString() : null,
    fate,
    why,
    cover: cover && { id: cover.personId, name: hands.candidates.get(cover.personId)!.name, why: cover.why },
  };
}

/** As it will be decided when the time has come: whoever was never told a name learns no new one. */
const isTold = ({ ticket, fate, cover }: PlanLine): boolean =>
  fate === 'now' &&
  cover !== null &&
  ticket.status !== 'new' &&
  ticket.contactToldId !== null &&
  ticket.contactToldId !== cover.personId;

/** By the same words that go out, read as they are at the beginning of the absence. */
async function letterOf(ctx: Context, leave: Leave, { hands }: Plan, { ticket, cover }: PlanLine): Promise<string> {
  const ground = await readGround(ctx.tx, ticket.teamId, [], ticket);
  const assignee = (await findPerson(ctx.tx, ticket.assigneeId))!;
  const contact = hands.candidates.get(cover!.personId)!;
  const { bodyText, linkAt } = coverWords(ground, ticket, { contact, assignee, until: leave.toAt }, leave.fromAt);
  return putLink(bodyText, linkAt, '…');
}

const earlier = (one: Date, other: Date | null): Date => (other && other < one ? other : one);

// Service levels as the API shows them, and what one would change.

import { sql } from 'kysely';
import type { z } from 'zod';
import type { slaPolicy } from '../../../contract/clocks/policies.ts';
import type { Calendar } from '../../calendars/calendar.ts';
import { calendarOfAllTimes } from '../../calendars/read-calendars.ts';
import { choosePolicy, type KnownCalendar, knownCalendarJson, type PolicyTargets } from '../../clocks/policy.ts';
import { type ClockBook, stepClocks } from '../../clocks/step-clocks.ts';
import { withLevels } from '../../clocks/stored-clocks.ts';
import { termsOf } from '../../clocks/terms.ts';
import type { Context } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import { findTicketById } from '../../tickets/find-ticket.ts';
import { type Priority, priorityName, priorityOf } from '../../tickets/ticket.ts';
import { readGround } from '../ground.ts';
import { readBook } from './keep-clocks.ts';
import { type Arrangement, mustArrange, policiesInForce } from './policies.ts';

type PolicyView = z.output<typeof slaPolicy>;
type Row = Omit<PolicyView, 'applies' | 'fromAt' | 'versions'> & {
  applies: { priorities?: Priority[] };
  fromAt: Date;
  versions: PolicyView['versions'];
};

/** In the order in which they are asked; by the version in force, or by the first one where none is yet. */
export async function listPolicies({ tx, now }: Context): Promise<PolicyView[]> {
  const { rows } = await sql<Row>`
    select p.id, p.name, p.position, p.is_default, v.number, v.from_at, v.applies, v.targets, v.calendar_id, v.third_party_pauses,
           (select json_agg(json_build_object('number', w.number, 'fromAt', w.from_at, 'madeAt', w.made_at, 'madeBy', m.name, 'note', w.note)
                            order by w.number desc)
              from sla_policy_version w left join person m on m.id = w.made_by where w.policy_id = p.id) as versions
      from sla_policy p join lateral (
        select * from sla_policy_version w where w.policy_id = p.id order by w.from_at <= ${now} desc, w.number desc limit 1) v on true
     where p.retired_at is null order by p.position, p.id`.execute(tx);
  return rows.map(({ applies, fromAt, versions, ...rest }) => ({
    ...rest,
    applies: { ...applies, ...namesOf(applies) } as PolicyView['applies'],
    fromAt: fromAt.toISOString(),
    versions: versions.map((one) => ({ ...one, fromAt: text(one.fromAt), madeAt: text(one.madeAt) })),
  }));
}

const namesOf = ({ priorities }: { priorities?: Priority[] }) =>
  priorities ? { priorities: priorities.map(priorityName) } : {};
const text = (at: string): string => new Date(at).toISOString();

/** @throws NotFound */
export async function viewPolicy(ctx: Context, id: string): Promise<PolicyView> {
  const policy = (await listPolicies(ctx)).find((one) => one.id === id);
  if (!policy) throw notFound('There is no such service level.');
  return policy;
}

type Sent = Pick<z.output<typeof slaPolicy>, 'applies' | 'targets' | 'calendarId' | 'thirdPartyPauses'>;

/** As it came over the API. */
export function arrangementOf({ applies, targets, calendarId, thirdPartyPauses }: Sent): Arrangement {
  const { priorities, ...rest } = applies;
  const named = { ...rest, ...(priorities ? { priorities: priorities.map(priorityOf) } : {}) };
  // How many criteria are named decides which policy counts, so what was left out must not stand there.
  const given = Object.fromEntries(Object.entries(named).filter(([, list]) => list !== undefined));
  return { applies: given as Arrangement['applies'], targets: targets as PolicyTargets, calendarId, thirdPartyPauses };
}

const mostLooked = 2000;
const mostShown = 50;

/** What would become of tickets that are under way. @throws Forbidden */
export async function previewPolicy(ctx: Context, draft: Arrangement & { id?: string | undefined }) {
  mustArrange(ctx);
  const others = (await policiesInForce(ctx)).filter(({ policyId }) => policyId !== draft.id);
  const own = draft.id ? await viewPolicy(ctx, draft.id) : null;
  const calendar = await calendarOf(ctx, draft.calendarId);
  const policy = {
    ...draft,
    id: 'draft',
    policyId: draft.id ?? 'draft',
    name: '',
    position: own?.position ?? 999,
    calendar,
  };
  const { rows } = await sql<{ id: number; organisationId: string | null }>`
    select t.id, r.organisation_id from ticket t join person r on r.id = t.requester_id
     where t.status in ('new', 'open', 'waiting_on_requester', 'waiting_on_third_party', 'scheduled') and t.policy_version_id is not null
     order by t.id desc limit ${mostLooked}`.execute(ctx.tx);
  const calendars = new Map<string, Calendar>();
  const found = [];
  for (const { id, organisationId } of rows) {
    const ticket = await findTicketById(ctx, id, { itself: true });
    if (choosePolicy([...others, policy], { ...ticket, organisationId }).id !== 'draft') continue;
    const book: ClockBook = await readBook(ctx, ticket);
    const was = withLevels(book, ctx.now);
    const known = policy.calendar ?? (await readGround(ctx.tx, ticket.teamId)).knownCalendar;
    const terms = termsOf(policy, ticket.priority, await wholeCalendar(ctx, known, calendars));
    const lateBefore = was.clocks.filter(({ breachedAt }) => breachedAt).length;
    stepClocks(book, { kind: 'terms', terms, at: ctx.now });
    const will = withLevels(book, ctx.now);
    const late = will.clocks.filter(({ breachedAt }) => breachedAt).length > lateBefore;
    const [before, after] = [was.summary.clockDueAt, will.summary.clockDueAt];
    if (before?.getTime() === after?.getTime() && !late) continue;
    found.push({
      number: ticket.number,
      subject: ticket.subject,
      dueAt: before?.toISOString() ?? null,
      newDueAt: after?.toISOString() ?? null,
      late,
    });
  }
  const late = found.filter((one) => one.late);
  const shown = [...late, ...found.filter((one) => !one.late)].slice(0, mostShown);
  return { looked: rows.length, changed: found.length, late: late.length, tickets: shown };
}

/** Through all its versions: what has passed was counted by those of then. */
async function wholeCalendar(ctx: Context, { id }: KnownCalendar, read: Map<string, Calendar>): Promise<Calendar> {
  const calendar = read.get(id) ?? { ...(await calendarOfAllTimes(ctx.tx, id)), answersAnyway: true };
  read.set(id, calendar);
  return calendar;
}

async function calendarOf(ctx: Context, id: string | null): Promise<KnownCalendar | null> {
  if (!id) return null;
  const { rows } = await sql<{ calendar: KnownCalendar }>`
    select ${knownCalendarJson('c')} as calendar from calendar c where c.id = ${id}`.execute(ctx.tx);
  if (!rows[0]) throw notFound('There is no such calendar.');
  return rows[0].calendar;
}

// Where a new ticket goes: the first rule that fits names its team, the skill it needs, or a person; where its team gives
// tickets to the best placed, the ranking chooses among those who are here. What was decided stands in the record with its
// figures. Given is proposed: nobody has it for good before they take it up, and in time it goes up to the lead.

import type { Compilable } from 'kysely';
import type { RoutingRule } from '../../../contract/routing/routing.ts';
import { type Candidate, readCandidates, readHelped, standingOf } from '../../assignment/routing/candidates.ts';
import { sharedLanguage } from '../../assignment/routing/languages.ts';
import { insertNeededSkill } from '../../assignment/routing/needed-skill.ts';
import { firstFitting, type RoutedFacts } from '../../assignment/routing/rules.ts';
import { type Ranked, rank } from '../../assignment/routing/score.ts';
import { unitsOf } from '../../assignment/routing/work-units.ts';
import { queueNotice } from '../../channels/queue-delivery.ts';
import type { TeamPerson } from '../../people/team.ts';
import type { Context } from '../../platform/context.ts';
import type { NewEvent } from '../../platform/events.ts';
import { type Priority, priorityName, type Ticket } from '../../tickets/ticket.ts';
import type { Locale } from '../../wording/locales.ts';
import { type Ground, holderAt, readGround } from '../ground.ts';

type Opening = {
  mailboxId?: string | null | undefined;
  channel: string;
  kind?: string | undefined;
  priority?: Priority | undefined;
  subject: string;
};

export type ByRule = { ground: Ground; rule: RoutingRule | null };

/** The ground of the team that a rule names; one round trip more only where that is another team. */
export async function teamByRule(
  ctx: Context,
  ground: Ground,
  input: Opening,
  { email, language, emails }: { email: string; language: string; emails: readonly string[] },
): Promise<ByRule> {
  const { inForce, vip } = ground.routing!;
  if (inForce.rules.length === 0) return { ground, rule: null };
  const known = ground.persons.find((one) => one.email === email);
  const facts: RoutedFacts = {
    mailboxId: input.mailboxId ?? null,
    channel: input.channel,
    language,
    kind: input.kind ?? 'question',
    priority: priorityName(input.priority ?? 3),
    organisationId: known?.organisationId ?? null,
    vip: vip !== null,
    subject: input.subject,
  };
  const rule = firstFitting(inForce.rules, facts);
  const teamId = rule?.to.teamId;
  if (!teamId || teamId === ground.team.id) return { ground, rule };
  const there = await ctx.tx.selectFrom('team').select('id').where('id', '=', teamId).executeTakeFirst();
  // A team of the example may be gone; then its rule leads nowhere, and the ticket stays where it would have come anyhow.
  if (!there) return { ground, rule: null };
  const reader = { requesterId: null, mailboxId: input.mailboxId ?? null };
  return { ground: await readGround(ctx.tx, teamId, emails, reader, ctx.now), rule };
}

export type Wanted = {
  requesterId: string;
  language: string;
  priority: number;
  kind: string;
  firstDueAt: Date;
};

export type FirstHand = {
  holder: TeamPerson;
  /** Given to somebody, and not only lying with whoever holds the queue. */
  proposed: boolean;
  /** In which language they answer, where that is not the requester's; undefined: in the requester's, or nobody has said. */
  answersIn: Locale | undefined;
  ranking: Ranked[];
  candidates: ReadonlyMap<string, Candidate>;
};

/** Who gets it first. Asks the database only where somebody is to be chosen. */
export async function chooseFirstHand(ctx: Context, { ground, rule }: ByRule, wanted: Wanted): Promise<FirstHand> {
  const routing = ground.routing!;
  const holder = holderAt(ground, ctx.now);
  const personId = rule?.to.personId ?? null;
  const stays = { holder, proposed: false, ranking: [], candidates: new Map<string, Candidate>() };
  if (!personId && routing.gives === 'holder')
    return { ...stays, answersIn: foreign(ground, routing.spoken, wanted.language) };
  const candidates = await readCandidates(ctx.tx, [ground.team.id], personId ? [personId] : []);
  const ranked = await rankFor(ctx, ground, rule, wanted, candidates);
  const one = personId ? ranked.find((each) => each.personId === personId && each.bar === null) : undefined;
  const members = ranked.filter((each) => isMember(candidates, each.personId, ground.team.id));
  const best = one ?? (routing.gives === 'best_placed' ? members.find((each) => each.bar === null) : undefined);
  const chosen = best && candidates.find(({ id }) => id === best.personId);
  const ranking =
    one || personId ? ranked.filter((each) => members.includes(each) || each.personId === personId) : members;
  const languages = chosen && routing.spoken ? chosen.languages : routing.spoken;
  return {
    holder: chosen ?? holder,
    proposed: chosen !== undefined,
    answersIn: foreign(ground, languages, wanted.language),
    ranking,
    candidates: new Map(candidates.map((each) => [each.id, each])),
  };
}

const isMember = (candidates: readonly Candidate[], personId: string, teamId: string): boolean =>
  candidates.some(({ id, teamIds }) => id === personId && teamIds.includes(teamId));

async function rankFor(
  ctx: Context,
  ground: Ground,
  rule: RoutingRule | null,
  wanted: Wanted,
  candidates: readonly Candidate[],
): Promise<Ranked[]> {
  const { inForce, vip } = ground.routing!;
  const helped = await readHelped(ctx.tx, [wanted.requesterId], ctx.now);
  const matter = {
    now: ctx.now,
    firstDueAt: wanted.firstDueAt,
    units: unitsOf(inForce.units, { ...wanted, waits: false }),
    leastLevel: rule?.to.skill?.leastLevel ?? null,
  };
  const towards = {
    language: wanted.language,
    skillId: rule?.to.skill?.id ?? null,
    accountTeamId: vip?.accountTeamId ?? null,
    gaveAway: 0,
  };
  // Nobody answers for what they asked themselves.
  const others = candidates.filter(({ id }) => id !== wanted.requesterId);
  const lastHelped = new Map(helped.map((one) => [one.personId, one.at]));
  return rank(
    matter,
    others.map((one) => standingOf(one, { ...towards, lastHelpedAt: lastHelped.get(one.id) ?? null })),
  );
}

/** Brazilian and European Portuguese are read by each other: of that nothing has to be said. */
function foreign({ desk }: Ground, languages: readonly string[] | null, wanted: string): Locale | undefined {
  if (!languages) return undefined;
  const shared = sharedLanguage(languages, wanted);
  if (shared?.fit === 'own' || shared?.fit === 'near') return undefined;
  return shared?.language ?? (desk.defaultLocale === wanted ? undefined : desk.defaultLocale);
}

const mostShown = 12;

/** What is written beside the ticket: the skill it needs, that it is given, and the decision with all its figures. */
export function routedRows(
  ctx: Context,
  { ground, rule }: ByRule,
  first: FirstHand,
  ticket: Ticket,
): { writes: (Compilable | undefined)[]; events: NewEvent[] } {
  const { inForce, gives, vip } = ground.routing!;
  if (!rule && !first.proposed && first.ranking.length === 0 && !first.answersIn) return { writes: [], events: [] };
  const taker = first.candidates.get(first.holder.id);
  const tells = first.proposed && taker?.email && taker.wantsMail && taker.id !== ctx.actor.personId;
  const event: NewEvent = {
    kind: 'ticket.routed',
    ticketId: ticket.id,
    subjectId: first.holder.id,
    data: {
      version: inForce.number,
      ruleId: rule?.id ?? null,
      teamId: ground.team.id,
      toId: first.proposed ? first.holder.id : null,
      gives,
      skill: rule?.to.skill ?? null,
      vip: vip !== null,
      ...(first.answersIn ? { language: { wanted: ticket.language, used: first.answersIn } } : {}),
      ranking: first.ranking.slice(0, mostShown).map((one) => ({ ...one, ...amounts(first, one.personId) })),
      ...(tells ? { deliveries: 1 } : {}),
    },
  };
  const notice = tells
    ? queueNotice(
        ctx,
        { kind: 'agent_assigned', ticketId: ticket.id },
        { personId: taker.id, address: taker.email!, example: ticket.example },
      )
    : [];
  return {
    writes: [rule?.to.skill ? insertNeededSkill(ticket.id, rule.to.skill) : undefined, ...notice],
    events: [event],
  };
}

const amounts = ({ candidates }: FirstHand, personId: string) => {
  const { load, capacity } = candidates.get(personId)!;
  return { load, capacity };
};

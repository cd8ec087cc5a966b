import type { TicketView as ApiTicket, TicketDetailView } from '../../../contract/tickets.ts';
import type { HandOverReason, Status } from '../../client/case-words.ts';
import type { ShownPromise } from '../../client/promise-words.ts';
import type { PersonView, TicketRowView, TicketView } from '../model.ts';
import { channelOf, isUnresolved, type StatusCode, statusOf } from './codes.ts';

const person = ({ id, name }: { id: string; name: string }): PersonView => ({ id, name });

/** A line of a list. */
export function rowOf(ticket: ApiTicket): TicketRowView {
  const { requester } = ticket;
  return {
    number: ticket.number,
    requester: {
      ...person(requester),
      ...(requester.organisation ? { organisation: requester.organisation } : {}),
    },
    firstWords: ticket.subject,
    lang: ticket.language,
    promise: promiseOf(ticket),
    status: statusOf(ticket.status),
    channel: channelOf(ticket.channel) ?? 'email',
    ...(ticket.assignee ? { assignee: person(ticket.assignee) } : {}),
    ...(ticket.cover ? { cover: person(ticket.cover) } : {}),
    lookers: [],
    ...(ticket.shadow ? { shadow: true } : {}),
    awaits: ticket.awaits,
    accepted: ticket.acceptedAt !== null || !isUnresolved(ticket.status),
    teamId: ticket.team.id,
    risk: ticket.riskLevel,
    updatedAt: ticket.updatedAt,
  };
}

/** The same from the whole ticket, which also says who was asked in. */
export const rowAlone = (detail: TicketDetailView): TicketRowView => ({
  ...rowOf(detail),
  askedIn: detail.collaborators.map(({ person: who }) => who.id),
});

/** What is owed, as it looks: an update we owe, a reminder or closing while it is their turn, an agreed date. */
export function promiseOf({ promise, resolvedAt }: ApiTicket): ShownPromise {
  if (!promise) return { look: 'none', ...(resolvedAt ? { keptAt: resolvedAt } : {}) };
  const { purpose, dueAt, madeAt, misses, missedDueAt, movedDueAt } = promise;
  if (purpose === 'agreed') return { look: 'scheduled', dueAt, madeAt };
  if (purpose !== 'update') return { look: 'waiting', dueAt, madeAt };
  if (misses > 0) return { look: 'late', dueAt, madeAt, ...(missedDueAt ? { wasDueAt: missedDueAt } : {}) };
  if (movedDueAt) return { look: 'moved', dueAt, madeAt, wasDueAt: movedDueAt };
  return { look: 'open', dueAt, madeAt };
}

/** What waits for a lead. */
const askedOf = ({ approvalAsked, transferAsked }: TicketDetailView) => ({ approvalAsked, transferAsked });

/** The ticket's pane without its entries. */
export function ticketOf(detail: TicketDetailView): Omit<TicketView, 'entries'> {
  const { requester } = detail;
  const status = statusOf(detail.status);
  return {
    number: detail.number,
    ...(detail.shadow ? { shadow: true } : {}),
    version: detail.version,
    subject: detail.subject,
    lang: detail.language,
    kind: detail.kind,
    priority: detail.priority,
    openedAt: detail.openedAt,
    team: person(detail.team),
    status,
    turn: turnOf(detail.status),
    promise: { ...promiseOf(detail), ...madeBy(detail) },
    ...(detail.assignee ? { assignee: person(detail.assignee) } : {}),
    ...coverOf(detail),
    accepted: detail.acceptedAt !== null,
    clocks: [],
    lookers: [],
    ...partsOf(detail),
    away: detail.away,
    ...askedOf(detail),
    owesTelling: detail.awaits.includes('tell'),
    ...(detail.dateAsked ? { dateAsked: detail.dateAsked } : {}),
    ...replyPromise(detail),
    collaborators: detail.collaborators.map(({ person: who, at, by }) => ({
      ...person(who),
      at,
      ...(by ? { by } : {}),
    })),
    statusChoices: detail.may.changeStatus ? choicesFrom(detail.status) : [],
    may: {
      reply: detail.may.reply && detail.status !== 'spam' && detail.status !== 'merged',
      note: detail.may.note,
      reassign: detail.may.reassign && isUnresolved(detail.status),
      askIn: detail.may.askIn,
    },
    ...(detail.resolution ? { resolution: resolutionOf(detail.resolution) } : {}),
    joined: joinedOf(detail),
    brief: {
      words: {
        text: detail.problemStatement || detail.preview,
        lang: detail.language,
        at: detail.openedAt,
        channel: channelOf(detail.channel) ?? 'email',
      },
      requester: {
        ...person(requester),
        ...(requester.organisation ? { organisation: requester.organisation } : {}),
        ...(requester.email ? { address: requester.email } : {}),
        ...(requester.locale ? { locale: requester.locale } : {}),
        ...(detail.requesterZone ? { zone: detail.requesterZone.zone } : {}),
        ...addressOf(detail),
      },
      known: [],
      asked: [],
      promises: detail.promises.flatMap(({ state, dueAt, endedAt }) => {
        const look = looks[state];
        return look ? [{ look, dueAt, ...(state === 'kept' && endedAt ? { keptAt: endedAt } : {}) }] : [];
      }),
      holders: detail.contacts.map((stint) => ({
        person: person(stint.person),
        at: stint.from,
        reason: reasonOf(stint.why),
      })),
    },
  };
}

/** Who acts while the assignee is away, or whom the requester would rather wait for. */
function coverOf({ cover, waitsFor }: TicketDetailView): Pick<TicketView, 'cover' | 'waitsFor'> {
  if (waitsFor) return { waitsFor: { name: waitsFor.name, until: waitsFor.until } };
  if (!cover) return {};
  return { cover: { ...person(cover), ...(cover.until ? { until: cover.until } : {}), asked: cover.asked } };
}

const looks = { standing: 'open', kept: 'kept', moved: 'moved', missed: 'late', void: undefined } as const;

function madeBy({ promise }: TicketDetailView): { byName?: string | null; moves?: number; mayMove?: boolean } {
  if (!promise) return {};
  const ours = promise.purpose === 'update' || promise.purpose === 'agreed';
  return { byName: promise.by?.name ?? null, moves: promise.moves, mayMove: ours };
}

function turnOf(status: StatusCode): TicketView['turn'] {
  if (status === 'new' || status === 'open') return 'us';
  if (status === 'waiting_on_requester') return 'them';
  if (status === 'waiting_on_third_party') return 'other';
  return status === 'scheduled' ? 'date' : 'nobody';
}

function joinedOf({ may, status, merged, splitFrom, links }: TicketDetailView): TicketView['joined'] {
  return {
    mayMerge: may.changeStatus && isUnresolved(status),
    maySplit: may.changeStatus && status !== 'spam',
    merged: merged.map(({ number, subject, into, undoUntil }) => ({ number, subject, into, until: undoUntil })),
    ...(splitFrom ? { splitFrom: { number: splitFrom.number, until: splitFrom.undoUntil } } : {}),
    links: links.map(({ number, subject }) => ({ number, subject })),
  };
}

/** Who takes part: those who are written to, and those whose part is not decided. */
function partsOf({ participants }: TicketDetailView): Pick<TicketView, 'recipients' | 'undecided'> {
  const taking = participants.filter((one) => one.role !== 'pending' && one.person.email);
  const waiting = participants.filter((one) => one.role === 'pending');
  return {
    recipients: taking.map((one) => ({
      ...person(one.person),
      locale: one.locale ?? undefined,
      channel: 'email',
      ...(one.address ? { address: one.address } : {}),
      others: one.others,
    })),
    undecided: waiting.map((one) => ({
      ...person(one.person),
      ...(one.person.email ? { address: one.person.email } : {}),
    })),
  };
}

/** Where the requester is written to, with how that address fares. */
function addressOf({ participants }: TicketDetailView): Pick<TicketView['brief']['requester'], 'address' | 'health'> {
  const own = participants.find((one) => one.role === 'requester')?.address;
  return own ? { address: own.address, health: own } : {};
}

/** A reply on a ticket that works on makes a new date; while it is their turn or a date is agreed, that one stands. */
function replyPromise(detail: TicketDetailView): Pick<TicketView, 'nextDates' | 'replyPromises'> {
  if (!detail.promise || !isUnresolved(detail.status)) return { nextDates: [], replyPromises: 'nothing' };
  const nextDates = [...(detail.proposedNextDueAt ? [detail.proposedNextDueAt] : []), ...detail.laterDueAts];
  const theirs = detail.status === 'waiting_on_requester' || detail.status === 'scheduled';
  return { nextDates, replyPromises: theirs ? 'standing' : 'date' };
}

/** What may follow a status (3.3). The desk has the last word; this leaves out what it would refuse in any case. */
function choicesFrom(status: StatusCode): Status[] {
  if (status === 'merged') return [];
  if (status === 'spam' || status === 'closed') return ['open'];
  if (status === 'resolved') return ['open', 'closed'];
  const working: Status[] = ['open', 'waitingOnRequester', 'waitingOnThirdParty', 'scheduled', 'resolved', 'spam'];
  return working.filter((one) => one !== statusOf(status));
}

function resolutionOf(resolution: NonNullable<TicketDetailView['resolution']>): NonNullable<TicketView['resolution']> {
  const { kind, what, how, why, reason, alternatives } = resolution;
  return { kind, what, how, why, ...(reason ? { reason } : {}), ...(alternatives ? { alternatives } : {}) };
}

const reasons: readonly string[] = [
  'taking_it',
  'better_placed',
  'expertise',
  'workload',
  'away',
  'left',
  'team_change',
  'shift',
  'escalated',
  'requester_asked',
  'other',
] satisfies HandOverReason[];

/** Undefined for the first holder, who needs no reason. */
export const reasonOf = (why: unknown): HandOverReason | undefined =>
  typeof why === 'string' && reasons.includes(why) ? (why as HandOverReason) : undefined;

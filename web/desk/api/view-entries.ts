import type { TimelineEntryView } from '../../../contract/tickets.ts';
import type { CallEvent, CallTrigger, CaseEvent, DeskPurpose, JoinCode, TermsReason } from '../../client/case-words.ts';
import type { DeliveryView, EntryView, FileView, PersonView, SaidView } from '../model.ts';
import { channelOf, type StatusCode, statusOf } from './codes.ts';
import { reasonOf } from './view-ticket.ts';

type Frame = { requesterName: string };
type Deliveries = Pick<TimelineEntryView, 'delivery' | 'deliveries'>;

/** The conversation from a page of the timeline. What the desk says twice, as a fact and as a mail, stands once. */
export function entriesOf(timeline: TimelineEntryView[], frame: Frame): EntryView[] {
  const told = new Set(timeline.filter((one) => one.purpose === 'late').map((one) => one.at));
  return timeline.flatMap((entry, index) => {
    if (entry.kind !== 'event') return entry.author ? said(entry) : byTheDesk(entry, timeline, index, frame);
    if (entry.event?.kind === 'promise.missed' && told.has(entry.at)) return [];
    const event = eventOf(entry, frame);
    // Of a ticket that came along, its first word says that it was opened.
    if (!event || (entry.fromNumber && event.code === 'opened')) return [];
    return { kind: 'event', id: entry.id, at: entry.at, event, ...onMerged(entry) };
  });
}

function said(entry: TimelineEntryView): SaidView {
  const { id, at, body, author } = entry;
  const internal = entry.kind === 'note' || entry.kind === 'restricted' ? entry.kind : undefined;
  const ours = author?.kind === 'agent';
  const channel = ours ? undefined : channelOf(entry.channel);
  const delivery = deliveryOf(entry);
  return {
    kind: internal ?? (ours ? 'out' : 'in'),
    id,
    at,
    author: { id: author?.id ?? '', name: author?.name ?? '' },
    body,
    ...(entry.language ? { lang: entry.language } : {}),
    ...(channel ? { channel } : {}),
    to: readersOf(entry),
    files: entry.attachments.map(fileOf),
    ...(delivery && !internal ? { delivery, ways: entry.deliveries } : {}),
    ...(entry.seal ? { seal: entry.seal } : {}),
    ...(entry.hasHtml ? { htmlHref: `/api/v1/messages/${id}/html` } : {}),
    ...(entry.inboundId ? { inboundId: entry.inboundId } : {}),
    ...(entry.tooLarge ? { tooLarge: entry.tooLarge } : {}),
    ...(internal && !ours ? { undecided: true } : {}),
    ...onMerged(entry),
  };
}

function fileOf({ id, name, url, size, type, marks, check }: TimelineEntryView['attachments'][number]): FileView {
  const held = check === 'infected' || check === 'pending' || check === 'unscannable';
  return {
    id,
    name,
    href: url,
    size,
    ...(marks.length > 0 ? { marks } : {}),
    ...(held ? { check } : { picture: /^image\/(png|jpeg|gif|webp)$/.test(type) && size < 8_000_000 }),
  };
}

function readersOf(entry: TimelineEntryView): PersonView[] {
  if (entry.kind === 'restricted') return entry.readers.map(({ id, name }) => ({ id, name }));
  return entry.deliveries.map(({ to, name }) => ({ id: to, name }));
}

const purposes: readonly string[] = [
  'acknowledgement',
  'late',
  'away',
  'contact',
  'reminder',
  'closing',
  'upload',
] satisfies DeskPurpose[];

/** A mail that no person wrote. The late one carries the dates of the promise that was missed at the same moment. */
function byTheDesk(entry: TimelineEntryView, timeline: TimelineEntryView[], index: number, frame: Frame): EntryView {
  const purpose = purposes.includes(entry.purpose) ? (entry.purpose as DeskPurpose) : 'message';
  const name = [...new Set(entry.deliveries.map((one) => one.name))].join(', ') || frame.requesterName;
  const missed =
    purpose === 'late'
      ? timeline.slice(index).find((one) => one.event?.kind === 'promise.missed' && one.at === entry.at)
      : undefined;
  const shadow = entry.delivery === 'shadow' ? { shadow: true } : {};
  const late = missed && eventOf(missed, { ...frame, requesterName: name });
  const told: CaseEvent = late ?? (entry.kind === 'note' ? { code: 'deskNote' } : { code: 'told', name, purpose });
  return {
    kind: 'desk',
    id: entry.id,
    at: entry.at,
    event: { ...told, ...shadow },
    body: entry.body,
    ...(entry.language ? { lang: entry.language } : {}),
    ...(entry.deliveries.length > 0 ? { ways: entry.deliveries } : {}),
  };
}

/** Who stands in, who is back, and whether the requester would rather wait. */
function coverEvent(kind: string, data: Record<string, unknown>, persons: Record<string, string>) {
  const other = persons[String(data.forId)] ?? '';
  const name = persons[String(data.toId)] ?? '';
  if (kind === 'cover.began') return { code: 'covered' as const, name, other };
  if (kind === 'wait.chosen') return { code: 'waits' as const, name: other };
  if (kind === 'wait.ended') return { code: 'waitsNoMore' as const };
  return data.why === 'requester_waits' ? undefined : { code: 'back' as const, name };
}

const tickedEvent = (data: Record<string, unknown>, name: string): CaseEvent => ({
  code: data.kind === 'call_requester' ? 'called' : 'taskTicked',
  name,
  reason: String(data.reason ?? ''),
});

/** The few events that an agent reads as one sentence; undefined for what the conversation says by itself. */
function eventOf({ event, author }: TimelineEntryView, { requesterName }: Frame): CaseEvent | undefined {
  if (!event) return undefined;
  const { data, persons } = event;
  const [first] = Object.values(persons);
  switch (event.kind) {
    case 'ticket.opened':
      // Somebody told it, and one of us wrote it down; what a program hands in nobody has.
      return author?.kind === 'agent' && data.channel !== 'api'
        ? { code: 'takenDown', name: author.name }
        : { code: 'opened' };
    case 'status.changed':
      return statusEvent(data);
    case 'assignee.changed':
      return { code: 'assigned', name: persons[String(data.toId)] ?? '', reason: reasonOf(data.reason) };
    case 'cover.began':
    case 'cover.ended':
    case 'wait.chosen':
    case 'wait.ended':
      return coverEvent(event.kind, data, persons);
    case 'priority.changed':
      return { code: 'priority', from: String(data.from), to: String(data.to) };
    case 'terms.changed':
      return termsEvent(data);
    case 'promise.missed':
      return {
        code: 'promiseMissed',
        wasDueAt: String(data.dueAt),
        dueAt: String(data.nextDueAt),
        name: requesterName,
      };
    case 'promise.stood_again':
      return { code: 'promiseBack', dueAt: String(data.dueAt) };
    case 'agreement.questioned':
      return { code: 'agreedClosed', dueAt: String(data.dueAt) };
    case 'task.done':
      return tickedEvent(data, author?.name ?? '');
    case 'acceptance.overdue':
      return { code: 'notAccepted', name: first ?? '' };
    case 'delivery.failed':
      return { code: 'undelivered', name: first };
    case 'delivery.doubted':
      return { code: 'doubted', name: first ?? '' };
    case 'absence.undated':
      return { code: 'awayUndated', name: first ?? '', inboundId: String(data.inboundId) };
    case 'loop.suspected':
      return { code: 'loop', name: first ?? requesterName };
    case 'acknowledgement.withheld':
      return { code: 'notToldYet', reason: data.reason === 'day' ? 'day' : 'hour' };
    case 'acknowledgement.caught_up':
      return joined('toldWith', data.with);
    case 'ticket.merged':
      return joined(data.from ? 'merged' : 'mergedInto', data.from ?? data.into);
    case 'ticket.unmerged':
      return joined('unmerged', data.other);
    case 'ticket.split':
      return joined(data.from ? 'splitFrom' : 'splitInto', data.from ?? data.into);
    case 'ticket.unsplit':
      return joined('unsplit', data.other);
    case 'ticket.linked':
      return joined('linked', data.other);
    case 'collaborator.asked':
      return { code: 'askedIn', name: first ?? '' };
    case 'collaborator.left':
      return { code: 'letGo', name: first ?? '' };
    case 'participant.decided':
      return { code: data.decision === 'split' ? 'split' : 'participant', name: first ?? '' };
    default:
      return callEvent(event.kind, data, first ?? '');
  }
}

function callEvent(kind: string, data: Record<string, unknown>, name: string): CallEvent | undefined {
  if (kind === 'escalation.began')
    return data.joined ? undefined : { code: 'calledFor', trigger: data.trigger as CallTrigger };
  if (kind === 'escalation.called') return { code: 'calledIn', name };
  if (kind === 'escalation.answered') return { code: 'callAnswered', name };
  return kind === 'escalation.unanswered' ? { code: 'callUnanswered' } : undefined;
}

const onMerged = ({ fromNumber }: TimelineEntryView) => (fromNumber ? { onMerged: fromNumber } : {});
const joined = (code: JoinCode, number: unknown): CaseEvent => ({ code, number: String(number) });

const termsEvent = ({ why, policy, number }: Record<string, unknown>): CaseEvent => ({
  code: 'terms',
  why: why as TermsReason,
  policy: String(policy ?? ''),
  number: String(number ?? ''),
});

function statusEvent(data: Record<string, unknown>): CaseEvent | undefined {
  const { from, to } = data as { from: StatusCode; to: StatusCode };
  if (to === 'resolved') return { code: 'resolved' };
  if (from === 'resolved' || from === 'closed') return to === 'closed' ? statusLine(to) : { code: 'reopened' };
  // The words beside it say it: somebody answered.
  if (to === 'open' && (from === 'new' || data.byRequester)) return undefined;
  return statusLine(to, data.thirdParty);
}

/** `waitsFor`: whom, as an agent typed it. */
const statusLine = (code: StatusCode, waitsFor?: unknown): CaseEvent => ({
  code: 'status',
  status: statusOf(code),
  ...(typeof waitsFor === 'string' ? { name: waitsFor } : {}),
});

/** What became of a mail to several, in the worst case: that one needs somebody. */
export function deliveryOf({ delivery, deliveries }: Deliveries): DeliveryView | undefined {
  const worst = deliveries.find((one) => one.truth === delivery);
  switch (delivery) {
    case null:
      return undefined;
    case 'failed':
      return { state: 'failed', address: worst?.to ?? '', reason: worst?.error ?? '' };
    case 'retrying':
      return { state: 'retry', ...(worst?.at ? { at: worst.at } : {}) };
    case 'outbox':
      return { state: 'waiting' };
    case 'queued':
      return { state: 'sending' };
    default:
      return { state: delivery };
  }
}

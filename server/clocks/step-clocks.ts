// What one event does to the clocks of a ticket. The same step serves the stored rows, in the statement of the action that
// records the event, and the replay from the record.
//
// - Only resolution pauses, and only while the requester has to answer or a date is agreed; a third party's time counts
//   unless the contract says otherwise (3.4.3). The requester's first word ends the pause, whatever the status says.
// - New terms count from the same start with the pauses earned so far. What was late stays late; what becomes late by a
//   change is late from that change on (3.4.6).

import type {
  Clock,
  ClockEvent,
  ClockMetric,
  ClockPause,
  ClockStatus,
  PauseReason,
  Terms,
  WorkingStatus,
} from './clock.ts';

/** All that a step reads and changes. `answered`: a person of ours has written to the requester at least once. */
export type ClockBook = { clocks: Clock[]; terms: Terms; status: ClockStatus; answered: boolean };

const resolutions: readonly ClockMetric[] = ['resolution', 'total_resolution'];
const responses = ['first_response', 'next_response', 'update'] as const;

/** Brings the book from before the event to after it, in place. */
export function stepClocks(book: ClockBook, event: ClockEvent): void {
  noteBreaches(book, event.at);
  const { at } = event;
  if (event.kind === 'opened') open(book, at);
  else if (event.kind === 'requester_wrote') requesterWrote(book, at);
  else if (event.kind === 'we_replied') weReplied(book, at);
  else if (event.kind === 'reply_undone') undoReply(book, event, at);
  else if (event.kind === 'status') changeStatus(book, event.to, at);
  else if (event.kind === 'resolved') endWork(book, at);
  else if (event.kind === 'put_aside') putAside(book, at);
  else if (event.kind === 'put_back') putBack(book, event, at);
  else if (event.kind === 'reopened') workAgain(book, at, event.unanswered ?? false);
  else if (event.kind === 'handed_over') handOver(book, at);
  else if (event.kind === 'accepted') stop(book, 'acceptance', at, 'stopped');
  else if (event.kind === 'taken') stop(book, 'acceptance', at, 'void');
  else changeTerms(book, event.terms, at);
}

/** Whatever came due before this moment without being stopped is late. */
export function noteBreaches(book: ClockBook, at: Date): void {
  for (const clock of book.clocks) {
    if (isOpen(clock) && clock.dueAt && isLate(book, clock, at)) clock.breachedAt ??= clock.dueAt;
  }
}

export const isOpen = (clock: Pick<Clock, 'state'>): boolean => clock.state === 'running' || clock.state === 'paused';

/** At its very due time a clock is not late yet; a minute after closing time it is, although no working time has passed. */
function isLate(book: ClockBook, clock: Clock, at: Date): boolean {
  if (clock.dueAt) return clock.dueAt < at;
  return elapsedUntil(book, clock, at) > clock.targetSeconds;
}

/** The working time of a clock until a moment, its pauses left out. */
export const elapsedUntil = ({ terms }: Pick<ClockBook, 'terms'>, clock: Clock, at: Date): number =>
  terms.time.secondsBetween(clock.startedAt, at, pausesUntil(clock, at));

/** Keeps it, with its pauses as they are then. */
export function countUntil(book: Pick<ClockBook, 'terms'>, clock: Clock, at: Date): void {
  clock.pauses = pausesUntil(clock, at);
  clock.elapsedSeconds = elapsedUntil(book, clock, at);
}

function setDue({ terms }: ClockBook, clock: Clock): void {
  clock.dueAt = clock.state === 'running' ? terms.time.add(clock.startedAt, clock.targetSeconds, clock.pauses) : null;
}

function open(book: ClockBook, at: Date): void {
  for (const metric of ['first_response', 'update', ...resolutions] as const) begin(book, metric, at);
}

function handOver(book: ClockBook, at: Date): void {
  stop(book, 'acceptance', at, 'void');
  begin(book, 'acceptance', at);
}

function requesterWrote(book: ClockBook, at: Date): void {
  for (const metric of resolutions) goOn(book, metric, at);
  // Before our first answer, the first response is what they wait for.
  if (book.answered && book.status !== 'over') beginUnlessRunning(book, 'next_response', at);
}

function weReplied(book: ClockBook, at: Date): void {
  book.answered = true;
  for (const metric of responses) stop(book, metric, at, 'stopped');
  if (owesWork(book.status)) begin(book, 'update', at);
}

type Undone = { undone: readonly Date[]; answeredAt: Date | null; lastReplyAt: Date | null };

/**
 * What such a word had stopped goes on as if it had never been written, or ends with the word after it that arrived. Clocks
 * that began since measured the same waiting, and end without a judgement.
 */
function undoReply(book: ClockBook, { undone, answeredAt, lastReplyAt }: Undone, at: Date): void {
  book.answered = lastReplyAt !== null;
  const isUndone = ({ stoppedAt }: Clock) => undone.some((one) => one.getTime() === stoppedAt?.getTime());
  for (const metric of responses) {
    const own = book.clocks.filter((clock) => clock.metric === metric);
    const first = own.find((clock) => clock.state === 'stopped' && isUndone(clock));
    if (!first) continue;
    for (const clock of own.filter(({ cycle }) => cycle > first.cycle)) {
      if (isOpen(clock) && !answeredAt) end(book, clock, at, 'void');
      if (!isOpen(clock) && clock.state !== 'aside' && (!answeredAt || clock.startedAt < answeredAt))
        clock.state = 'void';
    }
    if (answeredAt) endEarlier(book, first, answeredAt);
    else goOnUnanswered(book, first);
  }
}

function endEarlier(book: ClockBook, clock: Clock, at: Date): void {
  end(book, clock, at, 'stopped');
  if (isLate(book, clock, at)) clock.breachedAt ??= clock.dueAt;
}

function goOnUnanswered(book: ClockBook, clock: Clock): void {
  const targetSeconds = book.terms.targetOf(clock.metric, clock.startedAt);
  const owed = clock.metric === 'update' ? owesWork(book.status) : book.status !== 'over';
  if (targetSeconds === undefined || !owed) {
    clock.state = 'void';
    return;
  }
  Object.assign(clock, { state: 'running', stoppedAt: null, targetSeconds });
  setDue(book, clock);
}

function changeStatus(book: ClockBook, to: WorkingStatus, at: Date): void {
  const from = book.status;
  book.status = to;
  if (from === 'third_party' && to !== 'third_party') stop(book, 'third_party', at, 'stopped');
  if (to === 'third_party' && from !== 'third_party') begin(book, 'third_party', at);
  pauseOrGoOn(book, at);
  if (!owesWork(to)) stop(book, 'update', at, 'stopped');
  else beginUnlessRunning(book, 'update', at);
}

function endWork(book: ClockBook, at: Date): void {
  book.status = 'over';
  for (const clock of book.clocks.filter(isOpen)) {
    // Nobody answered what is still unanswered: a resolution without a word is not a response.
    const response = clock.metric === 'first_response' || clock.metric === 'next_response';
    end(book, clock, at, response ? 'void' : 'stopped');
  }
}

function putAside(book: ClockBook, at: Date): void {
  book.status = 'over';
  for (const clock of book.clocks.filter(isOpen)) end(book, clock, at, 'aside');
}

/** What was put away stands as before; a merged ticket was cared for in the other one, and that time is not its own. */
function putBack(book: ClockBook, { to, counts }: { to: ClockStatus; counts: boolean }, at: Date): void {
  book.status = to;
  for (const clock of book.clocks.filter((one) => one.state === 'aside')) {
    if (counts) standOn(clock, at);
    else leaveOut(clock, clock.stoppedAt!, at, 'merged');
    clock.stoppedAt = null;
    clock.state = 'running';
    setDue(book, clock);
    // It may have become late while it lay aside, and stand still again from now on.
    if (elapsedUntil(book, clock, at) > clock.targetSeconds) clock.breachedAt ??= clock.dueAt;
    if (to === 'over') end(book, clock, at, 'void');
  }
  if (to !== 'over') pauseOrGoOn(book, at);
}

function workAgain(book: ClockBook, at: Date, unanswered: boolean): void {
  book.status = 'working';
  beginUnlessRunning(book, 'update', at);
  if (!book.answered) beginUnlessRunning(book, 'first_response', at);
  else if (unanswered) beginUnlessRunning(book, 'next_response', at);
  const total = book.clocks.find((clock) => clock.metric === 'total_resolution');
  if (total) takeUp(book, total, at);
  else begin(book, 'total_resolution', at);
}

/** A clock that had stopped goes on by the terms of today; the time between does not count. */
function takeUp(book: ClockBook, clock: Clock, at: Date): void {
  if (isOpen(clock)) return;
  if (clock.stoppedAt) leaveOut(clock, clock.stoppedAt, at, 'resolved');
  clock.stoppedAt = null;
  clock.state = 'running';
  clock.targetSeconds = book.terms.targetOf('total_resolution', clock.startedAt) ?? clock.targetSeconds;
  setDue(book, clock);
  // What was done in time cannot have been late then; it is from now on.
  if (isLate(book, clock, at)) clock.breachedAt ??= at;
}

function changeTerms(book: ClockBook, terms: Terms, at: Date): void {
  const before = pauseFor(book);
  book.terms = terms;
  for (const clock of book.clocks.filter((one) => isOpen(one) || one.state === 'aside')) {
    const target = terms.targetOf(clock.metric, clock.startedAt);
    // What is no longer measured ends without a judgement.
    if (target === undefined) end(book, clock, at, 'void');
    else {
      clock.targetSeconds = target;
      if (clock.state === 'aside') continue;
      setDue(book, clock);
      if (isLate(book, clock, at)) clock.breachedAt ??= at;
    }
  }
  // A pause that the requester's word has ended stays ended, unless the new terms say otherwise about it.
  if (pauseFor(book) !== before) pauseOrGoOn(book, at);
}

function begin(book: ClockBook, metric: ClockMetric, at: Date): void {
  const targetSeconds = book.terms.targetOf(metric, at);
  if (targetSeconds === undefined) return;
  const clock: Clock = {
    metric,
    cycle: 1 + Math.max(0, ...book.clocks.filter((one) => one.metric === metric).map((one) => one.cycle)),
    state: 'running',
    startedAt: at,
    stoppedAt: null,
    targetSeconds,
    elapsedSeconds: 0,
    dueAt: null,
    breachedAt: null,
    pauses: [],
  };
  setDue(book, clock);
  book.clocks.push(clock);
}

function beginUnlessRunning(book: ClockBook, metric: ClockMetric, at: Date): void {
  if (!running(book, metric)) begin(book, metric, at);
}

const running = ({ clocks }: ClockBook, metric: ClockMetric): Clock | undefined =>
  clocks.findLast((clock) => clock.metric === metric && isOpen(clock));

function stop(book: ClockBook, metric: ClockMetric, at: Date, state: 'stopped' | 'void'): void {
  const clock = running(book, metric);
  if (clock) end(book, clock, at, state);
}

function end(book: ClockBook, clock: Clock, at: Date, state: 'stopped' | 'void' | 'aside'): void {
  if (clock.state !== 'aside') countUntil(book, clock, at);
  clock.stoppedAt = at;
  clock.state = state;
}

function pauseOrGoOn(book: ClockBook, at: Date): void {
  const why = pauseFor(book);
  for (const metric of resolutions) {
    if (why) pause(book, metric, at, why);
    else goOn(book, metric, at);
  }
}

function pause(book: ClockBook, metric: ClockMetric, at: Date, why: PauseReason): void {
  const clock = running(book, metric);
  if (!clock) return;
  if (clock.state === 'paused') clock.pauses = pausesUntil(clock, at);
  clock.state = 'paused';
  clock.dueAt = null;
  clock.pauses = [...clock.pauses, { from: at, to: at, why }];
}

function goOn(book: ClockBook, metric: ClockMetric, at: Date): void {
  const clock = running(book, metric);
  if (clock?.state !== 'paused') return;
  clock.pauses = pausesUntil(clock, at);
  clock.state = 'running';
  setDue(book, clock);
}

/** What stood still when it was put away did so all the while: nobody had to work on it. */
function standOn(clock: Clock, until: Date): void {
  const last = clock.pauses.at(-1);
  if (last?.to.getTime() === clock.stoppedAt!.getTime())
    clock.pauses = [...clock.pauses.slice(0, -1), { ...last, to: until }];
}

function leaveOut(clock: Clock, from: Date, to: Date, why: PauseReason): void {
  clock.pauses = [...clock.pauses, { from, to, why }];
}

function pausesUntil(clock: Clock, at: Date): ClockPause[] {
  if (clock.state !== 'paused') return clock.pauses;
  const open = clock.pauses.at(-1)!;
  return [...clock.pauses.slice(0, -1), { ...open, to: at }];
}

const owesWork = (status: ClockStatus): boolean => status === 'working' || status === 'third_party';

function pauseFor({ terms, status }: ClockBook): PauseReason | null {
  if (status === 'waiting_on_requester' || status === 'scheduled') return status;
  return status === 'third_party' && terms.thirdPartyPauses ? 'third_party' : null;
}

// The clocks of a ticket as somebody keeps them who knows no formula: a stopwatch for each thing that is owed, a door to
// look at, and a day book. Minute by minute they write down whether a stopwatch ran. What the desk reckons is held against
// what they count. They go by the sentences of the service level, and share no line with the desk's own arithmetic.

import type { ClockMetric, WorkingStatus } from '../server/clocks/clock.ts';

export const everyMetric: readonly ClockMetric[] = [
  'first_response',
  'next_response',
  'update',
  'resolution',
  'total_resolution',
  'acceptance',
  'third_party',
];

/** What they go by: a door that is open or shut each minute, and minutes owed; a metric left out is not measured. */
export type Owed = {
  door: readonly boolean[];
  minutes: Partial<Record<ClockMetric, number>>;
  thirdPartyPauses: boolean;
};

/** `at`: the minute of their round. */
export type Happening = { at: number } & (
  | { kind: 'opened' | 'terms'; owed: Owed }
  | { kind: 'requester_wrote' | 'we_replied' | 'resolved' | 'put_aside' | 'handed_over' | 'accepted' | 'taken' }
  | { kind: 'status'; to: WorkingStatus }
  | { kind: 'reopened'; unanswered: boolean }
  | { kind: 'put_back'; to: WorkingStatus | 'over'; counts: boolean }
);

export type Stopwatch = {
  metric: ClockMetric;
  cycle: number;
  from: number;
  state: 'in use' | 'stopped' | 'void' | 'aside';
  held: boolean;
  endedAt: number | null;
  minutes: number;
  /** For each minute since `from`: was it ours to use? Whether the door was open is another matter. */
  ran: boolean[];
  /** Minutes that ran while the door was open. */
  shown: number;
  /** When it showed all that was owed for the first time. */
  fullAt: number | null;
  lateAt: number | null;
};

type World = {
  owed: Owed;
  status: WorkingStatus | 'over';
  /** A person of ours has ever written. */
  answered: boolean;
  /** They wait for an answer to a word. */
  unanswered: boolean;
  untaken: boolean;
  resolvedOnce: boolean;
  /** Waiting for the requester, for the agreed day, or for somebody whose time a contract leaves out; their first word ends it. */
  held: boolean;
};

const restarts: Partial<Record<Happening['kind'], ClockMetric>> = { we_replied: 'update', handed_over: 'acceptance' };
const total: ClockMetric = 'total_resolution';

/** Who is owed what, as things stand. */
function isOwed(world: World, metric: ClockMetric): boolean {
  const works = world.status === 'working' || world.status === 'third_party';
  const over = world.status === 'over';
  if (metric === 'first_response') return !over && !world.answered;
  if (metric === 'next_response') return !over && world.answered && world.unanswered;
  if (metric === 'update') return works;
  if (metric === 'resolution') return !over && !world.resolvedOnce;
  if (metric === 'total_resolution') return !over;
  if (metric === 'third_party') return world.status === 'third_party';
  return !over && world.untaken;
}

/** All stopwatches that were taken into hand until the minute `asOf`. */
export function countByHand(happenings: readonly Happening[], asOf: number): Stopwatch[] {
  const [first] = happenings;
  if (first?.kind !== 'opened') throw new Error('A ticket is opened first.');
  const watches: Stopwatch[] = [];
  const world: World = {
    owed: first.owed,
    status: 'working',
    answered: false,
    unanswered: false,
    untaken: false,
    resolvedOnce: false,
    held: false,
  };
  for (let now = first.at; now <= asOf; now++) {
    noteLate(watches, now);
    for (const happening of happenings.filter(({ at }) => at === now)) {
      live(world, watches, happening);
      handle(world, watches, happening, now);
      noteLate(watches, now);
    }
    if (now < asOf) for (const watch of watches) tick(world.owed.door, watch, now);
  }
  return watches;
}

/** When it will show what is owed if nothing else happens; null: not in this round, or it stands still. */
export function fullAt(watch: Stopwatch, { door }: Owed, asOf: number): number | null {
  if (watch.state !== 'in use' || watch.held) return null;
  const ahead = structuredClone(watch);
  for (let now = asOf; now < door.length && ahead.fullAt === null; now++) tick(door, ahead, now);
  return ahead.fullAt;
}

/** What a happening is to the world. */
function live(world: World, watches: Stopwatch[], happening: Happening): void {
  if (happening.kind === 'terms') {
    const { thirdPartyPauses } = world.owed;
    world.owed = happening.owed;
    // Only what the new terms say otherwise about it changes it.
    if (world.status === 'third_party' && happening.owed.thirdPartyPauses !== thirdPartyPauses)
      world.held = happening.owed.thirdPartyPauses;
  }
  if (happening.kind === 'requester_wrote') {
    world.held = false;
    if (world.answered && world.status !== 'over') world.unanswered = true;
  }
  if (happening.kind === 'we_replied') Object.assign(world, { answered: true, unanswered: false });
  if (happening.kind === 'status') becomes(world, happening.to);
  if (happening.kind === 'resolved')
    Object.assign(world, { status: 'over', unanswered: false, untaken: false, resolvedOnce: true });
  if (happening.kind === 'reopened') {
    becomes(world, 'working');
    world.unanswered = world.answered && happening.unanswered;
  }
  if (happening.kind === 'put_aside') world.status = 'over';
  if (happening.kind === 'put_back') {
    if (happening.to === 'over') world.status = 'over';
    else becomes(world, happening.to);
    if (happening.to === 'over' && watches.some(({ state }) => state === 'aside'))
      Object.assign(world, { unanswered: false, untaken: false, resolvedOnce: true });
  }
  if (happening.kind === 'handed_over') world.untaken = true;
  if (happening.kind === 'accepted' || happening.kind === 'taken') world.untaken = false;
}

function becomes(world: World, status: WorkingStatus): void {
  world.status = status;
  const theirs = status === 'third_party' && world.owed.thirdPartyPauses;
  world.held = status === 'waiting_on_requester' || status === 'scheduled' || theirs;
}

/** Starts, stops and holds the stopwatches by what is owed now. */
function handle(world: World, watches: Stopwatch[], happening: Happening, now: number): void {
  const { kind } = happening;
  if (kind === 'put_back') takeFromDrawer(world, watches, happening, now);
  if (kind === 'terms') for (const watch of watches) readAnew(world, watch, now);
  for (const metric of everyMetric) {
    const using = watches.find((watch) => watch.metric === metric && watch.state === 'in use');
    const owed = isOwed(world, metric);
    if (using && (!owed || restarts[kind] === metric)) putDown(using, kind, now);
    if (owed && (!using || restarts[kind] === metric)) takeUp(world, watches, metric, kind, now);
  }
  for (const watch of watches) {
    if (watch.state === 'in use') watch.held = world.held && (watch.metric === 'resolution' || watch.metric === total);
  }
}

function putDown(watch: Stopwatch, kind: Happening['kind'], now: number): void {
  const response = watch.metric === 'first_response' || watch.metric === 'next_response';
  const nobodyTook = watch.metric === 'acceptance' && (kind === 'taken' || kind === 'handed_over');
  watch.endedAt = now;
  watch.state = nobodyTook || (response && kind !== 'we_replied') ? 'void' : 'stopped';
  if (kind === 'put_aside') watch.state = 'aside';
}

function takeUp(world: World, watches: Stopwatch[], metric: ClockMetric, kind: Happening['kind'], now: number): void {
  const again = metric === total ? watches.find((watch) => watch.metric === total) : undefined;
  const minutes = world.owed.minutes[metric];
  if (again) {
    // What lay between was nobody's; the rest is read by what is owed today.
    again.ran.push(...Array.from({ length: now - again.endedAt! }, () => false));
    Object.assign(again, { state: 'in use', endedAt: null, held: false, minutes: minutes ?? again.minutes });
    read(world.owed.door, again);
    if (again.fullAt !== null && again.fullAt < now) again.lateAt ??= now;
    return;
  }
  // Whatever is not measured begins only when it begins; a change of what is owed begins nothing.
  const begins = kind === 'opened' || starts[metric]?.includes(kind);
  if (minutes === undefined || !begins) return;
  const cycle = 1 + watches.filter((watch) => watch.metric === metric).length;
  const counts = { ran: [], shown: 0, fullAt: null, lateAt: null, endedAt: null };
  watches.push({ metric, cycle, from: now, state: 'in use', held: false, minutes, ...counts });
}

const starts: Partial<Record<ClockMetric, Happening['kind'][]>> = {
  first_response: ['reopened'],
  next_response: ['requester_wrote', 'reopened'],
  update: ['we_replied', 'status', 'reopened'],
  total_resolution: ['reopened'],
  acceptance: ['handed_over'],
  third_party: ['status'],
};

/** What lay in the drawer as spam or merged is in use again, or was never owed. */
function takeFromDrawer(
  world: World,
  watches: Stopwatch[],
  { to, counts }: { to: WorkingStatus | 'over'; counts: boolean },
  now: number,
): void {
  for (const watch of watches.filter(({ state }) => state === 'aside')) {
    const length = now - watch.endedAt!;
    // They waited for us all the while, unless we waited for them.
    watch.ran.push(...Array.from({ length }, () => counts && !watch.held));
    read(world.owed.door, watch);
    if (to === 'over') Object.assign(watch, { state: 'void', endedAt: now });
    else Object.assign(watch, { state: 'in use', endedAt: null });
  }
}

/** The same minutes, read by another door against another number. */
function readAnew(world: World, watch: Stopwatch, now: number): void {
  if (watch.state !== 'in use' && watch.state !== 'aside') return;
  const minutes = world.owed.minutes[watch.metric];
  if (minutes === undefined) {
    // What is no longer measured ends without a judgement.
    if (watch.state === 'in use') read(world.owed.door, watch);
    Object.assign(watch, { state: 'void', endedAt: now });
    return;
  }
  watch.minutes = minutes;
  if (watch.state === 'aside') return;
  read(world.owed.door, watch);
  if (isLate(watch, now)) watch.lateAt ??= now;
}

function read(door: readonly boolean[], watch: Stopwatch): void {
  watch.shown = 0;
  watch.fullAt = null;
  const { ran } = watch;
  watch.ran = [];
  for (const [index, ours] of ran.entries()) count(door, watch, watch.from + index, ours);
}

function tick(door: readonly boolean[], watch: Stopwatch, now: number): void {
  if (watch.state === 'in use') count(door, watch, now, !watch.held);
}

function count(door: readonly boolean[], watch: Stopwatch, minute: number, ours: boolean): void {
  watch.ran.push(ours);
  if (ours && door[minute]) watch.shown += 1;
  if (watch.fullAt === null && watch.shown === watch.minutes) watch.fullAt = minute + 1;
}

function noteLate(watches: readonly Stopwatch[], now: number): void {
  for (const watch of watches) {
    if (watch.state === 'in use' && isLate(watch, now)) watch.lateAt ??= watch.fullAt!;
  }
}

/** Whoever does not have to work now does not become late by it. */
const isLate = (watch: Stopwatch, now: number): boolean =>
  watch.held ? watch.shown > watch.minutes : watch.fullAt !== null && watch.fullAt < now;

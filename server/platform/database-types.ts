// Generated from the migrated schema by `npm run build -- types`. Do not edit.
import type { ColumnType } from 'kysely';
type Timestamp = ColumnType<Date, Date, Date>;
// Reads give the parsed value; writes want text (see `json` in database.ts).
type Json = ColumnType<any, string, string>;
type Optional<T> = T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>;
type Always<T> = ColumnType<T, never, never>;

export interface AbsenceTable {
  id: string;
  personId: string;
  kind: 'planned' | 'sudden';
  fromAt: Timestamp;
  toAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  coverId: ColumnType<string | null, string | null | undefined, string | null>;
  state: Optional<'planned' | 'running' | 'over' | 'cancelled'>;
  saidBy: ColumnType<string | null, string | null | undefined, string | null>;
  saidAt: Timestamp;
  begunAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  endedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  example: Optional<boolean>;
  closedId: ColumnType<string | null, string | null | undefined, string | null>;
  closedCalendarId: ColumnType<string | null, string | null | undefined, string | null>;
  feedId: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface AbsenceChoiceTable {
  absenceId: string;
  ticketId: number;
  fate: 'now' | 'waits';
  coverId: ColumnType<string | null, string | null | undefined, string | null>;
  chosenBy: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface AbsenceFeedTable {
  id: string;
  personId: string;
  address: string;
  name: string;
  addedBy: ColumnType<string | null, string | null | undefined, string | null>;
  addedAt: Timestamp;
  readDueAt: Timestamp;
  readAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  failingSince: ColumnType<Date | null, Date | null | undefined, Date | null>;
  failure: ColumnType<'not_https' | 'private_address' | 'too_slow' | 'too_large' | 'too_many_redirects' | 'unreachable' | 'refused' | 'no_calendar' | null, 'not_https' | 'private_address' | 'too_slow' | 'too_large' | 'too_many_redirects' | 'unreachable' | 'refused' | 'no_calendar' | null | undefined, 'not_https' | 'private_address' | 'too_slow' | 'too_large' | 'too_many_redirects' | 'unreachable' | 'refused' | 'no_calendar' | null>;
}

export interface AddressTable {
  id: string;
  personId: string;
  channel: string;
  value: string;
  verifiedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  verifiedHow: ColumnType<string | null, string | null | undefined, string | null>;
  health: Optional<'good' | 'soft_failure' | 'failed'>;
  healthAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  preferred: Optional<boolean>;
  createdAt: Timestamp;
  healthReason: ColumnType<string | null, string | null | undefined, string | null>;
  healthSaid: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface AnswerSpanTable {
  teamId: ColumnType<string | null, string | null | undefined, string | null>;
  halfSeconds: number;
  mostSeconds: number;
  cases: number;
  learntAt: Timestamp;
}

export interface ApiKeyTable {
  id: string;
  personId: string;
  name: string;
  keyHash: Buffer;
  createdAt: Timestamp;
  createdBy: ColumnType<string | null, string | null | undefined, string | null>;
  lastUsedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  revokedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface AttachmentTable {
  id: string;
  messageId: string;
  sha256: Buffer;
  name: string;
  type: string;
  size: number;
  inline: Optional<boolean>;
  contentId: ColumnType<string | null, string | null | undefined, string | null>;
  declaredType: ColumnType<string | null, string | null | undefined, string | null>;
  marks: Optional<string[]>;
}

export interface BlockedSenderTable {
  id: string;
  pattern: string;
  blockedAt: Timestamp;
  blockedBy: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface BrandTable {
  id: string;
  name: string;
  accentColour: Optional<string>;
  senderName: Optional<string>;
  footer: Optional<string>;
  isDefault: Optional<boolean>;
  createdAt: Timestamp;
}

export interface CalendarTable {
  id: string;
  name: string;
  input: Json;
  isDefault: Optional<boolean>;
  createdAt: Timestamp;
  number: Optional<number>;
  turnsAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  retiredAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  latest: Optional<number>;
}

export interface CalendarVersionTable {
  calendarId: string;
  number: number;
  fromAt: Timestamp;
  plan: Json;
  input: Json;
  what: 'first' | 'hours' | 'day' | 'holidays' | 'more_holidays' | 'import' | 'closed' | 'reopened' | 'carried_on';
  about: Optional<Json>;
  note: ColumnType<string | null, string | null | undefined, string | null>;
  madeBy: ColumnType<string | null, string | null | undefined, string | null>;
  madeAt: Timestamp;
}

export interface ClockTable {
  ticketId: number;
  metric: 'first_response' | 'next_response' | 'update' | 'resolution' | 'total_resolution' | 'acceptance' | 'third_party';
  cycle: number;
  state: 'running' | 'paused' | 'stopped' | 'void' | 'aside';
  startedAt: Timestamp;
  stoppedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  targetSeconds: number;
  elapsedSeconds: ColumnType<number | null, number | null | undefined, number | null>;
  dueAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  breachedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  breachedWhile: ColumnType<string | null, string | null | undefined, string | null>;
  level: Optional<number>;
  nextAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  pauses: ColumnType<any, string | null | undefined, string | null>;
}

export interface ClosedTimeMoveTable {
  id: string;
  calendarId: string;
  number: number;
  closedId: string;
  ticketId: number;
  askedAt: Timestamp;
  doneAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  dueAt: Timestamp;
  promiseId: ColumnType<string | null, string | null | undefined, string | null>;
  tellingId: ColumnType<string | null, string | null | undefined, string | null>;
  messageId: ColumnType<string | null, string | null | undefined, string | null>;
  wasDueAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  newDueAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface CollaboratorTable {
  ticketId: number;
  personId: string;
  askedBy: ColumnType<string | null, string | null | undefined, string | null>;
  askedAt: Timestamp;
}

export interface CompensationOfferTable {
  id: string;
  name: string;
  amountCents: number;
  position: number;
  createdAt: Timestamp;
  retiredAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface CompensationRequestTable {
  id: string;
  ticketId: number;
  offerId: string;
  amountCents: number;
  askedBy: string;
  askedAt: Timestamp;
  decision: ColumnType<'approved' | 'refused' | null, 'approved' | 'refused' | null | undefined, 'approved' | 'refused' | null>;
  decidedBy: ColumnType<string | null, string | null | undefined, string | null>;
  decidedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface ContactChangeTable {
  ticketId: number;
  sequence: number;
  toldId: string;
  beganAt: Timestamp;
  dueAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  heldUntil: ColumnType<Date | null, Date | null | undefined, Date | null>;
  endedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  endedAs: ColumnType<'told' | 'back' | 'over' | null, 'told' | 'back' | 'over' | null | undefined, 'told' | 'back' | 'over' | null>;
}

export interface ContactTellingTable {
  messageId: string;
  tellingId: string;
  ticketId: number;
  contactId: string;
  nextDueAt: Timestamp;
  waitAbsenceId: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface ContingencyTable {
  ticketId: number;
  sequence: number;
  words: ColumnType<string | null, string | null | undefined, string | null>;
  saidBy: ColumnType<string | null, string | null | undefined, string | null>;
  saidAt: Timestamp;
}

export interface CoverTable {
  ticketId: number;
  sequence: number;
  personId: string;
  forId: string;
  absenceId: string;
  why: 'named' | 'named_in_turn' | 'team' | 'lead' | 'duty' | 'administrator' | 'chosen';
  fromAt: Timestamp;
  givenBy: ColumnType<string | null, string | null | undefined, string | null>;
  acceptedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  acceptDueAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  endedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  endWhy: ColumnType<'back' | 'away_too' | 'not_accepted' | 'passed_on' | 'over' | 'requester_waits' | null, 'back' | 'away_too' | 'not_accepted' | 'passed_on' | 'over' | 'requester_waits' | null | undefined, 'back' | 'away_too' | 'not_accepted' | 'passed_on' | 'over' | 'requester_waits' | null>;
  returnAskedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface CredentialTable {
  personId: string;
  passwordHash: string;
  changedAt: Timestamp;
}

export interface DateRequestTable {
  id: string;
  ticketId: number;
  personId: string;
  wantedAt: Timestamp;
  askedAt: Timestamp;
  decision: ColumnType<'kept' | 'accepted' | 'answered' | 'void' | null, 'kept' | 'accepted' | 'answered' | 'void' | null | undefined, 'kept' | 'accepted' | 'answered' | 'void' | null>;
  decidedBy: ColumnType<string | null, string | null | undefined, string | null>;
  decidedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface DeliveryTable {
  id: string;
  messageId: ColumnType<string | null, string | null | undefined, string | null>;
  messageKind: ColumnType<string | null, string | null | undefined, string | null>;
  noticeId: ColumnType<string | null, string | null | undefined, string | null>;
  ticketId: ColumnType<number | null, number | null | undefined, number | null>;
  personId: string;
  channel: string;
  toAddress: string;
  mailId: ColumnType<string | null, string | null | undefined, string | null>;
  state: Optional<'queued' | 'sending' | 'retry' | 'sent' | 'delivered' | 'read' | 'failed' | 'rerouted' | 'human_task' | 'discarded'>;
  tries: Optional<number>;
  queuedAt: Timestamp;
  dueAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  sentAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  endedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  lastError: ColumnType<string | null, string | null | undefined, string | null>;
  example: Optional<boolean>;
  shadow: Optional<boolean>;
  reason: ColumnType<string | null, string | null | undefined, string | null>;
  status: ColumnType<string | null, string | null | undefined, string | null>;
  settledAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  settledBy: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface DeskTable {
  id: Optional<number>;
  name: Optional<string>;
  defaultLocale: Optional<string>;
  numberKey: Buffer;
  setUpAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  setUpBy: ColumnType<string | null, string | null | undefined, string | null>;
  outgoingSince: ColumnType<Date | null, Date | null | undefined, Date | null>;
  version: Optional<number>;
  servesUnscanned: Optional<boolean>;
  mostAlike: Optional<number>;
  mostMailsAnHour: Optional<number>;
  compensationCurrency: Optional<string>;
  compensationLimitCents: Optional<number>;
  quietFromMinute: ColumnType<number | null, number | null | undefined, number | null>;
  quietUntilMinute: ColumnType<number | null, number | null | undefined, number | null>;
  transferLimit: Optional<number>;
}

export interface DeskWordsTable {
  locale: string;
  number: number;
  hours: Optional<string>;
  times: Optional<string>;
  madeBy: ColumnType<string | null, string | null | undefined, string | null>;
  madeAt: Timestamp;
}

export interface DkimKeyTable {
  domain: string;
  selector: string;
  privateKey: Buffer;
  publicKey: string;
  signs: Optional<'when_verified' | 'always' | 'never'>;
  createdAt: Timestamp;
  checkedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  verifiedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  found: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface DutyFeedTable {
  personId: string;
  serial: number;
  madeAt: Timestamp;
  endedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface DutyGapTable {
  scheduleId: string;
  fromAt: Timestamp;
  toAt: Timestamp;
  goesOn: boolean;
  toldAt: Timestamp;
}

export interface DutyOverrideTable {
  id: string;
  scheduleId: string;
  personId: string;
  fromAt: Timestamp;
  toAt: Timestamp;
  state: Optional<'stands' | 'over' | 'taken_back'>;
  saidBy: ColumnType<string | null, string | null | undefined, string | null>;
  saidAt: Timestamp;
  endedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface DutyScheduleTable {
  id: string;
  name: string;
  teamId: ColumnType<string | null, string | null | undefined, string | null>;
  createdBy: ColumnType<string | null, string | null | undefined, string | null>;
  createdAt: Timestamp;
  retiredAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface DutyVersionTable {
  scheduleId: string;
  number: number;
  fromAt: Timestamp;
  layers: Json;
  wanted: ColumnType<any, string | null | undefined, string | null>;
  madeBy: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface EscalationTable {
  id: string;
  ticketId: number;
  trigger: 'clock' | 'stuck' | 'transfers' | 'complaint' | 'security';
  level: string;
  saidBy: 'requester' | 'agent' | 'desk';
  openedBy: ColumnType<string | null, string | null | undefined, string | null>;
  openedAt: Timestamp;
  policyId: string;
  policyNumber: number;
  alarms: Optional<number>;
  endedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  endAs: ColumnType<'acknowledged' | 'joined' | 'over' | null, 'acknowledged' | 'joined' | 'over' | null | undefined, 'acknowledged' | 'joined' | 'over' | null>;
  acknowledgedBy: ColumnType<string | null, string | null | undefined, string | null>;
  nextStepId: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface EscalationCallTable {
  escalationId: string;
  sequence: number;
  step: number;
  state: 'armed' | 'fired' | 'acknowledged' | 'timed_out' | 'skipped' | 'over';
  personId: ColumnType<string | null, string | null | undefined, string | null>;
  media: Optional<string[]>;
  skipWhy: ColumnType<'nobody' | 'left' | 'away' | 'off_shift' | 'quiet_hours' | 'no_address' | 'called_already' | null, 'nobody' | 'left' | 'away' | 'off_shift' | 'quiet_hours' | 'no_address' | 'called_already' | null | undefined, 'nobody' | 'left' | 'away' | 'off_shift' | 'quiet_hours' | 'no_address' | 'called_already' | null>;
  at: Timestamp;
  dueAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  endedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface EscalationPolicyTable {
  id: string;
  name: string;
  teamId: ColumnType<string | null, string | null | undefined, string | null>;
  createdBy: ColumnType<string | null, string | null | undefined, string | null>;
  createdAt: Timestamp;
  retiredAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface EscalationVersionTable {
  policyId: string;
  number: number;
  steps: Json;
  triggers: Json;
  words: Json;
  madeBy: ColumnType<string | null, string | null | undefined, string | null>;
  madeAt: Timestamp;
}

export interface EventTable {
  sequence: Always<number>;
  xact: Optional<string>;
  kind: string;
  at: Timestamp;
  actorId: ColumnType<string | null, string | null | undefined, string | null>;
  ticketId: ColumnType<number | null, number | null | undefined, number | null>;
  subjectId: ColumnType<string | null, string | null | undefined, string | null>;
  audience: Optional<'public' | 'internal' | 'restricted'>;
  data: Optional<Json>;
}

export interface EventCursorTable {
  name: string;
  xact: Optional<string>;
  sequence: Optional<number>;
}

export interface ExpectedSpanTable {
  kind: string;
  priority: number;
  teamId: ColumnType<string | null, string | null | undefined, string | null>;
  halfSeconds: number;
  mostSeconds: number;
  cases: number;
  watched: number;
  learntAt: Timestamp;
}

export interface FileTable {
  sha256: Buffer;
  size: number;
  storedAt: Timestamp;
}

export interface FilePartTable {
  sha256: Buffer;
  part: number;
  bytes: Buffer;
}

export interface FileVerdictTable {
  sha256: Buffer;
  state: Optional<'unscanned' | 'clean' | 'infected' | 'unscannable'>;
  threat: ColumnType<string | null, string | null | undefined, string | null>;
  tries: Optional<number>;
  dueAt: Optional<Timestamp>;
  endedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  error: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface FormSenderTable {
  address: string;
  requesterFrom: 'reply_to' | 'body';
  field: ColumnType<string | null, string | null | undefined, string | null>;
  addedAt: Timestamp;
  addedBy: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface FrozenBriefTable {
  ticketId: number;
  ofKind: 'stint' | 'cover';
  sequence: number;
  frozenAt: Timestamp;
  record: Json;
}

export interface GuaranteeBreakTable {
  id: Always<number>;
  invariant: number;
  fromAt: Timestamp;
  endedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  offenders: Optional<Json>;
  toldAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface GuaranteeCheckTable {
  invariant: number;
  checkedAt: Timestamp;
  fullAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  brokenSince: ColumnType<Date | null, Date | null | undefined, Date | null>;
  offenders: Optional<Json>;
  tookMillis: ColumnType<number | null, number | null | undefined, number | null>;
  fullTookMillis: ColumnType<number | null, number | null | undefined, number | null>;
  fullProgress: ColumnType<any, string | null | undefined, string | null>;
}

export interface HolidayReplyTable {
  ticketId: number;
  personId: string;
  inboundId: ColumnType<string | null, string | null | undefined, string | null>;
  returnsOn: string;
  substitute: ColumnType<string | null, string | null | undefined, string | null>;
  heardAt: Timestamp;
  decidedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  decidedBy: ColumnType<string | null, string | null | undefined, string | null>;
  decision: ColumnType<'waited' | 'put_away' | null, 'waited' | 'put_away' | null | undefined, 'waited' | 'put_away' | null>;
}

export interface IdempotencyKeyTable {
  actorId: string;
  key: string;
  requestHash: Buffer;
  status: ColumnType<number | null, number | null | undefined, number | null>;
  body: ColumnType<string | null, string | null | undefined, string | null>;
  createdAt: Timestamp;
}

export interface InboundTable {
  id: string;
  channel: string;
  door: string;
  receivedAt: Timestamp;
  rawSha256: Buffer;
  size: number;
  envelopeFrom: ColumnType<string | null, string | null | undefined, string | null>;
  envelopeTo: Optional<string[]>;
  remoteAddress: ColumnType<string | null, string | null | undefined, string | null>;
  mailId: ColumnType<string | null, string | null | undefined, string | null>;
  sender: ColumnType<string | null, string | null | undefined, string | null>;
  subject: ColumnType<string | null, string | null | undefined, string | null>;
  authentication: ColumnType<any, string | null | undefined, string | null>;
  state: Optional<'received' | 'accepted' | 'automatic' | 'quarantined' | 'rejected'>;
  reason: ColumnType<string | null, string | null | undefined, string | null>;
  explanation: ColumnType<string | null, string | null | undefined, string | null>;
  duplicateOf: ColumnType<string | null, string | null | undefined, string | null>;
  ticketId: ColumnType<number | null, number | null | undefined, number | null>;
  messageId: ColumnType<string | null, string | null | undefined, string | null>;
  tries: Optional<number>;
  dueAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  endedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  mailboxId: ColumnType<string | null, string | null | undefined, string | null>;
  oversized: Optional<boolean>;
  spam: ColumnType<any, string | null | undefined, string | null>;
  likeness: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>;
  reviewToldAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  addressedToId: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface InboundDecisionTable {
  id: string;
  inboundId: string;
  decision: 'accept' | 'reject';
  at: Timestamp;
  decidedBy: ColumnType<string | null, string | null | undefined, string | null>;
  before: Json;
  undoneAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  undoneBy: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface InboundReplayTable {
  id: string;
  inboundId: string;
  at: Timestamp;
  playedBy: ColumnType<string | null, string | null | undefined, string | null>;
  before: Json;
  after: Json;
}

export interface MailIdentityTable {
  identity: Buffer;
  inboundId: string;
}

export interface MailReferenceTable {
  mailId: string;
  ticketId: number;
  source: 'sent' | 'received' | 'seen';
}

export interface MailWaveTable {
  likeness: Buffer;
  beganAt: Timestamp;
}

export interface MailboxTable {
  id: string;
  address: string;
  displayName: Optional<string>;
  teamId: ColumnType<string | null, string | null | undefined, string | null>;
  locale: ColumnType<string | null, string | null | undefined, string | null>;
  isDefault: Optional<boolean>;
  createdAt: Timestamp;
  brandId: ColumnType<string | null, string | null | undefined, string | null>;
  signature: Optional<string>;
  mode: Optional<'live' | 'shadow'>;
  opensForMachines: Optional<boolean>;
  trustedAuthserv: ColumnType<string | null, string | null | undefined, string | null>;
  trustsServer: Optional<boolean>;
}

export interface MailboxAlarmTable {
  id: string;
  mailboxId: ColumnType<string | null, string | null | undefined, string | null>;
  kind: 'fetching' | 'sign_in' | 'silent' | 'sending' | 'sending_sign_in' | 'deferred';
  since: Timestamp;
  raisedAt: Timestamp;
  failure: Json;
  endedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface MailboxConsentTable {
  stateHash: Buffer;
  mailboxId: string;
  verifier: Buffer;
  askedBy: string;
  askedAt: Timestamp;
  expiresAt: Timestamp;
}

export interface MailboxFetchTable {
  mailboxId: string;
  folder: string;
  uidValidity: number;
  uid: number;
  inboundId: ColumnType<string | null, string | null | undefined, string | null>;
  rawSha256: Buffer;
  fetchedAt: Timestamp;
  settledAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface MailboxFolderTable {
  mailboxId: string;
  folder: string;
  uidValidity: number;
  lastUid: number;
  checkedAt: Timestamp;
}

export interface MailboxHealthTable {
  mailboxId: string;
  succeededAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  lastMailAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  failingSince: ColumnType<Date | null, Date | null | undefined, Date | null>;
  failure: ColumnType<any, string | null | undefined, string | null>;
}

export interface MailboxLeaseTable {
  mailboxId: string;
  holder: string;
  until: Timestamp;
}

export interface MailboxPoisonTable {
  mailboxId: string;
  folder: string;
  uidValidity: number;
  uid: number;
  tries: number;
  error: string;
  triedAt: Timestamp;
  dueAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface MailboxSenderTable {
  mailboxId: string;
  host: string;
  port: number;
  security: 'tls' | 'starttls' | 'none';
  checksCertificate: Optional<boolean>;
  signIn: 'none' | 'same' | 'password' | 'oauth';
  userName: ColumnType<string | null, string | null | undefined, string | null>;
  password: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>;
  version: Optional<number>;
}

export interface MailboxSignInTable {
  mailboxId: string;
  provider: 'microsoft' | 'google' | 'custom';
  tenant: ColumnType<string | null, string | null | undefined, string | null>;
  clientId: string;
  clientSecret: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>;
  authorisationUrl: ColumnType<string | null, string | null | undefined, string | null>;
  tokenUrl: ColumnType<string | null, string | null | undefined, string | null>;
  scopes: Optional<string[]>;
  allowsPrivate: Optional<boolean>;
  refreshToken: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>;
  accessToken: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>;
  accessExpiresAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  refreshExpiresAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  grantedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  grantedBy: ColumnType<string | null, string | null | undefined, string | null>;
  brokenAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  version: Optional<number>;
  refusal: ColumnType<any, string | null | undefined, string | null>;
}

export interface MailboxSourceTable {
  mailboxId: string;
  host: string;
  port: number;
  security: 'tls' | 'starttls' | 'none';
  checksCertificate: Optional<boolean>;
  userName: string;
  signIn: 'password' | 'oauth';
  password: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>;
  folders: Optional<string[]>;
  afterFetch: Optional<'seen' | 'move' | 'delete' | 'nothing'>;
  moveTo: ColumnType<string | null, string | null | undefined, string | null>;
  backlogDays: ColumnType<number | null, number | null | undefined, number | null>;
  readsFrom: Timestamp;
  largestBytes: Optional<number>;
  version: Optional<number>;
  begunAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface MailboxTestTable {
  id: string;
  mailboxId: string;
  askedBy: ColumnType<string | null, string | null | undefined, string | null>;
  askedAt: Timestamp;
  state: Optional<'running' | 'passed' | 'failed'>;
  steps: Optional<Json>;
  endedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface MembershipTable {
  teamId: string;
  personId: string;
  joinedAt: Timestamp;
}

export interface MessageTable {
  id: string;
  ticketId: number;
  kind: 'public' | 'note' | 'restricted';
  purpose: Optional<'delay' | 'away' | 'message' | 'acknowledgement' | 'late' | 'contact' | 'reminder' | 'closing' | 'resolution' | 'upload'>;
  authorId: ColumnType<string | null, string | null | undefined, string | null>;
  byAgent: boolean;
  channel: string;
  language: string;
  subject: ColumnType<string | null, string | null | undefined, string | null>;
  bodyText: string;
  bodyHtml: ColumnType<string | null, string | null | undefined, string | null>;
  verified: Optional<boolean>;
  inboundId: ColumnType<string | null, string | null | undefined, string | null>;
  at: Timestamp;
  linkAt: ColumnType<number | null, number | null | undefined, number | null>;
  saidOnId: ColumnType<number | null, number | null | undefined, number | null>;
  addressedToId: ColumnType<number | null, number | null | undefined, number | null>;
}

export interface NeededSkillTable {
  ticketId: number;
  skillId: string;
  leastLevel: number;
}

export interface NextActionTable {
  id: string;
  ticketId: number;
  what: string;
  dueAt: Timestamp;
  ownerId: ColumnType<string | null, string | null | undefined, string | null>;
  madeBy: ColumnType<string | null, string | null | undefined, string | null>;
  madeAt: Timestamp;
  endedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  endAs: ColumnType<'done' | 'replaced' | 'over' | null, 'done' | 'replaced' | 'over' | null | undefined, 'done' | 'replaced' | 'over' | null>;
  endedBy: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface NoticeTable {
  id: string;
  personId: string;
  kind: string;
  ticketId: ColumnType<number | null, number | null | undefined, number | null>;
  linkId: ColumnType<string | null, string | null | undefined, string | null>;
  data: Optional<Json>;
  at: Timestamp;
}

export interface NoticeSettingTable {
  personId: string;
  kind: 'assigned' | 'requester_wrote' | 'trouble' | 'due_soon';
  byMail: boolean;
}

export interface OrganisationTable {
  id: string;
  name: string;
  createdAt: Timestamp;
}

export interface OutgoingStopTable {
  id: string;
  at: Timestamp;
  mails: number;
  most: number;
  why: 'cap' | 'unusual';
  endedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  endedBy: ColumnType<string | null, string | null | undefined, string | null>;
  decision: ColumnType<'let_go' | 'discard' | null, 'let_go' | 'discard' | null | undefined, 'let_go' | 'discard' | null>;
}

export interface ParticipantTable {
  ticketId: number;
  personId: string;
  addressId: ColumnType<string | null, string | null | undefined, string | null>;
  role: 'requester' | 'copied' | 'pending';
  linkEpoch: Optional<number>;
  addedAt: Timestamp;
  addedBy: ColumnType<string | null, string | null | undefined, string | null>;
  mergeId: ColumnType<string | null, string | null | undefined, string | null>;
  ownId: ColumnType<number | null, number | null | undefined, number | null>;
  seesAfter: ColumnType<number | null, number | null | undefined, number | null>;
}

export interface PassedOverTable {
  ticketId: number;
  personId: string;
  reason: 'language' | 'skill' | 'workload' | 'too_close' | 'ends_work' | 'other';
  at: Timestamp;
  untilAt: Timestamp;
}

export interface PersonTable {
  id: string;
  kind: 'requester' | 'agent' | 'outsider';
  name: string;
  publicName: ColumnType<string | null, string | null | undefined, string | null>;
  title: ColumnType<string | null, string | null | undefined, string | null>;
  locale: ColumnType<string | null, string | null | undefined, string | null>;
  zone: ColumnType<string | null, string | null | undefined, string | null>;
  organisationId: ColumnType<string | null, string | null | undefined, string | null>;
  state: Optional<'active' | 'deactivated' | 'erased'>;
  example: Optional<boolean>;
  createdAt: Timestamp;
  zoneFrom: ColumnType<'browser' | 'requester' | 'agent' | null, 'browser' | 'requester' | 'agent' | null | undefined, 'browser' | 'requester' | 'agent' | null>;
}

export interface PersonSkillTable {
  personId: string;
  skillId: string;
  level: number;
}

export interface PingPongTable {
  ticketId: number;
  level: number;
  sequence: number;
  toldId: ColumnType<string | null, string | null | undefined, string | null>;
  at: Timestamp;
}

export interface PresenceTable {
  ticketId: number;
  tabId: string;
  personId: string;
  untilAt: Timestamp;
}

export interface PromiseTable {
  id: string;
  ticketId: number;
  purpose: 'update' | 'reminder' | 'closing' | 'agreed';
  madeBy: ColumnType<string | null, string | null | undefined, string | null>;
  madeAt: Timestamp;
  dueAt: Timestamp;
  misses: Optional<number>;
  state: Optional<'standing' | 'kept' | 'moved' | 'missed' | 'void'>;
  endedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  keptBy: ColumnType<string | null, string | null | undefined, string | null>;
  announcedBy: ColumnType<string | null, string | null | undefined, string | null>;
  successorId: ColumnType<string | null, string | null | undefined, string | null>;
  undeliveredAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  moves: Optional<number>;
  movedBy: ColumnType<string | null, string | null | undefined, string | null>;
  moveReason: ColumnType<'more_work' | 'specialist' | 'supplier' | 'testing' | 'workload' | 'away' | null, 'more_work' | 'specialist' | 'supplier' | 'testing' | 'workload' | 'away' | null | undefined, 'more_work' | 'specialist' | 'supplier' | 'testing' | 'workload' | 'away' | null>;
  toldAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  tellDueAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  soonAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  nearAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface ProposedRequesterTable {
  ticketId: number;
  messageId: string;
  how: 'forwarded' | 'reply_to';
  email: string;
  name: Optional<string>;
  saidDate: Optional<string>;
  subject: Optional<string>;
  bodyText: Optional<string>;
  at: Timestamp;
  decidedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  decidedBy: ColumnType<string | null, string | null | undefined, string | null>;
  decision: ColumnType<'taken' | 'dismissed' | null, 'taken' | 'dismissed' | null | undefined, 'taken' | 'dismissed' | null>;
}

export interface PushTable {
  ticketId: number;
  metric: ColumnType<'first_response' | 'next_response' | 'update' | 'resolution' | 'total_resolution' | 'acceptance' | 'third_party' | null, 'first_response' | 'next_response' | 'update' | 'resolution' | 'total_resolution' | 'acceptance' | 'third_party' | null | undefined, 'first_response' | 'next_response' | 'update' | 'resolution' | 'total_resolution' | 'acceptance' | 'third_party' | null>;
  cycle: ColumnType<number | null, number | null | undefined, number | null>;
  dueAt: Timestamp;
  personId: ColumnType<string | null, string | null | undefined, string | null>;
  endedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  endedAs: ColumnType<'told' | 'seen' | 'told_before' | 'over' | null, 'told' | 'seen' | 'told_before' | 'over' | null | undefined, 'told' | 'seen' | 'told_before' | 'over' | null>;
  promiseId: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface QuietHoursTable {
  personId: string;
  fromMinute: number;
  untilMinute: number;
}

export interface RecalculationTable {
  id: string;
  why: 'policy' | 'calendar' | 'team' | 'organisation';
  subjectId: ColumnType<string | null, string | null | undefined, string | null>;
  ticketId: ColumnType<number | null, number | null | undefined, number | null>;
  dueAt: Timestamp;
  askedBy: ColumnType<string | null, string | null | undefined, string | null>;
  doneAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  afterId: Optional<number>;
  changed: Optional<number>;
  late: Optional<Json>;
}

export interface RecordSealTable {
  number: number;
  xact: string;
  sequence: number;
  events: number;
  fromAt: Timestamp;
  toAt: Timestamp;
  digest: Buffer;
  hash: Buffer;
  sealedAt: Timestamp;
}

export interface ResolutionTable {
  ticketId: number;
  sequence: number;
  kind: 'solved' | 'cannot_be_solved' | 'withdrawn' | 'duplicate';
  what: string;
  how: Optional<string>;
  why: Optional<string>;
  reason: ColumnType<string | null, string | null | undefined, string | null>;
  alternatives: ColumnType<string | null, string | null | undefined, string | null>;
  compensation: ColumnType<string | null, string | null | undefined, string | null>;
  toldBy: 'message' | 'call' | 'visit' | 'nobody';
  resolvedBy: ColumnType<string | null, string | null | undefined, string | null>;
  resolvedAt: Timestamp;
  reopenedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  compensationOfferId: ColumnType<string | null, string | null | undefined, string | null>;
  compensationCents: ColumnType<number | null, number | null | undefined, number | null>;
  approvalId: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface RestrictedReaderTable {
  messageId: string;
  personId: string;
}

export interface RoleGrantTable {
  personId: string;
  role: 'administrator' | 'lead' | 'agent' | 'collaborator';
  grantedAt: Timestamp;
  grantedBy: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface RoutingVersionTable {
  number: number;
  rules: Json;
  units: Json;
  capacity: number;
  untouchedHours: ColumnType<number | null, number | null | undefined, number | null>;
  madeBy: ColumnType<string | null, string | null | undefined, string | null>;
  madeAt: Timestamp;
}

export interface SenderHealthTable {
  mailboxId: ColumnType<string | null, string | null | undefined, string | null>;
  failingSince: ColumnType<Date | null, Date | null | undefined, Date | null>;
  failure: ColumnType<any, string | null | undefined, string | null>;
}

export interface SessionTable {
  tokenHash: Buffer;
  personId: string;
  door: 'desk' | 'portal';
  createdAt: Timestamp;
  seenAt: Timestamp;
  expiresAt: Timestamp;
}

export interface SettingChangeTable {
  id: string;
  what: string;
  before: ColumnType<any, string | null | undefined, string | null>;
  after: ColumnType<any, string | null | undefined, string | null>;
  changedBy: ColumnType<string | null, string | null | undefined, string | null>;
  changedAt: Timestamp;
}

export interface ShiftTable {
  personId: string;
  tz: string;
  hours: Json;
  setBy: ColumnType<string | null, string | null | undefined, string | null>;
  setAt: Timestamp;
}

export interface ShiftDayTable {
  personId: string;
  day: string;
  hours: Json;
  kind: 'extra' | 'off' | 'swap';
  withId: ColumnType<string | null, string | null | undefined, string | null>;
  saidBy: ColumnType<string | null, string | null | undefined, string | null>;
  saidAt: Timestamp;
}

export interface SignInLinkTable {
  id: string;
  personId: string;
  addressId: string;
  ticketId: ColumnType<number | null, number | null | undefined, number | null>;
  createdAt: Timestamp;
  expiresAt: Timestamp;
  usedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface SkillTable {
  id: string;
  name: string;
  createdAt: Timestamp;
  retiredAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface SlaPolicyTable {
  id: string;
  name: string;
  position: number;
  isDefault: Optional<boolean>;
  createdAt: Timestamp;
  retiredAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface SlaPolicyVersionTable {
  id: string;
  policyId: string;
  number: number;
  fromAt: Timestamp;
  applies: Json;
  targets: Json;
  calendarId: ColumnType<string | null, string | null | undefined, string | null>;
  thirdPartyPauses: Optional<boolean>;
  note: ColumnType<string | null, string | null | undefined, string | null>;
  madeBy: ColumnType<string | null, string | null | undefined, string | null>;
  madeAt: Timestamp;
}

export interface SpamMarkTable {
  id: string;
  ticketId: number;
  at: Timestamp;
  markedBy: ColumnType<string | null, string | null | undefined, string | null>;
  before: Json;
  undoneAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  undoneBy: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface SplitMessageTable {
  splitId: string;
  messageId: string;
  fromId: number;
}

export interface SpokenLanguageTable {
  personId: string;
  language: 'en' | 'ru' | 'pt-BR' | 'pt-PT';
}

export interface StintTable {
  ticketId: number;
  sequence: number;
  personId: string;
  fromAt: Timestamp;
  why: string;
  givenBy: ColumnType<string | null, string | null | undefined, string | null>;
  acceptedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  acceptDueAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  counts: Optional<boolean>;
  forQueue: ColumnType<boolean | null, boolean | null | undefined, boolean | null>;
}

export interface TaskTable {
  id: string;
  ticketId: number;
  kind: 'tell_requester' | 'call_requester';
  madeAt: Timestamp;
  doneAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  endedAs: ColumnType<'told' | 'by_hand' | 'void' | null, 'told' | 'by_hand' | 'void' | null | undefined, 'told' | 'by_hand' | 'void' | null>;
  toldBy: ColumnType<string | null, string | null | undefined, string | null>;
  doneBy: ColumnType<string | null, string | null | undefined, string | null>;
  reason: ColumnType<string | null, string | null | undefined, string | null>;
  sayText: ColumnType<string | null, string | null | undefined, string | null>;
  sayLanguage: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface TaskBreachTable {
  ticketId: number;
  metric: 'first_response' | 'next_response' | 'update' | 'resolution' | 'total_resolution' | 'acceptance' | 'third_party';
  cycle: number;
  breachedAt: Timestamp;
  taskId: string;
}

export interface TeamTable {
  id: string;
  name: string;
  kind: Optional<'trouble' | 'provisioning' | 'development' | 'management' | 'duty'>;
  leadId: string;
  dutyId: ColumnType<string | null, string | null | undefined, string | null>;
  isDefault: Optional<boolean>;
  example: Optional<boolean>;
  createdAt: Timestamp;
  calendarId: ColumnType<string | null, string | null | undefined, string | null>;
  gives: Optional<'holder' | 'best_placed'>;
}

export interface ThirdPartyWaitTable {
  id: string;
  ticketId: number;
  name: string;
  at: Timestamp;
  notedBy: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface ThrottleTable {
  key: string;
  windowAt: Timestamp;
  count: number;
}

export interface TicketTable {
  id: number;
  number: string;
  kind: 'incident' | 'service_request' | 'question' | 'complaint' | 'idea' | 'privacy_request';
  subject: string;
  preview: Optional<string>;
  status: 'new' | 'open' | 'waiting_on_requester' | 'waiting_on_third_party' | 'scheduled' | 'resolved' | 'closed' | 'merged' | 'spam';
  priority: number;
  channel: string;
  language: string;
  requesterId: string;
  teamId: string;
  mailboxId: ColumnType<string | null, string | null | undefined, string | null>;
  fromAddress: ColumnType<string | null, string | null | undefined, string | null>;
  assigneeId: ColumnType<string | null, string | null | undefined, string | null>;
  stintSequence: number;
  contactToldId: ColumnType<string | null, string | null | undefined, string | null>;
  contactNoticeDueAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  promiseId: ColumnType<string | null, string | null | undefined, string | null>;
  promiseDueAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  lastPublicAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  lastRequesterAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  lastHumanReplyAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  closeDueAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  version: Optional<number>;
  example: Optional<boolean>;
  openedAt: Timestamp;
  updatedAt: Timestamp;
  resolvedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  shadow: Optional<boolean>;
  mergedIntoId: ColumnType<number | null, number | null | undefined, number | null>;
  expectedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  expectedFromAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  promiseLevel: Optional<number>;
  clockLevel: Optional<number>;
  clockDueAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  policyVersionId: ColumnType<string | null, string | null | undefined, string | null>;
  calendarId: ColumnType<string | null, string | null | undefined, string | null>;
  calendarLatest: ColumnType<number | null, number | null | undefined, number | null>;
  riskLevel: Always<number | null>;
  nextDueAt: Always<Date | null>;
  expectedEarlyAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  expectedCases: ColumnType<number | null, number | null | undefined, number | null>;
  coverId: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface TicketLinkTable {
  ticketId: number;
  otherId: number;
  kind: 'related' | 'follow_up' | 'named_by_stranger';
  createdAt: Timestamp;
}

export interface TicketMergeTable {
  id: string;
  ticketId: number;
  intoId: number;
  at: Timestamp;
  mergedBy: ColumnType<string | null, string | null | undefined, string | null>;
  intoSequence: number;
  before: Json;
  toldBy: ColumnType<string | null, string | null | undefined, string | null>;
  undoneAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  undoneBy: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface TicketSplitTable {
  id: string;
  ticketId: number;
  fromId: number;
  at: Timestamp;
  splitBy: ColumnType<string | null, string | null | undefined, string | null>;
  undoneAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  undoneBy: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface TransferRequestTable {
  id: string;
  ticketId: number;
  toId: string;
  teamId: ColumnType<string | null, string | null | undefined, string | null>;
  reason: string;
  askedBy: string;
  askedAt: Timestamp;
  decision: ColumnType<'approved' | 'refused' | 'void' | null, 'approved' | 'refused' | 'void' | null | undefined, 'approved' | 'refused' | 'void' | null>;
  decidedBy: ColumnType<string | null, string | null | undefined, string | null>;
  decidedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface UntouchedWarningTable {
  ticketId: number;
  personId: string;
  sinceAt: Timestamp;
  toldAt: Timestamp;
  dueAt: Timestamp;
}

export interface UploadTable {
  id: string;
  ticketId: number;
  personId: string;
  name: string;
  declaredType: ColumnType<string | null, string | null | undefined, string | null>;
  type: string;
  marks: Optional<string[]>;
  sha256: Buffer;
  size: number;
  receivedAt: Timestamp;
  messageId: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface VipTable {
  id: string;
  organisationId: ColumnType<string | null, string | null | undefined, string | null>;
  personId: ColumnType<string | null, string | null | undefined, string | null>;
  accountTeamId: ColumnType<string | null, string | null | undefined, string | null>;
  markedBy: ColumnType<string | null, string | null | undefined, string | null>;
  markedAt: Timestamp;
}

export interface WaitTable {
  id: string;
  ticketId: number;
  absenceId: string;
  forId: string;
  untilAt: Timestamp;
  saidBy: string;
  saidAt: Timestamp;
  promiseId: ColumnType<string | null, string | null | undefined, string | null>;
  endedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  endWhy: ColumnType<'not_any_more' | 'back' | 'event' | 'over' | null, 'not_any_more' | 'back' | 'event' | 'over' | null | undefined, 'not_any_more' | 'back' | 'event' | 'over' | null>;
}

export interface WithheldAcknowledgementTable {
  ticketId: number;
  personId: string;
  address: string;
  reason: 'hour' | 'day';
  at: Timestamp;
  dueAt: Timestamp;
  endedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  toldBy: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface WorkCapacityTable {
  personId: string;
  units: number;
}

export interface WorkerBeatTable {
  workerId: string;
  beatAt: Timestamp;
}

export interface DB {
  absence: AbsenceTable;
  absenceChoice: AbsenceChoiceTable;
  absenceFeed: AbsenceFeedTable;
  address: AddressTable;
  answerSpan: AnswerSpanTable;
  apiKey: ApiKeyTable;
  attachment: AttachmentTable;
  blockedSender: BlockedSenderTable;
  brand: BrandTable;
  calendar: CalendarTable;
  calendarVersion: CalendarVersionTable;
  clock: ClockTable;
  closedTimeMove: ClosedTimeMoveTable;
  collaborator: CollaboratorTable;
  compensationOffer: CompensationOfferTable;
  compensationRequest: CompensationRequestTable;
  contactChange: ContactChangeTable;
  contactTelling: ContactTellingTable;
  contingency: ContingencyTable;
  cover: CoverTable;
  credential: CredentialTable;
  dateRequest: DateRequestTable;
  delivery: DeliveryTable;
  desk: DeskTable;
  deskWords: DeskWordsTable;
  dkimKey: DkimKeyTable;
  dutyFeed: DutyFeedTable;
  dutyGap: DutyGapTable;
  dutyOverride: DutyOverrideTable;
  dutySchedule: DutyScheduleTable;
  dutyVersion: DutyVersionTable;
  escalation: EscalationTable;
  escalationCall: EscalationCallTable;
  escalationPolicy: EscalationPolicyTable;
  escalationVersion: EscalationVersionTable;
  event: EventTable;
  eventCursor: EventCursorTable;
  expectedSpan: ExpectedSpanTable;
  file: FileTable;
  filePart: FilePartTable;
  fileVerdict: FileVerdictTable;
  formSender: FormSenderTable;
  frozenBrief: FrozenBriefTable;
  guaranteeBreak: GuaranteeBreakTable;
  guaranteeCheck: GuaranteeCheckTable;
  holidayReply: HolidayReplyTable;
  idempotencyKey: IdempotencyKeyTable;
  inbound: InboundTable;
  inboundDecision: InboundDecisionTable;
  inboundReplay: InboundReplayTable;
  mailIdentity: MailIdentityTable;
  mailReference: MailReferenceTable;
  mailWave: MailWaveTable;
  mailbox: MailboxTable;
  mailboxAlarm: MailboxAlarmTable;
  mailboxConsent: MailboxConsentTable;
  mailboxFetch: MailboxFetchTable;
  mailboxFolder: MailboxFolderTable;
  mailboxHealth: MailboxHealthTable;
  mailboxLease: MailboxLeaseTable;
  mailboxPoison: MailboxPoisonTable;
  mailboxSender: MailboxSenderTable;
  mailboxSignIn: MailboxSignInTable;
  mailboxSource: MailboxSourceTable;
  mailboxTest: MailboxTestTable;
  membership: MembershipTable;
  message: MessageTable;
  neededSkill: NeededSkillTable;
  nextAction: NextActionTable;
  notice: NoticeTable;
  noticeSetting: NoticeSettingTable;
  organisation: OrganisationTable;
  outgoingStop: OutgoingStopTable;
  participant: ParticipantTable;
  passedOver: PassedOverTable;
  person: PersonTable;
  personSkill: PersonSkillTable;
  pingPong: PingPongTable;
  presence: PresenceTable;
  promise: PromiseTable;
  proposedRequester: ProposedRequesterTable;
  push: PushTable;
  quietHours: QuietHoursTable;
  recalculation: RecalculationTable;
  recordSeal: RecordSealTable;
  resolution: ResolutionTable;
  restrictedReader: RestrictedReaderTable;
  roleGrant: RoleGrantTable;
  routingVersion: RoutingVersionTable;
  senderHealth: SenderHealthTable;
  session: SessionTable;
  settingChange: SettingChangeTable;
  shift: ShiftTable;
  shiftDay: ShiftDayTable;
  signInLink: SignInLinkTable;
  skill: SkillTable;
  slaPolicy: SlaPolicyTable;
  slaPolicyVersion: SlaPolicyVersionTable;
  spamMark: SpamMarkTable;
  splitMessage: SplitMessageTable;
  spokenLanguage: SpokenLanguageTable;
  stint: StintTable;
  task: TaskTable;
  taskBreach: TaskBreachTable;
  team: TeamTable;
  thirdPartyWait: ThirdPartyWaitTable;
  throttle: ThrottleTable;
  ticket: TicketTable;
  ticketLink: TicketLinkTable;
  ticketMerge: TicketMergeTable;
  ticketSplit: TicketSplitTable;
  transferRequest: TransferRequestTable;
  untouchedWarning: UntouchedWarningTable;
  upload: UploadTable;
  vip: VipTable;
  wait: WaitTable;
  withheldAcknowledgement: WithheldAcknowledgementTable;
  workCapacity: WorkCapacityTable;
  workerBeat: WorkerBeatTable;
}

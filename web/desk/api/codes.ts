import type { ticketStatuses } from '../../../contract/tickets.ts';
import type { Channel, Status } from '../../client/case-words.ts';

/** The API's codes and the ones that name our words. */

export type StatusCode = (typeof ticketStatuses)[number];

const statuses: Record<StatusCode, Status> = {
  new: 'new',
  open: 'open',
  waiting_on_requester: 'waitingOnRequester',
  waiting_on_third_party: 'waitingOnThirdParty',
  scheduled: 'scheduled',
  resolved: 'resolved',
  closed: 'closed',
  merged: 'merged',
  spam: 'spam',
};
const codes = Object.fromEntries(Object.entries(statuses).map(([code, status]) => [status, code])) as Record<
  Status,
  StatusCode
>;

export const statusOf = (code: StatusCode): Status => statuses[code];
export const codeOf = (status: Status): StatusCode => codes[status];

const channels: readonly string[] = ['email', 'portal', 'phone', 'counter', 'chat', 'api', 'other'] satisfies Channel[];

/** Undefined for the desk's own side, which is no channel of the requester's. */
export const channelOf = (name: string | null): Channel | undefined =>
  name && channels.includes(name) ? (name as Channel) : undefined;

export const isUnresolved = (code: StatusCode): boolean =>
  code === 'new' ||
  code === 'open' ||
  code === 'waiting_on_requester' ||
  code === 'waiting_on_third_party' ||
  code === 'scheduled';

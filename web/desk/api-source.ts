import type { MeView } from '../../contract/access.ts';
import type { AgentView, TeamView as ApiTeam } from '../../contract/people.ts';
import type { TicketView as ApiTicket, TicketDetailView, TimelineEntryView } from '../../contract/tickets.ts';
import { ApiError, api } from '../client/api.ts';
import { listenLive } from '../client/live.ts';
import { codeOf } from './api/codes.ts';
import { apiParts } from './api/parts.ts';
import { deliveryOf, entriesOf } from './api/view-entries.ts';
import { rowAlone, rowOf, ticketOf } from './api/view-ticket.ts';
import type { AgentLine, DeskView, ListScope, TeamLine } from './model.ts';
import type { DeskSource } from './source.ts';

type ApiPage = { tickets: ApiTicket[]; nextCursor: string | null };
type ApiTimeline = { entries: TimelineEntryView[]; nextCursor: string | null };

const pageSize = 100;
const path = (number: string) => `/tickets/${encodeURIComponent(number)}`;

/** The desk's views from the API. */
export const apiSource: DeskSource = {
  ...apiParts,
  desk: async () => {
    const [me, { teams }] = await Promise.all([api.get<MeView>('/session'), api.get<{ teams: ApiTeam[] }>('/teams')]);
    return deskOf(me, teams);
  },
  agents: async () => (await api.get<{ agents: AgentView[] }>('/agents')).agents.map(agentOf),
  list: async (scope, from) => {
    const page = await api.get<ApiPage>(`/tickets?${listQuery(scope, from)}`);
    return { rows: page.tickets.map(rowOf), ...(page.nextCursor ? { next: page.nextCursor } : {}) };
  },
  row: async (number) => {
    try {
      const detail = await api.get<TicketDetailView>(path(number));
      // A merged ticket has no line of its own any more.
      return detail.number === number ? rowAlone(detail) : undefined;
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) return undefined;
      throw error;
    }
  },
  ticket: async (number) => {
    const [detail, timeline] = await Promise.all([
      api.get<TicketDetailView>(path(number)),
      api.get<ApiTimeline>(`${path(number)}/timeline?latest=true&limit=${pageSize}`),
    ]);
    return { ...ticketOf(detail), ...conversationOf(timeline, { requesterName: detail.requester.name }) };
  },
  earlierEntries: async (number, from) => {
    const query = new URLSearchParams({ latest: 'true', limit: String(pageSize), cursor: from });
    const timeline = await api.get<ApiTimeline>(`${path(number)}/timeline?${query}`);
    return conversationOf(timeline, { requesterName: '' });
  },
  earlierTickets: async (requesterId, except) => {
    const page = await api.get<ApiPage>(`/tickets?${new URLSearchParams({ requester: requesterId, limit: '6' })}`);
    return page.tickets
      .filter((one) => one.number !== except)
      .slice(0, 5)
      .map(({ number, subject, language, openedAt }) => ({ number, subject, lang: language, at: openedAt }));
  },
  post: async (number, { kind, body, nextDueAt, readers, files, seenVersion, key }) => {
    const entry = await api.post<TimelineEntryView>(
      `${path(number)}/messages`,
      {
        kind: kind === 'reply' ? 'public' : kind,
        body,
        ...(kind === 'reply' ? { version: seenVersion } : {}),
        ...(kind === 'restricted' ? { to: readers } : {}),
        ...(nextDueAt ? { nextPromiseAt: nextDueAt } : {}),
        ...(files ? { files } : {}),
      },
      { idempotencyKey: key },
    );
    const delivery = deliveryOf(entry);
    return delivery ? { delivery: delivery.state } : {};
  },
  assign: async (number, { agentId, ...rest }) => {
    const ticket = await api.put<ApiTicket>(`${path(number)}/assignee`, { agent: agentId, ...rest });
    return { asked: ticket.assignee?.id !== agentId };
  },
  setStatus: (number, { status, ...wish }) => api.put(`${path(number)}/status`, { status: codeOf(status), ...wish }),
  resolve: (number, wish) => api.post(`${path(number)}/resolution`, wish),
  decideParticipant: (number, personId, decision) =>
    api.put(`${path(number)}/participants/${encodeURIComponent(personId)}`, { decision }),
  signIn: (email, password) => api.post('/session', { email, password }),
  signOut: () => api.remove('/session'),
  isSetUp: async () => (await api.get<{ setUp: boolean }>('/setup')).setUp,
  setUp: (input) => api.post('/setup', input),
  listen: listenLive,
};

function deskOf(me: MeView, teams: ApiTeam[]): DeskView {
  const { id, name, email, publicName, title, locale, zone, roles, away, cameBack, teams: own } = me;
  return {
    deskName: me.desk.name,
    zone: me.desk.zone,
    ...(me.desk.opensAt ? { opensAt: me.desk.opensAt } : {}),
    me: {
      id,
      name,
      email,
      ...(publicName ? { publicName } : {}),
      ...(title ? { title } : {}),
      ...(locale ? { locale } : {}),
      ...(zone ? { zone } : {}),
      administrator: roles.includes('administrator'),
      leads: own.filter((team) => team.leads).map((team) => team.id),
      agent: roles.some((role) => role !== 'collaborator'),
      ...(away ? { away: { id: away.id, ...(away.to ? { to: away.to } : {}) } } : {}),
      ...(cameBack ? { cameBack } : {}),
    },
    myWorkCount: me.unresolved,
    teams: teams.map(teamOf),
    outbox: me.outbox,
    undecidedMail: me.arrived.undecided,
    ...(me.outgoingStop ? { outgoingStop: me.outgoingStop } : {}),
    exampleCompany: me.exampleCompany,
    guarantees: me.guarantees,
  };
}

const teamOf = ({ id, name, unresolved, isDefault, lead, duty }: ApiTeam): TeamLine => ({
  id,
  name,
  count: unresolved,
  isDefault,
  lead,
  ...(duty ? { duty } : {}),
});

const agentOf = ({ id, name, email, publicName, title, roles, state, teams }: AgentView): AgentLine => ({
  id,
  name,
  email,
  ...(publicName ? { publicName } : {}),
  ...(title ? { title } : {}),
  roles,
  active: state === 'active',
  teams,
});

function listQuery(scope: ListScope, from: string | undefined): URLSearchParams {
  const query = new URLSearchParams({ limit: String(pageSize), ...(from ? { cursor: from } : {}) });
  if (scope.kind === 'done') {
    query.set('status', 'resolved,closed');
    query.set('sort', '-updated');
    return query;
  }
  query.set('status', 'unresolved');
  query.set('sort', 'due');
  if (scope.kind === 'mine') query.set('work', 'mine');
  if (scope.kind === 'team') query.set('team', scope.id);
  return query;
}

function conversationOf({ entries, nextCursor }: ApiTimeline, frame: { requesterName: string }) {
  return { entries: entriesOf(entries, frame), ...(nextCursor ? { earlier: nextCursor } : {}) };
}

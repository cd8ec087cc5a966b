import type { TicketRowView, TicketView } from '../desk/model.ts';
import type { DeskSource, LiveNews } from '../desk/source.ts';
import { ana, ines, leo, max, oleg, priya, ravi, yuki } from './cast.ts';
import { drawnRows } from './drawn-rows.ts';
import { drawnTicket } from './drawn-ticket.ts';

const query = new URLSearchParams(location.search);
const many = Number(query.get('rows') ?? 0);
let rows: TicketRowView[] = many ? Array.from({ length: many }, (_, index) => manyRow(index)) : drawnRows;
let ticket: TicketView = drawnTicket;
let tell: (word: LiveNews) => void = () => undefined;

/** The desk's source on drawn data: nothing leaves the page. */
export const drawnSource: DeskSource = {
  desk: async () => ({
    deskName: 'Kestrel Labels',
    me: { ...ana, administrator: true },
    myWorkCount: 9,
    teams: [
      { id: 'labels', name: 'Label printers', count: 31 },
      { id: 'scales', name: 'Scales', count: 12 },
      { id: 'cloud', name: 'Cloud console', count: 8 },
    ],
    outboxCount: 2,
    guarantees: { broken: 0 },
    agents: [ana, leo, max, oleg, priya, yuki],
  }),
  list: async (scope) => ({
    title: scope.kind === 'mine' ? '' : 'Label printers',
    rows: query.get('empty') ? [] : rows,
  }),
  ticket: async (number) => ({ ...ticket, number }),
  post: async (_number, outgoing) => {
    ticket = {
      ...ticket,
      version: ticket.version + 1,
      entries: [
        ...ticket.entries,
        {
          kind: outgoing.kind === 'note' ? 'note' : 'out',
          id: `e-${ticket.version}`,
          at: '2025-11-20T14:22:00Z',
          author: ana,
          body: outgoing.body,
          ...(outgoing.kind === 'note' ? {} : { to: [ravi, ines], delivery: { state: 'sending' } }),
        },
      ],
    };
    return { undo: { until: new Date(Date.now() + 10_000).toISOString(), take: async () => undefined } };
  },
  assign: async () => undefined,
  setStatus: async (_number, status) => {
    ticket = { ...ticket, status };
  },
  outbox: async () => ({
    connected: false,
    mails: [
      {
        id: 'm1',
        to: 'ravi@northgate.example',
        subject: 'Re: Prints about forty labels',
        body: 'Half speed is safe, please use it until Monday.',
        state: 'queued',
        at: '2025-11-20T13:20:00Z',
        ticket: 'A-7F3K9QX',
      },
      {
        id: 'm2',
        to: 'camila@mercadosul.example',
        subject: 'A impressora parou',
        body: 'Recebemos sua mensagem.',
        lang: 'pt-BR',
        state: 'retry',
        at: '2025-11-20T12:02:00Z',
        nextTryAt: '2025-11-20T15:00:00Z',
        reason: '451 try again later',
      },
    ],
  }),
  guarantees: async () => ({
    checkedAt: '2025-11-20T14:21:00Z',
    guarantees: [
      { number: 1, name: 'Every unresolved ticket has a person.', state: 'holds', offenders: [] },
      {
        number: 2,
        name: 'Every unresolved ticket has exactly one standing promise.',
        state: 'broken',
        offenders: ['A-7F3K9QX'],
      },
      { number: 4, name: 'No message is sent twice.', state: 'notBuilt', offenders: [] },
    ],
  }),
  signIn: async () => undefined,
  signOut: async () => undefined,
  setUp: async () => undefined,
  listen: (listener) => {
    tell = listener;
    return () => undefined;
  },
};

/** For looking at movers: the first row goes, the third is answered. */
Object.assign(globalThis, {
  moveRows: () => {
    rows = rows
      .slice(1)
      .map((row, index) => (index === 1 ? { ...row, promise: { look: 'open', dueAt: '2025-11-21T10:00:00Z' } } : row));
    tell({ kind: 'changed', ids: [] });
  },
});

function manyRow(index: number): TicketRowView {
  const drawn = drawnRows[index % drawnRows.length]!;
  const dueAt = new Date(Date.parse('2025-11-20T14:30:00Z') + index * 60_000).toISOString();
  return { ...drawn, number: `A-${index}`, promise: { look: 'open', dueAt, madeAt: '2025-11-20T10:00:00Z' } };
}

import type { TicketRowView, TicketView } from '../desk/model.ts';
import type { DeskSource, LiveNews } from '../desk/source.ts';
import { ana, ines, leo, max, oleg, priya, ravi, yuki } from './cast.ts';
import { drawnCompensation } from './drawn-compensation.ts';
import { drawnIntake } from './drawn-intake.ts';
import { drawnMail } from './drawn-mail.ts';
import { drawnMailboxes } from './drawn-mailboxes.ts';
import { drawnMerging } from './drawn-merging.ts';
import { drawnPeople } from './drawn-people.ts';
import { drawnAgent, drawnPlaces } from './drawn-places.ts';
import { drawnPromises } from './drawn-promises.ts';
import { drawnRows } from './drawn-rows.ts';
import { drawnTicket } from './drawn-ticket.ts';

const query = new URLSearchParams(location.search);
const many = Number(query.get('rows') ?? 0);
let rows: TicketRowView[] = many ? Array.from({ length: many }, (_, index) => manyRow(index)) : drawnRows;
let ticket: TicketView = drawnTicket;
let tell: (word: LiveNews) => void = () => undefined;

/** The desk's source on drawn data: nothing leaves the page. */
export const drawnSource: DeskSource = {
  ...drawnPlaces,
  ...drawnMail,
  ...drawnIntake,
  ...drawnMailboxes,
  ...drawnMerging,
  ...drawnPromises,
  ...drawnCompensation,
  ...drawnPeople,
  desk: async () => ({
    deskName: 'Kestrel Labels',
    zone: 'Europe/London',
    opensAt: '09:00',
    me: { ...ana, email: 'ana@kestrel.example', administrator: true, agent: true, leads: [] },
    myWorkCount: 9,
    teams: [
      { id: 'labels', name: 'Label printers', count: 31, isDefault: true, lead: priya },
      { id: 'scales', name: 'Scales', count: 12, isDefault: false, lead: yuki },
      { id: 'cloud', name: 'Cloud console', count: 8, isDefault: false, lead: oleg },
    ],
    outbox: { sends: true, deskServer: true, waiting: 2 },
    undecidedMail: 1,
    exampleCompany: false,
    guarantees: 'hold',
  }),
  agents: async () => [ana, leo, max, oleg, priya, yuki].map(drawnAgent),
  list: async () => ({ rows: query.get('empty') ? [] : rows }),
  row: async (number) => rows.find((row) => row.number === number),
  ticket: async (number) => ({ ...ticket, number }),
  earlierEntries: async () => ({ entries: [] }),
  earlierTickets: async () => [{ number: 'A-1AB2C3D', subject: 'Ribbon ordered twice', at: '2025-06-02T08:00:00Z' }],
  post: async (_number, outgoing) => {
    ticket = {
      ...ticket,
      version: ticket.version + 1,
      entries: [
        ...ticket.entries,
        {
          kind: outgoing.kind === 'reply' ? 'out' : outgoing.kind,
          id: `e-${ticket.version}`,
          at: '2025-11-20T14:22:00Z',
          author: ana,
          body: outgoing.body,
          ...(outgoing.kind !== 'reply' ? {} : { to: [ravi, ines], delivery: { state: 'sending' } }),
        },
      ],
    };
    return { undo: { until: new Date(Date.now() + 10_000).toISOString(), take: async () => undefined } };
  },
  assign: async () => ({ asked: false }),
  setStatus: async (_number, { status }) => {
    ticket = { ...ticket, status };
  },
  resolve: async () => undefined,
  decideParticipant: async (number) => ({ number }),
  signIn: async () => undefined,
  signOut: async () => undefined,
  isSetUp: async () => true,
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

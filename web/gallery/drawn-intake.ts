import type { IntakeSource } from '../desk/new-ticket/intake-source.ts';
import { ana, ravi } from './cast.ts';

/** Somebody on the line, on drawn data: nothing leaves the page. */
export const drawnIntake: IntakeSource = {
  findRequesters: async () => [{ ...ravi, email: 'ravi@northgate.example', organisation: 'Northgate', unresolved: 2 }],
  openTicket: async ({ requester }) => ({
    number: 'A-7F3K9QX',
    requester: { ...ravi, email: requester.email },
    assignee: ana,
    dueAt: '2025-11-21T12:00:00Z',
    example: false,
  }),
  workingTime: async (at) => ({ open: true, closedDay: false, opensAt: at }),
};

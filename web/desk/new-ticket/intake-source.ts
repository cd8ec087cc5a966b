import type { Locale } from '../../client/locale.ts';
import type { PersonView } from '../model.ts';

/** What an agent needs while somebody is on the line or at the counter. */
export type IntakeSource = {
  /** People by name, address or organisation, the likeliest first. */
  findRequesters: (search: string) => Promise<FoundRequester[]>;
  /** Sent again under the same key, it happens once. */
  openTicket: (wish: NewTicket, key: string) => Promise<OpenedView>;
  /** Whether the desk works at an instant, and when it opens next. */
  /** By the team of a ticket, else by the desk. */
  workingTime: (at: string, ticket?: string) => Promise<{ open: boolean; closedDay: boolean; opensAt: string }>;
};

export type FoundRequester = PersonView & {
  email: string;
  organisation?: string;
  locale?: Locale;
  unresolved: number;
};

export type ReachedBy = 'phone' | 'counter' | 'email' | 'other';

export type NewTicket = {
  channel: ReachedBy;
  requester: { email: string; name?: string };
  subject: string;
  /** Their own words. */
  body: string;
  /** For the team alone. */
  note?: string;
  teamId?: string;
  priority: 'P1' | 'P2' | 'P3' | 'P4';
  /** Else the desk takes theirs, or the one it is written in. */
  language?: Locale;
  take: boolean;
};

export type OpenedView = {
  number: string;
  requester: PersonView & { email: string };
  assignee: PersonView;
  dueAt: string;
  /** Of the example company: its mail never leaves. */
  example: boolean;
};

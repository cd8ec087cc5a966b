import { createContext, useContext } from 'react';
import type { Locale } from '../client/locale.ts';
import type { CompensationSource } from './compensation-source.ts';
import type { MailSource } from './mail-source.ts';
import type { MailboxSource } from './mailbox-source.ts';
import type { MergeSource } from './merge-source.ts';
import type {
  AgentLine,
  DeliveryView,
  DeskView,
  EarlierTicket,
  ListPage,
  ListScope,
  TicketRowView,
  TicketView,
} from './model.ts';
import type { IntakeSource } from './new-ticket/intake-source.ts';
import type { Assignment, Outgoing, ResolutionWish, StatusWish } from './outgoing.ts';
import type { PeopleSource } from './people-source.ts';
import type { PlaceSource } from './place-source.ts';
import type { PromiseSource } from './promise-source.ts';

/** Where the desk gets its views and leaves its changes. The real one speaks to the API; the gallery has one with drawn data. */
export type DeskSource = PlaceSource &
  MailboxSource &
  PeopleSource &
  MergeSource &
  IntakeSource &
  MailSource &
  PromiseSource &
  CompensationSource & {
    desk: () => Promise<DeskView>;
    agents: () => Promise<AgentLine[]>;
    /** A page of a list; `from` is `next` of the page before. */
    list: (scope: ListScope, from?: string) => Promise<ListPage>;
    /** One line of a list, or undefined where there is nothing (any more) to see. */
    row: (number: string) => Promise<TicketRowView | undefined>;
    ticket: (number: string) => Promise<TicketView>;
    /** What was said before; `from` is `earlier` of the ticket. */
    earlierEntries: (number: string, from: string) => Promise<Pick<TicketView, 'entries' | 'earlier'>>;
    /** Other tickets of the same requester, newest first. */
    earlierTickets: (requesterId: string, except: string) => Promise<EarlierTicket[]>;
    /**
     * Sends a reply or adds an internal entry; `delivery` says where a reply is now. While `undo` can still be called back,
     * nothing has left the desk.
     */
    post: (
      number: string,
      outgoing: Outgoing,
    ) => Promise<{ delivery?: DeliveryView['state']; undo?: { until: string; take: () => Promise<void> } }>;
    /** `asked`: it stays where it is until a lead decides. */
    assign: (number: string, assignment: Assignment) => Promise<{ asked: boolean }>;
    setStatus: (number: string, wish: StatusWish) => Promise<void>;
    resolve: (number: string, wish: ResolutionWish) => Promise<void>;
    decideParticipant: (number: string, personId: string, decision: 'add' | 'split') => Promise<{ number: string }>;
    /** Rejects with ApiError 401 when the two do not belong together. */
    signIn: (email: string, password: string) => Promise<void>;
    signOut: () => Promise<void>;
    isSetUp: () => Promise<boolean>;
    setUp: (input: SetupInput) => Promise<void>;
    /** Tells which tickets changed, that something may have been missed, and whether the stream stands. */
    listen: (tell: (word: LiveNews) => void) => () => void;
  };

export type SetupInput = {
  token: string;
  deskName: string;
  name: string;
  email: string;
  password: string;
  locale: Locale;
  zone: string;
  exampleCompany: boolean;
};

export type LiveNews =
  | { kind: 'changed'; ids: string[] }
  | { kind: 'notice'; about: string; id: string }
  | { kind: 'gap' }
  | { kind: 'state'; connected: boolean };

const SourceContext = createContext<DeskSource | undefined>(undefined);

export const SourceProvider = SourceContext.Provider;

export function useSource(): DeskSource {
  const source = useContext(SourceContext);
  if (!source) throw new Error('The desk is shown without a source.');
  return source;
}

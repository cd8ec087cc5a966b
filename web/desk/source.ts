import { createContext, useContext } from 'react';
import type { Status } from '../client/case-words.ts';
import type { DeskView, GuaranteesView, ListScope, ListView, OutboxView, Outgoing, TicketView } from './model.ts';

/** Where the desk gets its views and leaves its changes. The real one speaks to the API; the gallery has one with drawn data. */
export type DeskSource = {
  desk: () => Promise<DeskView>;
  list: (scope: ListScope) => Promise<ListView>;
  ticket: (number: string) => Promise<TicketView>;
  /** Sends a reply or adds a note. While `undo` can still be called back, nothing has left the desk. */
  post: (number: string, outgoing: Outgoing) => Promise<{ undo?: { until: string; take: () => Promise<void> } }>;
  assign: (number: string, agentId: string, reason: string) => Promise<void>;
  setStatus: (number: string, status: Status) => Promise<void>;
  outbox: () => Promise<OutboxView>;
  guarantees: () => Promise<GuaranteesView>;
  /** Rejects with ApiError 401 when the two do not belong together. */
  signIn: (email: string, password: string) => Promise<void>;
  signOut: () => Promise<void>;
  setUp: (input: SetupInput) => Promise<void>;
  /** Tells which tickets changed, that something may have been missed, and whether the stream stands. */
  listen: (tell: (word: LiveNews) => void) => () => void;
};

export type SetupInput = { token: string; deskName: string; name: string; email: string; password: string };

export type LiveNews = { kind: 'changed'; ids: string[] } | { kind: 'gap' } | { kind: 'state'; connected: boolean };

const SourceContext = createContext<DeskSource | undefined>(undefined);

export const SourceProvider = SourceContext.Provider;

export function useSource(): DeskSource {
  const source = useContext(SourceContext);
  if (!source) throw new Error('The desk is shown without a source.');
  return source;
}

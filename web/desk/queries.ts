import { type InfiniteData, type QueryClient, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ListPage, ListScope, TicketView } from './model.ts';
import type { ArrivedState, OutboxState } from './place-source.ts';
import { useSource } from './source.ts';

export type ListData = InfiniteData<ListPage, string | undefined>;

/** A list holds at most this many pages of a hundred rows. */
export const mostPages = 50;

export function useDesk() {
  const source = useSource();
  return useQuery({ queryKey: ['desk'], queryFn: source.desk });
}

export function useAgents() {
  const source = useSource();
  return useQuery({ queryKey: ['agents'], queryFn: source.agents });
}

export function useList(scope: ListScope) {
  const source = useSource();
  return useInfiniteQuery({
    queryKey: ['list', scope],
    queryFn: ({ pageParam }: { pageParam: string | undefined }) => source.list(scope, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last, all) => (all.length < mostPages ? last.next : undefined),
  });
}

export function useTicket(number: string) {
  const source = useSource();
  const queries = useQueryClient();
  const queryKey = ['ticket', number];
  return useQuery({
    queryKey,
    queryFn: async () => keepEarlier(queries.getQueryData<TicketView>(queryKey), await source.ticket(number)),
  });
}

/** What was loaded of the time before the newest page stays, as long as the two still meet. */
export function keepEarlier(old: TicketView | undefined, fresh: TicketView): TicketView {
  const first = fresh.entries[0];
  const at = first && old ? old.entries.findIndex((entry) => entry.id === first.id) : -1;
  if (!old || at <= 0) return fresh;
  const { earlier: _, ...rest } = fresh;
  return {
    ...rest,
    entries: [...old.entries.slice(0, at), ...fresh.entries],
    ...(old.earlier ? { earlier: old.earlier } : {}),
  };
}

/** Puts older entries before those of the ticket in memory. */
export function addEarlier(queries: QueryClient, number: string, older: Pick<TicketView, 'entries' | 'earlier'>): void {
  queries.setQueryData<TicketView>(['ticket', number], (view) => {
    if (!view) return view;
    const { earlier: _, ...rest } = view;
    return {
      ...rest,
      entries: [...older.entries, ...view.entries],
      ...(older.earlier ? { earlier: older.earlier } : {}),
    };
  });
}

export function useEarlierTickets(requesterId: string, except: string) {
  const source = useSource();
  return useQuery({
    queryKey: ['earlier', requesterId, except],
    queryFn: () => source.earlierTickets(requesterId, except),
    staleTime: 60_000,
  });
}

export function useOutbox(state: OutboxState) {
  const source = useSource();
  return useInfiniteQuery({
    queryKey: ['outbox', state],
    queryFn: ({ pageParam }: { pageParam: string | undefined }) => source.outbox(state, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
    staleTime: 0,
  });
}

export function useArrived(state: ArrivedState) {
  const source = useSource();
  return useInfiniteQuery({
    queryKey: ['arrived', state],
    queryFn: ({ pageParam }: { pageParam: string | undefined }) => source.arrived(state, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
    staleTime: 0,
  });
}

export function useGuarantees() {
  const source = useSource();
  return useQuery({ queryKey: ['guarantees'], queryFn: source.guarantees, staleTime: 0, refetchInterval: 60_000 });
}

export function useSettings() {
  const source = useSource();
  return useQuery({ queryKey: ['settings'], queryFn: source.settings });
}

export function useKeysOfMine() {
  const source = useSource();
  return useQuery({ queryKey: ['keys'], queryFn: source.keys });
}

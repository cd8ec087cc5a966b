import { useQuery } from '@tanstack/react-query';
import type { ListScope } from './model.ts';
import { useSource } from './source.ts';

export function useDesk() {
  const source = useSource();
  return useQuery({ queryKey: ['desk'], queryFn: source.desk });
}

export function useList(scope: ListScope) {
  const source = useSource();
  return useQuery({ queryKey: ['list', scope], queryFn: () => source.list(scope) });
}

export function useTicket(number: string) {
  const source = useSource();
  return useQuery({ queryKey: ['ticket', number], queryFn: () => source.ticket(number) });
}

export function useOutbox() {
  const source = useSource();
  return useQuery({ queryKey: ['outbox'], queryFn: source.outbox });
}

export function useGuarantees() {
  const source = useSource();
  return useQuery({ queryKey: ['guarantees'], queryFn: source.guarantees });
}

import { useQuery } from '@tanstack/react-query';
import { useSource } from '../../source.ts';

/** How mailboxes fare changes by itself, so it is looked at again while somebody reads it. */
const lookAgain = 10_000;

export function useMailboxes() {
  const source = useSource();
  return useQuery({ queryKey: ['mailboxes'], queryFn: source.mailboxes, refetchInterval: lookAgain, staleTime: 0 });
}

export function useMailbox(id: string) {
  const source = useSource();
  return useQuery({
    queryKey: ['mailboxes', id],
    queryFn: () => source.mailbox(id),
    refetchInterval: lookAgain,
    staleTime: 0,
  });
}

export function useBrands() {
  const source = useSource();
  return useQuery({ queryKey: ['brands'], queryFn: source.brands });
}

export function useDkimKeys() {
  const source = useSource();
  return useQuery({ queryKey: ['dkim'], queryFn: source.dkimKeys });
}

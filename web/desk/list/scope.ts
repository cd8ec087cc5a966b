import { useMatch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { ListScope } from '../model.ts';

/** Which list stands beside a ticket, as it is written in the address; one's own work where nothing is. */
export type ListSearch = { team?: string; list?: 'all' | 'done' };

export function readListSearch(search: Record<string, unknown>): ListSearch {
  if (typeof search.team === 'string') return { team: search.team };
  return search.list === 'all' || search.list === 'done' ? { list: search.list } : {};
}

export function scopeOf({ team, list }: ListSearch): ListScope {
  if (team) return { kind: 'team', id: team };
  return { kind: list ?? 'mine' };
}

export function searchOf(scope: ListScope): ListSearch {
  if (scope.kind === 'team') return { team: scope.id };
  return scope.kind === 'mine' ? {} : { list: scope.kind };
}

/** Where the list itself is found. */
export function placeOf(scope: ListScope) {
  if (scope.kind === 'team') return { to: '/teams/$id', params: { id: scope.id } } as const;
  if (scope.kind === 'mine') return { to: '/' } as const;
  return { to: '/tickets', search: { list: scope.kind } } as const;
}

/** The list of the present address, and the number of the ticket that is open beside it. */
export function useScope(): { scope: ListScope; number: string | undefined } {
  const ticket = useMatch({ from: '/desk/work/tickets/$number', shouldThrow: false });
  const team = useMatch({ from: '/desk/work/teams/$id', shouldThrow: false });
  const all = useMatch({ from: '/desk/work/tickets', shouldThrow: false });
  const teamId = team?.params.id ?? ticket?.search.team;
  const list = teamId ? undefined : all ? (all.search.list ?? 'all') : ticket?.search.list;
  const scope = useMemo(
    () => scopeOf({ ...(teamId ? { team: teamId } : {}), ...(list ? { list } : {}) }),
    [teamId, list],
  );
  return { scope, number: ticket?.params.number };
}

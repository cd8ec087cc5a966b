import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  DutyGapView,
  DutyLayerView,
  DutyLinesView,
  DutyScheduleView,
  MyDutyView,
} from '../../../contract/duty/duty.ts';
import type { ShiftView } from '../../../contract/duty/shifts.ts';
import { api } from '../../client/api.ts';
import { useErrorWords } from '../shell/load-error.tsx';
import { useToast } from '../shell/toasts.tsx';

export type Schedule = DutyScheduleView;
export type Layer = DutyLayerView;
export type Lines = DutyLinesView;
export type Turn = Lines['result'][number];
export type Gap = DutyGapView;
export type Shift = ShiftView;
export type Arranged = Pick<Schedule, 'name' | 'layers' | 'wanted'>;
type Hours = Shift['days'][number]['hours'];

const path = (id: string, rest = '') => `/duty/schedules/${encodeURIComponent(id)}${rest}`;
const shiftPath = (id: string, rest = '') => `/shifts/${encodeURIComponent(id)}${rest}`;

export const useSchedules = () =>
  useQuery({
    queryKey: ['duty'],
    queryFn: async () => (await api.get<{ schedules: Schedule[] }>('/duty/schedules')).schedules,
  });

export const useGaps = () =>
  useQuery({
    queryKey: ['duty', 'gaps'],
    queryFn: async () => (await api.get<{ gaps: Gap[] }>('/duty/gaps')).gaps,
  });

export const useLines = (id: string, from: string, to: string) =>
  useQuery({
    queryKey: ['duty', 'lines', id, from, to],
    queryFn: () => api.get<Lines>(path(id, `/turns?${new URLSearchParams({ from, to })}`)),
    placeholderData: keepPreviousData,
  });

/** What would come of a draft; nothing is asked while it is not complete. */
export const usePreview = (draft: (Omit<Arranged, 'name'> & { id?: string }) | undefined, from: string, to: string) =>
  useQuery({
    queryKey: ['duty', 'preview', draft, from, to],
    queryFn: () => api.post<Lines>('/duty/preview', { ...draft, from, to }),
    enabled: draft !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  });

export const useMyDuty = () =>
  useQuery({ queryKey: ['duty', 'mine'], queryFn: () => api.get<MyDutyView>('/duty/mine') });

export const useShifts = () =>
  useQuery({
    queryKey: ['duty', 'shifts'],
    queryFn: async () => (await api.get<{ shifts: Shift[] }>('/shifts')).shifts,
  });

/** Changes duty or shifts, and asks again for all that may show them. */
export function useDutyChange<Input, Output = unknown>(
  run: (input: Input) => Promise<Output>,
  done: (output: Output) => string,
) {
  const queries = useQueryClient();
  const toast = useToast();
  const change = useMutation({
    mutationFn: run,
    onSuccess: async (output) => {
      toast({ look: 'none', text: done(output) });
      await queries.invalidateQueries({ queryKey: ['duty'] });
    },
  });
  const words = useErrorWords(change.error);
  return { ...change, problem: change.isError ? words : undefined };
}

export const changes = {
  add: (arranged: Arranged & { teamId: string | null }) => api.post<Schedule>('/duty/schedules', arranged),
  arrange: (id: string, arranged: Arranged & { version: number }) => api.put<Schedule>(path(id), arranged),
  retire: (id: string) => api.remove(path(id)),
  override: (id: string, one: { person: string; from: string; to: string }) => api.post(path(id, '/overrides'), one),
  takeBack: (id: string) => api.remove(`/duty/overrides/${encodeURIComponent(id)}`),
  feed: () => api.post<{ url: string }>('/duty/feed', {}),
  endFeed: () => api.remove('/duty/feed'),
  shift: (id: string, shift: Pick<Shift, 'tz' | 'hours'>) => api.put<Shift>(shiftPath(id), shift),
  noShift: (id: string) => api.remove(shiftPath(id)),
  day: (id: string, day: string, hours: Hours) => api.put<Shift>(shiftPath(id, `/days/${day}`), { hours }),
  usual: (id: string, day: string) => api.remove(shiftPath(id, `/days/${day}`)),
  swap: (swap: { giver: string; taker: string; day: string; inReturn?: string }) => api.post('/shifts/swaps', swap),
};

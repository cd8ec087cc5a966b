import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type {
  CalendarDay,
  CalendarDetail,
  CalendarLine,
  CalendarVersionView,
  calendarPlan,
  closedTime,
  holidayChoice,
  publicHoliday,
} from '../../../../contract/calendars.ts';
import type { closingPreview } from '../../../../contract/closed-times.ts';
import type { holidayPlaces, ImportedEntry } from '../../../../contract/holidays.ts';
import { api } from '../../../client/api.ts';
import { useErrorWords } from '../../shell/load-error.tsx';
import { useToast } from '../../shell/toasts.tsx';

export type Plan = z.output<typeof calendarPlan>;
export type WeekHours = Plan['hours'];
export type Span = [string, string];
export type ClosedTime = z.output<typeof closedTime>;
export type HolidayChoice = z.output<typeof holidayChoice>;
export type Holiday = z.output<typeof publicHoliday>;
export type Closing = Omit<ClosedTime, 'id'>;
export type ClosingPreview = z.output<typeof closingPreview>;
type Places = z.output<typeof holidayPlaces>;

const path = (id: string, rest = '') => `/calendars/${encodeURIComponent(id)}${rest}`;

export const useCalendars = () =>
  useQuery({
    queryKey: ['calendars'],
    queryFn: async () => (await api.get<{ calendars: CalendarLine[] }>('/calendars')).calendars,
  });

export const useCalendar = (id: string | undefined) =>
  useQuery({
    queryKey: ['calendars', id],
    queryFn: () => api.get<CalendarDetail>(path(id ?? '')),
    enabled: id !== undefined,
    placeholderData: keepPreviousData,
  });

export const useDays = (id: string, year: number) =>
  useQuery({
    queryKey: ['calendars', id, 'days', year],
    queryFn: async () =>
      (await api.get<{ days: CalendarDay[] }>(path(id, `/days?from=${year}-01-01&until=${year}-12-31`))).days,
    placeholderData: keepPreviousData,
  });

export const useVersions = (id: string) =>
  useQuery({
    queryKey: ['calendars', id, 'versions'],
    queryFn: async () => (await api.get<{ versions: CalendarVersionView[] }>(path(id, '/versions'))).versions,
  });

export const usePlaces = (country: string, state: string | null) =>
  useQuery({
    queryKey: ['holiday-places', country, state],
    queryFn: () =>
      api.get<Places>(
        `/holiday-places?${new URLSearchParams({ ...(country ? { country } : {}), ...(state ? { state } : {}) })}`,
      ),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });

export const useHolidayPreview = (choice: HolidayChoice) =>
  useQuery({
    queryKey: ['holiday-preview', choice.country, choice.state, choice.region, choice.kinds.join()],
    queryFn: async () => (await api.post<{ days: Holiday[] }>('/holidays/preview', { ...choice, leftOut: [] })).days,
    enabled: choice.country !== '' && choice.kinds.length > 0,
    placeholderData: keepPreviousData,
  });

export const previewImport = async (id: string, file: string) =>
  (await api.post<{ entries: ImportedEntry[] }>(path(id, '/imports/preview'), { file })).entries;

export const previewClosing = (id: string, closing: Closing) =>
  api.post<ClosingPreview>(path(id, '/closed-times/preview'), closing);

/** Changes a calendar, and asks again for all that may show it. */
export function useCalendarChange<Input, Output = unknown>(
  run: (input: Input) => Promise<Output>,
  done: (output: Output) => string,
) {
  const queries = useQueryClient();
  const toast = useToast();
  const change = useMutation({
    mutationFn: run,
    onSuccess: async (output) => {
      toast({ look: 'none', text: done(output) });
      await Promise.all(
        ['calendars', 'settings', 'desk', 'working-time'].map((key) => queries.invalidateQueries({ queryKey: [key] })),
      );
    },
  });
  const words = useErrorWords(change.error);
  return { ...change, problem: change.isError ? words : undefined };
}

export const changes = {
  add: (name: string, copyOf: string) => api.post<CalendarDetail>('/calendars', { name, copyOf }),
  change: (id: string, change: { name?: string; isDefault?: true }) => api.patch(path(id), change),
  retire: (id: string) => api.remove(path(id)),
  hours: (id: string, hours: { tz: string; hours: WeekHours; from?: string; note?: string }) =>
    api.put(path(id, '/hours'), hours),
  day: (id: string, day: string, own: { name: string; hours: Span[]; note?: string }) =>
    api.put(path(id, `/days/${day}`), own),
  usual: (id: string, day: string) => api.remove(path(id, `/days/${day}`)),
  holidays: (id: string, holidays: HolidayChoice | null) => api.put(path(id, '/holidays'), { holidays }),
  take: (id: string, file: string, without: number[]) => api.post(path(id, '/imports'), { file, without }),
  close: (id: string, closing: Closing) => api.post<{ moved: number }>(path(id, '/closed-times'), closing),
  until: (id: string, closedId: string, until: string) =>
    api.patch<{ moved: number }>(path(id, `/closed-times/${closedId}`), { until }),
  reopen: (id: string, closedId: string) => api.remove(path(id, `/closed-times/${closedId}`)),
};

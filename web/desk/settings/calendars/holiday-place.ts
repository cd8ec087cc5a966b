// Where the public holidays of a calendar are, as people name it: “Germany, Bayern”.

import type { CalendarDetail } from '../../../../contract/calendars.ts';
import { useClockface } from '../../../client/clockface.ts';
import { usePlaces } from './calendar-api.ts';

/** Null: it has none. Codes stand until their names are known. */
export function useHolidayPlace(holidays: CalendarDetail['plan']['holidays']): string | null {
  const { locale } = useClockface();
  const places = usePlaces(holidays?.country ?? '', holidays?.state ?? null).data;
  if (!holidays) return null;
  const { country, state, region } = holidays;
  const named = (code: string | null | undefined, of: { code: string; name: string }[] | undefined) =>
    code && (of?.find((one) => one.code === code)?.name ?? code);
  const land = new Intl.DisplayNames([locale], { type: 'region' }).of(country) ?? country;
  return [land, named(state, places?.states), named(region, places?.regions)].filter(Boolean).join(', ');
}

import { useTranslation } from 'react-i18next';
import { useClockface } from '../client/clockface.ts';
import { cityOf, elsewhereWords } from '../client/time-words.ts';
import { useDesk } from './queries.ts';

/** What a time is on the desk's clocks ("14:00 in Lisbon, at the desk"); undefined where these show the same as the reader's. */
export function useDeskTime(at: string | undefined): string | undefined {
  const { t } = useTranslation();
  const face = useClockface();
  const zone = useDesk().data?.zone;
  const time = zone && at && !Number.isNaN(Date.parse(at)) ? elsewhereWords(face, zone, at) : undefined;
  return zone && time ? t('time.atDesk', { time, city: cityOf(zone) }) : undefined;
}

/** The same, quietly beside a time that is promised or agreed; nothing where there is nothing to say. */
export function DeskTime({ at }: { at: string | undefined }) {
  const words = useDeskTime(at);
  return words ? <small>{words}</small> : null;
}

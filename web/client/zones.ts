import { readersZone } from './clockface.ts';

/**
 * Browsers still list some zones by the names that IANA gave up years ago (CLDR keeps its identifiers for ever). The new
 * names stand here by the old ones, as the `backward` file of the tz database has them.
 */
const renamed: Record<string, string> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

/** The name by which a zone goes today. An old one that was set stays good; so does one that this browser is too old for. */
export function currentZone(name: string): string {
  const today = renamed[name];
  return today && knows(today) ? today : name;
}

/** The zones to choose from by city and offset, with the reader's own and the one that is set even if they are not listed. */
export function zoneChoices(set: string): { value: string; label: string }[] {
  const listed = Intl.supportedValuesOf('timeZone');
  const names = new Set(['UTC', set, readersZone(), ...listed].map(currentZone));
  return [...names]
    .map((value) => ({ value, label: labelOf(value) }))
    .toSorted((one, other) => one.label.localeCompare(other.label));
}

/** "Kyiv (Europe), UTC+02:00": the city first, because one types it. */
function labelOf(zone: string): string {
  const [region, ...places] = zone.replaceAll('_', ' ').split('/');
  const city = places.at(-1);
  return city ? `${city} (${[region, ...places.slice(0, -1)].join(', ')}), ${offsetOf(zone)}` : zone;
}

const offsets = new Map<string, string>();

function offsetOf(zone: string): string {
  let offset = offsets.get(zone);
  if (offset === undefined) {
    const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts();
    offset = (parts.find((part) => part.type === 'timeZoneName')?.value ?? '').replace('GMT', 'UTC');
    offsets.set(zone, offset);
  }
  return offset;
}

function knows(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}

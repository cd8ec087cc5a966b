import { useMemo, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { Locale } from './locale.ts';
import type { Clockface } from './time-words.ts';

const tick = 15_000;
const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;
let still: number | undefined;

let chosen: string | undefined;

/** The reader's language, zone and present time. Countdowns go on by themselves, all at the same moment. */
export function useClockface(): Clockface {
  const { i18n } = useTranslation();
  const present = useSyncExternalStore(subscribe, readNow, readNow);
  const zone = useSyncExternalStore(subscribe, readersZone, readersZone);
  const locale = i18n.language as Locale;
  return useMemo(() => ({ locale, zone, now: present }), [locale, zone, present]);
}

/** Holds the time still, for pictures and browser tests. */
export function holdTime(instant: string): void {
  still = Date.parse(instant);
  now = still;
}

/** From now on all times are those of this zone; undefined, or one that this browser does not know: the browser's own. */
export function chooseZone(zone: string | undefined): void {
  chosen = zone && isZone(zone) ? zone : undefined;
  for (const each of listeners) each();
}

/** The zone that the reader chose, else the one of their browser. */
export function readersZone(): string {
  return chosen ?? browsersZone();
}

export function browsersZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function isZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

function readNow(): number {
  return now;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = still ?? Date.now();
    for (const each of listeners) each();
  }, tick);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

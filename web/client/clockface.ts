import { useMemo, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { Locale } from './locale.ts';
import type { Clockface } from './time-words.ts';

const tick = 15_000;
const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;
let still: number | undefined;

/** The reader's language, zone and present time. Countdowns go on by themselves, all at the same moment. */
export function useClockface(): Clockface {
  const { i18n } = useTranslation();
  const present = useSyncExternalStore(subscribe, readNow, readNow);
  const locale = i18n.language as Locale;
  return useMemo(() => ({ locale, zone: readersZone(), now: present }), [locale, present]);
}

/** Holds the time still, for pictures and browser tests. */
export function holdTime(instant: string): void {
  still = Date.parse(instant);
  now = still;
}

export function readersZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
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

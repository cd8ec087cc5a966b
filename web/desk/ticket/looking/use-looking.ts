import { useEffect } from 'react';
import { api } from '../../../client/api.ts';

/** The desk takes it as true for 45 seconds. */
const sayEvery = 20_000;
/** A screen that nobody has touched for so long is not looked at. It is known here alone. */
const idleAfter = 10 * 60_000;
const signs = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'scroll'] as const;
const tab = crypto.randomUUID();

/** Says that this ticket is before somebody's eyes, as long as it is. */
export function useLooking(number: string): void {
  useEffect(() => {
    const path = `/tickets/${encodeURIComponent(number)}/lookers/${tab}`;
    let touchedAt = Date.now();
    let said = false;
    const looks = () => document.visibilityState === 'visible' && Date.now() - touchedAt < idleAfter;
    // What cannot be said now is said the next time, or is forgotten by itself.
    const say = () => {
      if (!looks()) return away();
      said = true;
      api.put(path, {}).catch(() => undefined);
    };
    const away = () => {
      if (!said) return;
      said = false;
      api.remove(path, { keepalive: true }).catch(() => undefined);
    };
    const touched = () => {
      const wasIdle = !looks();
      touchedAt = Date.now();
      if (wasIdle) say();
    };
    say();
    const timer = setInterval(say, sayEvery);
    for (const sign of signs) addEventListener(sign, touched, { passive: true, capture: true });
    document.addEventListener('visibilitychange', say);
    addEventListener('pagehide', away);
    return () => {
      clearInterval(timer);
      for (const sign of signs) removeEventListener(sign, touched, { capture: true });
      document.removeEventListener('visibilitychange', say);
      removeEventListener('pagehide', away);
      away();
    };
  }, [number]);
}

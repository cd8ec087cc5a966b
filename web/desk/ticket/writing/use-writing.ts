import { type FocusEvent, useCallback, useEffect, useRef, useState } from 'react';

/**
 * Whether one is at the composer. It opens where one begins to write, and closes when the focus has gone elsewhere; a
 * calendar that hangs over the page belongs to it. While a finger is down nothing moves, or it would lift off something
 * else than it touched.
 */
export function useWriting() {
  const [is, setIs] = useState(false);
  const form = useRef<Element>(null);
  const pressed = useRef(false);
  const waiting = useRef(false);
  const close = useCallback(() => {
    waiting.current = false;
    const at = document.activeElement;
    if (!form.current?.contains(at) && !at?.closest('[data-position], [role="dialog"]')) setIs(false);
  }, []);
  useEffect(() => {
    const down = () => {
      pressed.current = true;
    };
    const up = () => {
      pressed.current = false;
      // After the click, which comes last.
      if (waiting.current) setTimeout(close, 50);
    };
    addEventListener('pointerdown', down, { capture: true });
    addEventListener('pointerup', up, { capture: true });
    addEventListener('pointercancel', up, { capture: true });
    return () => {
      removeEventListener('pointerdown', down, { capture: true });
      removeEventListener('pointerup', up, { capture: true });
      removeEventListener('pointercancel', up, { capture: true });
    };
  }, [close]);
  return {
    is,
    begin: () => setIs(true),
    leave: (event: FocusEvent<HTMLElement>) => {
      form.current = event.currentTarget;
      waiting.current = true;
      if (!pressed.current) requestAnimationFrame(close);
    },
  };
}

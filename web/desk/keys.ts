import { useEffect, useRef } from 'react';
import { popoverOpen } from '../ui/dialog/popover-open.ts';

const savedKey = 'tellonce.single-keys';

/** Whether single letters act. WCAG 2.1.4 asks for a way to switch them off; people who speak to their computer need it. */
export function singleKeysOn(): boolean {
  try {
    return localStorage.getItem(savedKey) !== 'off';
  } catch {
    return true;
  }
}

export function saveSingleKeys(on: boolean): void {
  try {
    localStorage.setItem(savedKey, on ? 'on' : 'off');
  } catch {
    // Not kept by this browser; the keys stay as they are.
  }
}

/** Lets single keys act while nobody is typing and no dialogue is open. `keys` maps event.key to what it does. */
export function useKeys(keys: Record<string, (() => void) | undefined>): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    // When the key comes back up from a menu, the menu is gone already; so it is looked for on the way down.
    let covered = false;
    const look = () => {
      covered = popoverOpen();
    };
    function act(event: KeyboardEvent) {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (
        covered ||
        !singleKeysOn() ||
        isTyping(event.target) ||
        document.querySelector('dialog[open], [role="dialog"]')
      )
        return;
      const effect = latest.current[event.key];
      if (!effect) return;
      event.preventDefault();
      effect();
    }
    addEventListener('keydown', look, { capture: true });
    addEventListener('keydown', act);
    return () => {
      removeEventListener('keydown', look, { capture: true });
      removeEventListener('keydown', act);
    };
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
  return target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

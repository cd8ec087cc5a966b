import { useSyncExternalStore } from 'react';

/** Four widths: a phone shows one pane, a tablet two, a small screen three with the brief in a drawer, a wide one all. */
export const widths = {
  phone: '(max-width: 759px)',
  noRail: '(max-width: 1023px)',
  noBrief: '(max-width: 1359px)',
} as const;

export function useMedia(name: keyof typeof widths): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(widths[name]);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => matchMedia(widths[name]).matches,
  );
}

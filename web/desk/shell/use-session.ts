import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { onSignedOut } from '../../client/api.ts';
import { chooseZone } from '../../client/clockface.ts';
import { changeLocale } from '../../client/i18n.ts';
import { hasSavedLocale } from '../../client/locale.ts';
import type { DeskView } from '../model.ts';
import { useSource } from '../source.ts';

/**
 * Goes to the sign-in when the session has ended, and comes back to the same place. On a computer where nobody has chosen
 * a language yet, the person's own is taken; the time zone is always the one that they chose. Gives the way to sign out.
 */
export function useSession(me: DeskView['me'] | undefined): () => Promise<void> {
  const locale = me?.locale;
  const zone = me?.zone;
  const source = useSource();
  const navigate = useNavigate();
  useEffect(
    () =>
      onSignedOut(() => {
        // Several requests are refused at once; the first has led here already.
        if (location.pathname === '/sign-in') return;
        void navigate({ to: '/sign-in', search: { to: location.pathname + location.search } });
      }),
    [navigate],
  );
  useEffect(() => {
    if (locale && !hasSavedLocale()) void changeLocale(locale);
  }, [locale]);
  useEffect(() => chooseZone(zone), [zone]);
  // With another role nothing that stands on the screen may be taken for granted: it is all asked for anew.
  const agent = me?.agent;
  const was = useRef(agent);
  useEffect(() => {
    if (was.current !== undefined && agent !== undefined && was.current !== agent) location.reload();
    was.current = agent;
  }, [agent]);
  return async () => {
    await source.signOut();
    location.assign('/sign-in');
  };
}

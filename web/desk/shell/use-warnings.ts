import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useSource } from '../source.ts';
import { useToast } from './toasts.tsx';

/** Long enough to be read by who comes back from another window. */
const shownForMillis = 60_000;

/** Says in the open desk that a ticket of one's own is nearly due. */
export function useWarnings(): (about: string, id: string) => void {
  const source = useSource();
  const toast = useToast();
  const navigate = useNavigate();
  const { t } = useTranslation();
  return useCallback(
    (about, number) => {
      if (about !== 'assignee.warned') return;
      const open = () => void navigate({ to: '/tickets/$number', params: { number } });
      source
        .row(number)
        .then((row) => {
          if (!row) return;
          toast({
            look: 'soon',
            text: t('warned.text', { subject: row.firstWords }),
            open: { label: t('warned.open'), until: Date.now() + shownForMillis, take: open },
          });
        })
        // What cannot be read now stands first in the list all the same.
        .catch(() => undefined);
    },
    [source, toast, navigate, t],
  );
}

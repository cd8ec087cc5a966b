import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../ui/controls/button.tsx';
import type { TicketView } from '../../model.ts';
import { useToast } from '../../shell/toasts.tsx';
import { useCalled, useSayStuck } from './escalation-api.ts';

/** “This is stuck”: calls who helps. While somebody is called already there is nothing to say. */
export function StuckButton({ ticket }: { ticket: TicketView }) {
  const { t } = useTranslation();
  const toast = useToast();
  const called = useCalled(ticket).data;
  const say = useSayStuck(ticket.number);
  if (!called || called.some((one) => one.endedAt === null)) return null;
  return (
    <IconButton
      icon="flag"
      label={t('escalation.stuck')}
      disabled={say.isPending}
      onClick={() =>
        say.mutate(undefined, {
          onSuccess: () => toast({ look: 'none', text: t('escalation.calledNow') }),
          onError: (error) => toast({ look: 'none', text: error.message }),
        })
      }
    />
  );
}

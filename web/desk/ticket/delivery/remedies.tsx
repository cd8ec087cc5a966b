import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/button.tsx';
import type { WayView } from '../../delivery-source.ts';
import { useToast } from '../../shell/toasts.tsx';
import { useChange } from '../use-change.ts';
import { AddressDialog } from './address-dialog.tsx';
import { useTicketHere } from './ticket-here.ts';

/** What can be done about a mail that did not arrive, the likeliest first. As `buttons` it stands above the composer. */
export function Remedies({ way, buttons }: { way: WayView; buttons?: boolean }) {
  const { t } = useTranslation();
  const toast = useToast();
  const ticket = useTicketHere();
  const [asking, setAsking] = useState(false);
  const decide = useChange(ticket?.number ?? '', (source, decision: 'again' | 'told') =>
    source.decideDelivery(ticket?.number ?? '', way.id, decision),
  );
  if (!ticket?.may.reply) return null;
  function choose(decision: 'again' | 'told') {
    decide.mutate(decision, {
      onSuccess: () =>
        toast({ look: 'kept', text: t(decision === 'again' ? 'delivery.doneAgain' : 'delivery.doneTold') }),
    });
  }
  const choice = (what: 'again' | 'elsewhere' | 'told', onClick: () => void) =>
    buttons ? (
      <Button key={what} size="small" held={decide.isPending} onClick={onClick}>
        {t(`delivery.${what}`)}
      </Button>
    ) : (
      <button key={what} type="button" disabled={decide.isPending} onClick={onClick}>
        {t(`delivery.${what}`)}
      </button>
    );
  const again = choice('again', () => choose('again'));
  const elsewhere = choice('elsewhere', () => setAsking(true));
  return (
    <>
      {way.next?.step === 'other_address' ? [elsewhere, again] : [again, elsewhere]}
      {choice('told', () => choose('told'))}
      {decide.problem && <small role="alert">{decide.problem.what}</small>}
      <AddressDialog
        ticket={ticket}
        person={{ id: way.personId, name: way.name }}
        deliveryId={way.id}
        opened={asking}
        onClose={() => setAsking(false)}
      />
    </>
  );
}

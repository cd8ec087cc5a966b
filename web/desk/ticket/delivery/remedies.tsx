import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WayView } from '../../delivery-source.ts';
import { useToast } from '../../shell/toasts.tsx';
import { useChange } from '../use-change.ts';
import { AddressDialog } from './address-dialog.tsx';
import { useTicketHere } from './ticket-here.ts';

/** What can be done about a mail that did not arrive, the likeliest first. */
export function Remedies({ way }: { way: WayView }) {
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
  const again = (
    <button key="again" type="button" disabled={decide.isPending} onClick={() => choose('again')}>
      {t('delivery.again')}
    </button>
  );
  const elsewhere = (
    <button key="elsewhere" type="button" disabled={decide.isPending} onClick={() => setAsking(true)}>
      {t('delivery.elsewhere')}
    </button>
  );
  return (
    <>
      {way.next?.step === 'other_address' ? [elsewhere, again] : [again, elsewhere]}
      <button type="button" disabled={decide.isPending} onClick={() => choose('told')}>
        {t('delivery.told')}
      </button>
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

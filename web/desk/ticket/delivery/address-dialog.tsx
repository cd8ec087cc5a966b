import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../ui/controls/field.tsx';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import type { PersonView, TicketView } from '../../model.ts';
import { useToast } from '../../shell/toasts.tsx';
import { useChange } from '../use-change.ts';
import styles from './delivery.module.css';

type AddressDialogProps = {
  ticket: TicketView;
  person: PersonView;
  /** The mail that is sent there too; without it only later ones go there. */
  deliveryId?: string;
  opened: boolean;
  onClose: () => void;
};

/** Asks for the address to which somebody is written from now on: one that we know of them, or another. */
export function AddressDialog({ ticket, person, deliveryId, opened, onClose }: AddressDialogProps) {
  const { t } = useTranslation();
  const toast = useToast();
  const list = useId();
  const [address, setAddress] = useState('');
  const change = useChange(ticket.number, (source, to: string) =>
    deliveryId
      ? source.decideDelivery(ticket.number, deliveryId, 'again', to)
      : source.writeElsewhere(ticket.number, person.id, to),
  );
  const known = ticket.recipients.find((one) => one.id === person.id)?.others ?? [];
  const { name } = person;
  const close = () => {
    change.reset();
    setAddress('');
    onClose();
  };
  function confirm() {
    const to = address.trim();
    change.mutate(to, {
      onSuccess: () => {
        close();
        toast({ look: 'kept', text: t('delivery.doneElsewhere', { name, address: to }) });
      },
    });
  }
  return (
    <Dialog
      opened={opened}
      onClose={close}
      title={t('delivery.ask', { name })}
      closeLabel={t('common.close')}
      told={`${t('delivery.askTold')}${deliveryId ? ` ${t('delivery.askTold2')}` : ''}`}
      keep={t('common.cancel')}
      effect={{
        label: t(deliveryId ? 'delivery.send' : 'delivery.use'),
        onConfirm: confirm,
        held: change.isPending || !/.@./.test(address.trim()),
      }}
    >
      {known.length > 0 && (
        <fieldset className={styles.known}>
          <legend>{t('delivery.known')}</legend>
          {known.map((one) => (
            <label key={one.address}>
              <input
                type="radio"
                name={list}
                checked={address === one.address}
                onChange={() => setAddress(one.address)}
              />
              {one.address}
              {one.health === 'failed' && <small>{t(`delivery.reason.${one.reason ?? 'other'}`)}</small>}
            </label>
          ))}
        </fieldset>
      )}
      <Field
        label={t('delivery.address')}
        type="email"
        value={address}
        maxLength={254}
        onChange={(event) => setAddress(event.currentTarget.value)}
        data-autofocus
      />
      {change.problem && <ErrorNotice what={change.problem.what} kept={change.problem.kept} />}
    </Dialog>
  );
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../../client/clockface.ts';
import { shortDay } from '../../../client/time-words.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Notice } from '../../../ui/notice/notice.tsx';
import type { AddressView } from '../../delivery-source.ts';
import type { PersonView, TicketView } from '../../model.ts';
import { useToast } from '../../shell/toasts.tsx';
import { useChange } from '../use-change.ts';
import { AddressDialog } from './address-dialog.tsx';
import styles from './delivery.module.css';

export const isBroken = (address: AddressView | undefined): address is AddressView => address?.health === 'failed';

/** Before somebody writes there: mail to them came back. It can be sent all the same, or elsewhere. */
export function BrokenAddresses({ ticket }: { ticket: TicketView }) {
  const broken = ticket.recipients.filter((one) => isBroken(one.address));
  return broken.map((one) => (
    <div className={styles.warning} key={one.id}>
      <Broken ticket={ticket} person={one} address={one.address!} />
    </div>
  ));
}

type BrokenProps = { ticket: TicketView; person: PersonView; address: AddressView };

function Broken({ ticket, person, address }: BrokenProps) {
  const { t } = useTranslation();
  const face = useClockface();
  const [asking, setAsking] = useState(false);
  const day = address.since ? shortDay(face, address.since) : '–';
  const reason = t(`delivery.reason.${address.reason ?? 'other'}`);
  return (
    <>
      <Notice
        sign="alert"
        what={t('delivery.cameBack', { address: address.address, day, reason })}
        action={
          <span className={styles.choices}>
            <Button size="small" onClick={() => setAsking(true)}>
              {t('delivery.elsewhere')}
            </Button>
            <WorksAgain number={ticket.number} person={person} address={address} />
          </span>
        }
      >
        {t('delivery.anyway')}
      </Notice>
      <AddressDialog ticket={ticket} person={person} opened={asking} onClose={() => setAsking(false)} />
    </>
  );
}

/** For who knows better: they were told, or the mailbox was emptied. */
function WorksAgain({ number, person, address }: { number: string; person: PersonView; address: AddressView }) {
  const { t } = useTranslation();
  const toast = useToast();
  const works = useChange(number, (source, _: undefined) => source.sayAddressWorks(person.id, address.address));
  return (
    <>
      <Button
        size="small"
        held={works.isPending}
        onClick={() =>
          works.mutate(undefined, {
            onSuccess: () => toast({ look: 'kept', text: t('delivery.worksDone', { address: address.address }) }),
          })
        }
      >
        {t('delivery.works')}
      </Button>
      {works.problem && <small role="alert">{works.problem.what}</small>}
    </>
  );
}

/** In the brief, below the address: how it fares, where it is not well. */
export function AddressHealth({
  number,
  person,
  address,
}: {
  number: string;
  person: PersonView;
  address: AddressView;
}) {
  const { t } = useTranslation();
  const face = useClockface();
  if (address.health === 'good' || !address.since) return null;
  const told = { day: shortDay(face, address.since), reason: t(`delivery.reason.${address.reason ?? 'other'}`) };
  return (
    <div className={styles.health}>
      <span>{t(isBroken(address) ? 'delivery.cameBackShort' : 'delivery.softShort', told)}</span>
      {isBroken(address) && <WorksAgain number={number} person={person} address={address} />}
    </div>
  );
}

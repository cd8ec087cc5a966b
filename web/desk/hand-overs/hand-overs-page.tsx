import { useTranslation } from 'react-i18next';
import { Place } from '../places/place.tsx';
import { useDesk } from '../queries.ts';
import { Bounced, ToDecide } from './for-leads.tsx';
import { ToTakeUp } from './to-take-up.tsx';
import { TransferLimit } from './transfer-limit.tsx';

/** What was handed to me and waits, and for leads: what they decide about, and what was passed on too often. */
export function HandOversPage() {
  const { t } = useTranslation();
  const me = useDesk().data?.me;
  const leads = me !== undefined && (me.administrator || me.leads.length > 0);
  return (
    <Place title={t('transfers.title')} explain={t('transfers.explain')}>
      <ToTakeUp />
      {leads && (
        <>
          <ToDecide />
          <Bounced />
        </>
      )}
      {me?.administrator && <TransferLimit />}
    </Place>
  );
}

import { useTranslation } from 'react-i18next';
import { Setting } from '../settings-frame.tsx';
import { FormSenders } from './form-senders.tsx';
import { OutgoingLimit } from './outgoing-limit.tsx';

/** What is arranged for mail whichever mailbox it goes through. */
export function DeskMail() {
  const { t } = useTranslation();
  return (
    <>
      <Setting name={t('forms.title')} hint={t('forms.hint')}>
        <FormSenders />
      </Setting>
      <div id="outgoing">
        <Setting name={t('outgoing.title')} hint={t('outgoing.hint')}>
          <OutgoingLimit />
        </Setting>
      </div>
    </>
  );
}

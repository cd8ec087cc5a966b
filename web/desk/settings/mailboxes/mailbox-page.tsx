import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MailboxView } from '../../mailbox-source.ts';
import { Waiting } from '../../shell/load-error.tsx';
import styles from '../settings.module.css';
import { Setting, SettingsFrame } from '../settings-frame.tsx';
import { FetchingSetting } from './fetching-setting.tsx';
import { HealthLine } from './health-line.tsx';
import { useMailbox } from './mailbox-queries.ts';
import { ModeSetting } from './mode-setting.tsx';
import { RemoveMailbox } from './remove-mailbox.tsx';
import { SendingForm } from './sending-form.tsx';
import { SpeakingForm } from './speaking-form.tsx';
import { TestMailbox } from './test-mailbox.tsx';
import { TrustForm } from './trust-form.tsx';

/** One mailbox with everything that is arranged for it. */
export function MailboxPage() {
  const { id } = useParams({ from: '/desk/settings/mailboxes/$id' });
  const box = useMailbox(id);
  return (
    <SettingsFrame part="mailboxes">
      <Waiting query={box} of="entries" count={3} />
      {box.data && <Parts key={id} box={box.data} />}
    </SettingsFrame>
  );
}

function Parts({ box }: { box: MailboxView }) {
  const { t } = useTranslation();
  return (
    <div className={styles.settings}>
      <Setting name={box.address}>
        <HealthLine health={box.health} />
        <TestMailbox box={box} />
      </Setting>
      <Setting name={t('mailboxes.step.fetching')}>
        <FetchingSetting key={JSON.stringify(box.source)} box={box} />
      </Setting>
      <Setting name={t('mailboxes.step.sending')}>
        <SendingForm key={JSON.stringify(box.sender)} box={box} />
      </Setting>
      <Setting name={t('mailboxes.step.speaking')} hint={t('mailboxes.stepHint.speaking', { address: box.address })}>
        <SpeakingForm box={box} />
      </Setting>
      <Setting name={t('mailboxes.mode.title')}>
        <ModeSetting box={box} />
      </Setting>
      <Setting name={t('mailboxes.trust')} hint={t('mailboxes.trustHint')}>
        <TrustForm box={box} />
      </Setting>
      <RemoveMailbox box={box} />
    </div>
  );
}

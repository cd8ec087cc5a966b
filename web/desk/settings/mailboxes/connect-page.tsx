import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/button.tsx';
import type { MailboxView } from '../../mailbox-source.ts';
import { Waiting } from '../../shell/load-error.tsx';
import styles from '../settings.module.css';
import { Setting, SettingsFrame } from '../settings-frame.tsx';
import { FetchingSetup } from './fetching-setup.tsx';
import { useMailbox } from './mailbox-queries.ts';
import { SendingForm } from './sending-form.tsx';
import { SpeakingForm } from './speaking-form.tsx';
import { StartTaking } from './start-taking.tsx';
import { TestMailbox } from './test-mailbox.tsx';
import { type ConnectStep, WizardSteps } from './wizard-steps.tsx';

/** From an address to a mailbox that works, one question after the other. What was saved on the way stays. */
export function ConnectPage() {
  const { id } = useParams({ from: '/desk/settings/mailboxes/$id/connect' });
  const box = useMailbox(id);
  return (
    <SettingsFrame part="mailboxes">
      <Waiting query={box} of="entries" count={3} />
      {box.data && <Connect key={id} box={box.data} />}
    </SettingsFrame>
  );
}

function Connect({ box }: { box: MailboxView }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  // Whoever left on the way finds kept how it is fetched, and goes on after that.
  const [step, setStep] = useState<ConnectStep>(box.source?.begun === false ? 'sending' : 'signIn');
  const place = useRef<HTMLDivElement>(null);
  const before = useRef(step);
  useEffect(() => {
    // Whoever goes by keyboard goes on where the new question begins.
    if (before.current !== step) place.current?.focus();
    before.current = step;
  }, [step]);
  const toBox = () => navigate({ to: '/settings/mailboxes/$id', params: { id: box.id } });
  return (
    <>
      <WizardSteps step={step} />
      <div ref={place} tabIndex={-1} className={styles.settings}>
        <Setting name={t(`mailboxes.step.${step}`)} hint={t(`mailboxes.stepHint.${step}`, { address: box.address })}>
          {(step === 'signIn' || step === 'fetching') && (
            <FetchingSetup
              box={box}
              step={step}
              onStep={setStep}
              onTheWay
              onDone={() => setStep('sending')}
              onSkip={() => setStep('sending')}
            />
          )}
          {step === 'sending' && (
            <SendingForm box={box} button={t('mailboxes.proceed')} onDone={() => setStep('speaking')} />
          )}
          {step === 'speaking' && (
            <SpeakingForm box={box} button={t('mailboxes.proceed')} onDone={() => setStep('test')} />
          )}
          {step === 'test' && (
            <TestMailbox
              box={box}
              main
              after={(passed) =>
                box.source?.begun === false ? (
                  <StartTaking box={box} main={passed} onDone={toBox} />
                ) : (
                  <Button look="main" onClick={toBox}>
                    {t('mailboxes.finish')}
                  </Button>
                )
              }
            />
          )}
        </Setting>
      </div>
    </>
  );
}

import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/icons/icon.tsx';
import styles from './mailboxes.module.css';

const steps = ['address', 'signIn', 'fetching', 'sending', 'speaking', 'test'] as const;
export type WizardStep = (typeof steps)[number];
export type ConnectStep = Exclude<WizardStep, 'address'>;

/** How far the way to a working mailbox is gone. */
export function WizardSteps({ step }: { step: WizardStep }) {
  const { t } = useTranslation();
  const at = steps.indexOf(step);
  return (
    <ol className={styles.steps} aria-label={t('mailboxes.steps')}>
      {steps.map((one, index) => (
        <li key={one} aria-current={one === step ? 'step' : undefined}>
          {index < at && <Icon name="check" size="small" />}
          {t(`mailboxes.step.${one}`)}
        </li>
      ))}
    </ol>
  );
}

import { Button } from '../../ui/controls/button.tsx';
import { Frame } from '../frame.tsx';
import { HiddenFields } from '../hidden-fields.tsx';
import type { LinkConfirmPageProps } from '../model.ts';
import { useReader } from '../reader.ts';
import styles from './gate.module.css';

/** A link opened from a mail uses nothing up; the button does. Programs that look into mail do not press it. */
export function LinkConfirmPage(props: LinkConfirmPageProps) {
  const { t } = useReader();
  return (
    <Frame frame={props} narrow>
      <h1 className={styles.title}>{t('portal.confirmTitle')}</h1>
      <p className={styles.text}>{t('portal.confirmText', { email: props.email })}</p>
      <form className={styles.form} method="post" action={props.form.action}>
        <HiddenFields form={props.form} />
        <Button look="main" size="roomy" type="submit">
          {t('portal.confirm')}
        </Button>
      </form>
    </Frame>
  );
}

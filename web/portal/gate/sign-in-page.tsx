import { Button } from '../../ui/controls/button.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { Frame } from '../frame.tsx';
import { HiddenFields } from '../hidden-fields.tsx';
import type { SignInPageProps } from '../model.ts';
import { useReader } from '../reader.ts';
import styles from './gate.module.css';

/** Asks for the address, to send a link to it. There is no password. */
export function SignInPage(props: SignInPageProps) {
  const { t } = useReader();
  return (
    <Frame frame={props} narrow>
      <h1 className={styles.title}>{t('portal.askLinkTitle', { desk: props.deskName })}</h1>
      <p className={styles.text}>{t('portal.askLinkText')}</p>
      <form className={styles.form} method="post" action={props.form.action}>
        <HiddenFields form={props.form} />
        <Field
          label={t('portal.email')}
          name="email"
          type="email"
          autoComplete="email"
          defaultValue={props.email}
          error={props.error && t('portal.badAddress')}
          required
          roomy
        />
        <Button look="main" size="roomy" type="submit">
          {t('portal.askLink')}
        </Button>
      </form>
    </Frame>
  );
}

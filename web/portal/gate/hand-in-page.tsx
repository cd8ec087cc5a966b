import { Button } from '../../ui/controls/button.tsx';
import { ErrorNotice, Notice } from '../../ui/notice/notice.tsx';
import { Frame } from '../frame.tsx';
import { HiddenFields } from '../hidden-fields.tsx';
import type { HandInPageProps } from '../model.ts';
import { useReader } from '../reader.ts';
import styles from './gate.module.css';

/** Where files go that no mail carries. Works without script; the browser itself shows how far it is. */
export function HandInPage(props: HandInPageProps) {
  const { t } = useReader();
  return (
    <Frame frame={props} narrow>
      <h1 className={styles.title}>{t('portal.handInTitle')}</h1>
      <p className={styles.text}>{t('portal.handInText', { number: props.number })}</p>
      {props.sent && <Notice sign="check" what={t('portal.handInSent')} roomy />}
      {props.empty && <ErrorNotice what={t('portal.handInEmpty')} roomy />}
      <form className={styles.form} method="post" action={props.form.action} encType="multipart/form-data">
        <HiddenFields form={props.form} />
        <label>
          {t('portal.handInFiles')} <input type="file" name="files" multiple required />
        </label>
        <Button look="main" size="roomy" type="submit">
          {t('portal.handInSend')}
        </Button>
      </form>
    </Frame>
  );
}

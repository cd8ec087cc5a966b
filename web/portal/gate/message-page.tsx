import { ButtonLink } from '../../ui/controls/button.tsx';
import { PromiseMark } from '../../ui/promise/promise-mark.tsx';
import { Frame } from '../frame.tsx';
import type { MessagePageProps } from '../model.ts';
import { useReader } from '../reader.ts';
import styles from './gate.module.css';

/** One thing to say: a link is on its way, it has expired, there is nothing here, or nobody yet; and what to do now. */
export function MessagePage(props: MessagePageProps) {
  const { t } = useReader();
  const { message } = props;
  return (
    <Frame frame={props} narrow>
      <span className={styles.sign}>
        <PromiseMark look={message.kind === 'linkSent' ? 'waiting' : 'none'} size={36} />
      </span>
      {message.kind === 'linkSent' ? (
        <>
          <h1 className={styles.title}>{t('portal.askedTitle')}</h1>
          <p className={styles.text}>{t('portal.askedText', { email: message.email })}</p>
        </>
      ) : (
        <>
          <h1 className={styles.title}>{t(`portal.${message.kind}Title`)}</h1>
          <p className={styles.text}>{t(`portal.${message.kind}Text`)}</p>
          {message.kind === 'nothingHere' && (
            <div className={styles.form}>
              <ButtonLink look="main" size="roomy" href="/portal">
                {t('portal.toRequests')}
              </ButtonLink>
              <ButtonLink size="roomy" href="/">
                {t('portal.toDesk')}
              </ButtonLink>
            </div>
          )}
          {'askHref' in message && (
            <div className={styles.form}>
              <ButtonLink look="main" size="roomy" href={message.askHref}>
                {t('portal.askNew')}
              </ButtonLink>
            </div>
          )}
        </>
      )}
    </Frame>
  );
}

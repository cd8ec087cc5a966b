import { dayWords, standingWords } from '../../client/time-words.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Frame } from '../frame.tsx';
import { HiddenFields } from '../hidden-fields.tsx';
import type { WaitPageProps } from '../model.ts';
import { useReader } from '../reader.ts';
import styles from './gate.module.css';

/** What waiting for one's own contact means, and the button that chooses it. Programs that look into mail do not press it. */
export function WaitPage({ choice, form, backHref, number, ...frame }: WaitPageProps) {
  const { t, face } = useReader();
  const back = <a href={backHref}>{t('portal.wait.back', { number })}</a>;
  if (!choice) {
    return (
      <Frame frame={frame} narrow>
        <h1 className={styles.title}>{t('portal.wait.goneTitle')}</h1>
        <p className={styles.text}>{t('portal.wait.gone')}</p>
        <p className={styles.text}>{back}</p>
      </Frame>
    );
  }
  const { waits, name, cover } = choice;
  const day = dayWords(face, choice.untilAt);
  const time = standingWords(face, t, choice.dueAt);
  return (
    <Frame frame={frame} narrow>
      <h1 className={styles.title}>{t(waits ? 'portal.wait.waitsTitle' : 'portal.wait.title', { name })}</h1>
      <p className={styles.text}>
        {waits ? t('portal.wait.waits', { name, day }) : t('portal.wait.text', { name, cover, day, number })}
      </p>
      <p className={styles.text}>{t(waits ? 'portal.wait.next' : 'portal.wait.then', { time })}</p>
      <form className={styles.form} method="post" action={form.action}>
        <HiddenFields form={form} />
        <input type="hidden" name="waits" value={waits ? 'no' : 'yes'} />
        <Button look="main" size="roomy" type="submit">
          {waits ? t('portal.wait.not') : t('portal.wait.yes', { name })}
        </Button>
      </form>
      <p className={styles.text}>{back}</p>
    </Frame>
  );
}

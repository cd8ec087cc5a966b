import { standingWords } from '../../client/time-words.ts';
import { Button, ButtonLink } from '../../ui/controls/button.tsx';
import { Frame } from '../frame.tsx';
import { HiddenFields } from '../hidden-fields.tsx';
import type { TakePageProps } from '../model.ts';
import { useReader } from '../reader.ts';
import styles from './gate.module.css';

/** For who works here: what was handed over, and one button that takes it up. Programs that look into mail do not press it. */
export function TakePage({ tickets, form, deskHref, ...frame }: TakePageProps) {
  const { t, face } = useReader();
  const done = tickets.length === 0;
  return (
    <Frame frame={frame} narrow>
      <h1 className={styles.title}>
        {t(done ? 'portal.take.doneTitle' : 'portal.take.title', { count: tickets.length })}
      </h1>
      <p className={styles.text}>{t(done ? 'portal.take.done' : 'portal.take.text')}</p>
      {!done && (
        <>
          <ul className={styles.handed}>
            {tickets.map(({ number, subject, lang, promisedAt }) => (
              <li key={number}>
                <span lang={lang}>{subject}</span>
                <small>
                  {number}
                  {promisedAt && `, ${t('portal.take.nextWord', { time: standingWords(face, t, promisedAt) })}`}
                </small>
              </li>
            ))}
          </ul>
          <form className={styles.form} method="post" action={form.action}>
            <HiddenFields form={form} />
            <Button look="main" size="roomy" type="submit">
              {t('portal.take.effect', { count: tickets.length })}
            </Button>
          </form>
        </>
      )}
      <p className={styles.form}>
        <ButtonLink look={done ? 'main' : 'bare'} size="roomy" href={deskHref}>
          {t('portal.take.toDesk')}
        </ButtonLink>
      </p>
    </Frame>
  );
}

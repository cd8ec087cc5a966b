import { localInput } from '../../client/date-input.ts';
import { Button } from '../../ui/controls/button.tsx';
import { HiddenFields } from '../hidden-fields.tsx';
import type { TicketPageProps } from '../model.ts';
import { useReader } from '../reader.ts';
import styles from './ask-date.module.css';

const outcomes = ['sooner', 'promised', 'proposed', 'refused'] as const;

type AskDateProps = { form: NonNullable<TicketPageProps['askDate']>; name: string };

const yearMillis = 365 * 86_400_000;

/** “Tell me by … or sooner”: a plain form that opens without script. */
export function AskDate({ form, name }: AskDateProps) {
  const { t, face } = useReader();
  const inField = (at: number) => localInput(at, face.zone).replace(' ', 'T').slice(0, 16);
  const outcome = outcomes.find((one) => one === form.outcome);
  return (
    <>
      {outcome && (
        <p className={styles.outcome} role="status">
          {t(`portal.askDate.${outcome}`)}
        </p>
      )}
      <details className={styles.ask} open={outcome === 'refused'}>
        <summary>{t('portal.askDate.open')}</summary>
        <form method="post" action={form.action} className={styles.form}>
          <HiddenFields form={form} />
          <label htmlFor="ask-date">{t('portal.askDate.label')}</label>
          <input
            id="ask-date"
            type="datetime-local"
            name="wanted"
            min={inField(face.now)}
            max={inField(face.now + yearMillis)}
            required
            aria-describedby="ask-date-hint"
          />
          <Button size="roomy" type="submit">
            {t('portal.askDate.send')}
          </Button>
          <p id="ask-date-hint">{t('portal.askDate.hint', { name })}</p>
        </form>
      </details>
    </>
  );
}

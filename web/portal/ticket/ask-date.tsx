import { Button } from '../../ui/controls/button.tsx';
import { HiddenFields } from '../hidden-fields.tsx';
import type { TicketPageProps } from '../model.ts';
import { useReader } from '../reader.ts';
import styles from './ask-date.module.css';

const outcomes = ['sooner', 'promised', 'proposed', 'refused'] as const;

/** “Tell me by … or sooner”: a plain form that opens without script. */
export function AskDate({ form }: { form: NonNullable<TicketPageProps['askDate']> }) {
  const { t } = useReader();
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
          <label>
            <span>{t('portal.askDate.label')}</span>
            <input type="datetime-local" name="wanted" required />
          </label>
          <Button size="roomy" type="submit">
            {t('portal.askDate.send')}
          </Button>
        </form>
      </details>
    </>
  );
}

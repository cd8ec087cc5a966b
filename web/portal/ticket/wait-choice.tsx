import { dayWords, standingWords } from '../../client/time-words.ts';
import { Button } from '../../ui/controls/button.tsx';
import { HiddenFields } from '../hidden-fields.tsx';
import type { TicketPageProps } from '../model.ts';
import { useReader } from '../reader.ts';
import styles from './cards.module.css';

/** Their contact is away: the reader may wait for them, or says that they would rather not any longer. */
export function WaitChoice({ wait: { form, choice } }: { wait: NonNullable<TicketPageProps['wait']> }) {
  const { t, face } = useReader();
  const { waits, name } = choice;
  return (
    <form className={styles.wait} method="post" action={form.action}>
      <HiddenFields form={form} />
      <input type="hidden" name="waits" value={waits ? 'no' : 'yes'} />
      <p className={styles.small}>
        {waits
          ? t('portal.wait.waits', { name, day: dayWords(face, choice.untilAt) })
          : t('portal.wait.then', { time: standingWords(face, t, choice.dueAt) })}
      </p>
      <Button size="roomy" type="submit">
        {waits ? t('portal.wait.not') : t('portal.wait.yes', { name })}
      </Button>
    </form>
  );
}

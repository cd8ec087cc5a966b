import { Button } from '../../ui/controls/button.tsx';
import { HiddenFields } from '../hidden-fields.tsx';
import type { TicketPageProps } from '../model.ts';
import { useReader } from '../reader.ts';
import styles from './cards.module.css';

/** “This is stuck”: somebody besides the contact is called. Once said, who looks at it. */
export function Stuck({ stuck }: { stuck: NonNullable<TicketPageProps['stuck']> }) {
  const { t } = useReader();
  if (stuck.said)
    return (
      <p className={`${styles.small} ${styles.gap}`} role="status">
        {t('portal.stuck.said', { name: stuck.said.name })}
      </p>
    );
  return (
    <form className={styles.wait} method="post" action={stuck.action}>
      <HiddenFields form={stuck} />
      <p className={styles.small}>{t('portal.stuck.hint')}</p>
      <Button size="roomy" type="submit">
        {t('portal.stuck.say')}
      </Button>
    </form>
  );
}

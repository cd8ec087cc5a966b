import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/button.tsx';
import { useKeys } from '../../keys.ts';
import styles from './bulk-bar.module.css';
import { BulkSpam } from './bulk-spam.tsx';
import type { Selection } from './selection.ts';

/** What an action on many tickets needs: it shows what it would do, does it, and offers to take it back. */
export type BulkProps = { numbers: string[]; opened: boolean; onClose: () => void; onDone: () => void };

/** Every action on many tickets: another one is a line here. */
const actions = [{ name: 'spam', Ask: BulkSpam }] as const;
type ActionName = (typeof actions)[number]['name'];

/** What can be done with the rows that are ticked. It stands below the list as long as rows can be ticked. */
export function BulkBar({ selection, onDone }: { selection: Selection; onDone: () => void }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<ActionName>();
  const { numbers } = selection;
  useKeys({ Escape: selection.clear });
  return (
    <section className={styles.bar} aria-label={t('bulk.name')}>
      <b aria-live="polite">{t('bulk.chosen', { count: numbers.length })}</b>
      <span className={styles.actions}>
        {actions.map(({ name }) => (
          <Button key={name} size="small" held={numbers.length === 0} onClick={() => setAsking(name)}>
            {t(`bulk.action.${name}`)}
          </Button>
        ))}
        <Button look="bare" size="small" onClick={selection.all}>
          {t('bulk.all')}
        </Button>
        <Button look="bare" size="small" onClick={selection.clear}>
          {t('bulk.clear')}
        </Button>
      </span>
      {actions.map(({ name, Ask }) => (
        <Ask
          key={name}
          numbers={numbers}
          opened={asking === name}
          onClose={() => setAsking(undefined)}
          onDone={() => {
            setAsking(undefined);
            selection.clear();
            onDone();
          }}
        />
      ))}
    </section>
  );
}

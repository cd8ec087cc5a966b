import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/button.tsx';
import { useToast } from '../../shell/toasts.tsx';
import styles from '../settings.module.css';

/** Something that is taken elsewhere letter by letter. Without a clipboard it is marked, ready to be copied. */
export function CopyLine({ label, text }: { label: string; text: string }) {
  const { t } = useTranslation();
  const toast = useToast();
  const id = useId();
  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      toast({ look: 'none', text: t('mailboxes.copied') });
    } catch {
      const line = document.getElementById(id);
      if (line) getSelection()?.selectAllChildren(line);
    }
  }
  return (
    <div className={styles.copy}>
      <span>{label}</span>
      <code className={styles.key} id={id}>
        {text}
      </code>
      <Button size="small" onClick={copy} aria-label={t('mailboxes.copyWhat', { what: label })}>
        {t('mailboxes.copy')}
      </Button>
    </div>
  );
}

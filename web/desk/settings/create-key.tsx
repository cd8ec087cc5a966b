import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/button.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { ErrorNotice } from '../../ui/notice/notice.tsx';
import { useToast } from '../shell/toasts.tsx';
import styles from './settings.module.css';
import { useSetting } from './use-setting.ts';

/** Makes a key and shows it, this once. */
export function CreateKey() {
  const { t } = useTranslation();
  const toast = useToast();
  const [name, setName] = useState('');
  const create = useSetting((source, wanted: string) => source.createKey(wanted));
  function submit(event: FormEvent) {
    event.preventDefault();
    if (name.trim()) create.mutate(name.trim(), { onSuccess: () => setName('') });
  }
  async function copy(key: string) {
    await navigator.clipboard.writeText(key);
    toast({ look: 'none', text: t('keysOfMine.copied') });
  }
  const made = create.data;
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field
        label={t('keysOfMine.name')}
        hint={t('keysOfMine.nameHint')}
        value={name}
        maxLength={100}
        error={create.mistake('name')}
        onChange={(event) => setName(event.currentTarget.value)}
        required
      />
      {create.problem && <ErrorNotice {...create.problem} />}
      {made && (
        <output>
          <p className={styles.hint}>{t('keysOfMine.once')}</p>
          <code className={styles.key}>{made}</code>
        </output>
      )}
      <div className={styles.foot}>
        <Button type="submit" held={create.isPending || name.trim() === ''}>
          {t('keysOfMine.create')}
        </Button>
        {made && 'clipboard' in navigator && (
          <Button look="bare" onClick={() => copy(made)}>
            {t('keysOfMine.copy')}
          </Button>
        )}
      </div>
    </form>
  );
}

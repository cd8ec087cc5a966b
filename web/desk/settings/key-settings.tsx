import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../client/clockface.ts';
import { exactWords, pastWords } from '../../client/time-words.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { ErrorNotice } from '../../ui/notice/notice.tsx';
import { Skeleton } from '../../ui/notice/skeleton.tsx';
import { Time } from '../../ui/time/time.tsx';
import type { KeyView } from '../place-source.ts';
import { useKeysOfMine } from '../queries.ts';
import { LoadError } from '../shell/load-error.tsx';
import { useToast } from '../shell/toasts.tsx';
import { AskFirst } from './ask-first.tsx';
import styles from './settings.module.css';
import { Setting, SettingsFrame } from './settings-frame.tsx';
import { useSetting } from './use-setting.ts';

/** Keys with which programs act as this person. */
export function KeySettings() {
  const { t } = useTranslation();
  const keys = useKeysOfMine();
  return (
    <SettingsFrame part="keys">
      {keys.isError && <LoadError error={keys.error} onRetry={() => keys.refetch()} />}
      {keys.isPending && <Skeleton of="rows" count={2} label={t('common.loading')} />}
      {keys.data && (
        <div className={styles.settings}>
          {keys.data.length > 0 && (
            <ul className={styles.rows}>
              {keys.data.map((key) => (
                <Key key={key.id} view={key} />
              ))}
            </ul>
          )}
          <Setting name={t('keysOfMine.create')}>
            <CreateKey />
          </Setting>
        </div>
      )}
    </SettingsFrame>
  );
}

function Key({ view }: { view: KeyView }) {
  const { t } = useTranslation();
  const face = useClockface();
  const revoke = useSetting((source, id: string) => source.revokeKey(id), t('keysOfMine.revoked'));
  const used = view.lastUsedAt;
  return (
    <li className={styles.plain}>
      <span>
        {view.name}
        <small>
          <Time at={view.createdAt} exact={exactWords(face, view.createdAt)}>
            {t('keysOfMine.created', { time: pastWords(face, view.createdAt) })}
          </Time>
          {', '}
          {used ? t('keysOfMine.used', { time: pastWords(face, used) }) : t('keysOfMine.unused')}
        </small>
        {revoke.problem && <ErrorNotice {...revoke.problem} />}
      </span>
      <AskFirst
        button={t('keysOfMine.revoke')}
        about={view.name}
        title={t('keysOfMine.revokeTitle', { name: view.name })}
        told={t('keysOfMine.revokeTold')}
        held={revoke.isPending}
        onConfirm={() => revoke.mutate(view.id)}
      />
    </li>
  );
}

function CreateKey() {
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

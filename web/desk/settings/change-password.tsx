import { type FormEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/button.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { ErrorNotice } from '../../ui/notice/notice.tsx';
import styles from './settings.module.css';
import { useSetting } from './use-setting.ts';

/** A new password, for whoever knows the one in force. */
export function ChangePassword() {
  const { t } = useTranslation();
  const form = useRef<HTMLFormElement>(null);
  const change = useSetting(
    (source, input: { current: string; next: string }) => source.changePassword(input),
    t('settings.passwordChanged'),
  );
  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    change.mutate(
      { current: String(given.get('current')), next: String(given.get('next')) },
      { onSuccess: () => form.current?.reset() },
    );
  }
  return (
    <form className={styles.form} ref={form} onSubmit={save}>
      <h2>{t('settings.password')}</h2>
      <Field
        label={t('settings.passwordNow')}
        name="current"
        type="password"
        autoComplete="current-password"
        required
        error={change.mistake('current')}
      />
      <Field
        label={t('settings.passwordNext')}
        hint={t('settings.passwordHint')}
        name="next"
        type="password"
        autoComplete="new-password"
        minLength={10}
        maxLength={200}
        required
        error={change.mistake('next')}
      />
      {change.problem && <ErrorNotice {...change.problem} />}
      <div className={styles.foot}>
        <Button type="submit" held={change.isPending}>
          {t('settings.passwordSave')}
        </Button>
      </div>
    </form>
  );
}

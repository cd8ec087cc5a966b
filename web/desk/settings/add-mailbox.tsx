import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Locale, localeNames, locales } from '../../client/locale.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { SelectField } from '../../ui/controls/select-field.tsx';
import { ErrorNotice } from '../../ui/notice/notice.tsx';
import type { MailboxInput } from '../place-source.ts';
import { useDesk } from '../queries.ts';
import styles from './settings.module.css';
import { useSetting } from './use-setting.ts';

const empty = { address: '', displayName: '', teamId: '', locale: '' as Locale | '' };

/** Adds an address at which customers write, with the team and the language it stands for. */
export function AddMailbox() {
  const { t } = useTranslation();
  const teams = useDesk().data?.teams ?? [];
  const [draft, setDraft] = useState(empty);
  const add = useSetting((source, mailbox: MailboxInput) => source.addMailbox(mailbox), t('mailboxes.added'));
  const fill = (part: Partial<typeof empty>) => setDraft((old) => ({ ...old, ...part }));
  function submit(event: FormEvent) {
    event.preventDefault();
    const { address, displayName, teamId, locale } = draft;
    add.mutate(
      { address: address.trim(), displayName, ...(teamId ? { teamId } : {}), ...(locale ? { locale } : {}) },
      { onSuccess: () => setDraft(empty) },
    );
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field
        label={t('mailboxes.address')}
        type="email"
        value={draft.address}
        error={add.mistake('address')}
        onChange={(event) => fill({ address: event.currentTarget.value })}
        required
      />
      <Field
        label={t('mailboxes.displayName')}
        hint={t('mailboxes.displayNameHint')}
        value={draft.displayName}
        maxLength={100}
        onChange={(event) => fill({ displayName: event.currentTarget.value })}
      />
      <div className={styles.pair}>
        <SelectField
          label={t('mailboxes.team')}
          value={draft.teamId}
          onChange={(teamId) => fill({ teamId })}
          choices={[
            { value: '', label: t('mailboxes.anyTeam') },
            ...teams.map((team) => ({ value: team.id, label: team.name })),
          ]}
        />
        <SelectField<Locale | ''>
          label={t('mailboxes.locale')}
          value={draft.locale}
          onChange={(locale) => fill({ locale })}
          choices={[
            { value: '', label: t('mailboxes.anyLocale') },
            ...locales.map((locale) => ({ value: locale, label: localeNames[locale] })),
          ]}
        />
      </div>
      {add.problem && !add.mistake('address') && <ErrorNotice {...add.problem} />}
      <div className={styles.foot}>
        <Button type="submit" held={add.isPending}>
          {t('mailboxes.add')}
        </Button>
      </div>
    </form>
  );
}

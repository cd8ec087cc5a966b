import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Locale, localeNames, locales } from '../../client/locale.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { SelectField } from '../../ui/controls/select-field.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { Empty } from '../../ui/notice/empty.tsx';
import { ErrorNotice } from '../../ui/notice/notice.tsx';
import { Skeleton } from '../../ui/notice/skeleton.tsx';
import type { MailboxInput, SettingsView } from '../place-source.ts';
import { useDesk, useSettings } from '../queries.ts';
import { LoadError } from '../shell/load-error.tsx';
import { AskFirst } from './ask-first.tsx';
import styles from './settings.module.css';
import { Setting, SettingsFrame } from './settings-frame.tsx';
import { useSetting } from './use-setting.ts';

/** The addresses at which the desk is written to. */
export function MailboxSettings() {
  const { t } = useTranslation();
  const settings = useSettings();
  const boxes = settings.data?.mailboxes;
  return (
    <SettingsFrame part="mailboxes">
      {settings.isError && <LoadError error={settings.error} onRetry={() => settings.refetch()} />}
      {settings.isPending && <Skeleton of="rows" count={2} label={t('common.loading')} />}
      {boxes && (
        <div className={styles.settings}>
          {boxes.length === 0 ? (
            <Empty look="none" title={t('mailboxes.emptyTitle')}>
              {t('mailboxes.emptyText')}
            </Empty>
          ) : (
            <ul className={styles.rows}>
              {boxes.map((box) => (
                <Mailbox key={box.id} box={box} />
              ))}
            </ul>
          )}
          <Setting name={t('mailboxes.add')} hint={t('mailboxes.addHint')}>
            <AddMailbox />
          </Setting>
        </div>
      )}
    </SettingsFrame>
  );
}

function Mailbox({ box }: { box: SettingsView['mailboxes'][number] }) {
  const { t } = useTranslation();
  const teams = useDesk().data?.teams ?? [];
  const remove = useSetting((source, id: string) => source.removeMailbox(id));
  const team = teams.find((one) => one.id === box.teamId)?.name;
  const about = [box.name, team, box.locale && localeNames[box.locale], box.isDefault && t('mailboxes.default')].filter(
    Boolean,
  );
  return (
    <li>
      <Icon name="email" />
      <span>
        {box.address}
        <small>{about.join(', ')}</small>
        {remove.problem && <ErrorNotice {...remove.problem} />}
      </span>
      <AskFirst
        button={t('mailboxes.remove')}
        about={box.address}
        title={t('mailboxes.removeTitle', { address: box.address })}
        told={t('mailboxes.removeTold')}
        held={remove.isPending}
        onConfirm={() => remove.mutate(box.id)}
      />
    </li>
  );
}

const empty = { address: '', displayName: '', teamId: '', locale: '' as Locale | '' };

function AddMailbox() {
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

import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Locale, localeNames, locales } from '../../../client/locale.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Field, LongField } from '../../../ui/controls/field.tsx';
import { SelectField } from '../../../ui/controls/select-field.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import type { MailboxChange, MailboxView } from '../../mailbox-source.ts';
import { useDesk } from '../../queries.ts';
import styles from '../settings.module.css';
import { useSetting } from '../use-setting.ts';
import { useBrands } from './mailbox-queries.ts';

/** For which team and brand a mailbox stands, in which language it speaks, and what is written below. */
export function SpeakingForm({ box, onDone, button }: { box: MailboxView; onDone?: () => void; button?: string }) {
  const { t } = useTranslation();
  const teams = useDesk().data?.teams ?? [];
  const brands = useBrands().data ?? [];
  const [draft, setDraft] = useState({
    displayName: box.displayName,
    teamId: box.teamId ?? '',
    brandId: box.brandId ?? '',
    locale: box.locale ?? ('' as Locale | ''),
    signature: box.signature,
  });
  const fill = (part: Partial<typeof draft>) => setDraft((old) => ({ ...old, ...part }));
  const save = useSetting(
    (source, change: MailboxChange) => source.changeMailbox(box.id, change),
    t('settings.inForce'),
  );
  function submit(event: FormEvent) {
    event.preventDefault();
    const { displayName, teamId, brandId, locale, signature } = draft;
    save.mutate(
      { displayName, signature, teamId: teamId || null, brandId: brandId || null, locale: locale || null },
      { onSuccess: () => onDone?.() },
    );
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field
        label={t('mailboxes.displayName')}
        hint={t('mailboxes.displayNameHint')}
        value={draft.displayName}
        error={save.mistake('displayName')}
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
        <SelectField
          label={t('mailboxes.brand')}
          value={draft.brandId}
          onChange={(brandId) => fill({ brandId })}
          choices={[
            { value: '', label: t('mailboxes.anyBrand') },
            ...brands.map((brand) => ({ value: brand.id, label: brand.name })),
          ]}
        />
        <SelectField<Locale | ''>
          label={t('mailboxes.locale')}
          hint={t('mailboxes.localeHint')}
          value={draft.locale}
          onChange={(locale) => fill({ locale })}
          choices={[
            { value: '', label: t('mailboxes.anyLocale') },
            ...locales.map((locale) => ({ value: locale, label: localeNames[locale] })),
          ]}
        />
      </div>
      <LongField
        label={t('mailboxes.signature')}
        hint={t('mailboxes.signatureHint', { names: '{agent}, {title}, {desk}' })}
        rows={4}
        maxLength={4000}
        value={draft.signature}
        error={save.mistake('signature')}
        onChange={(event) => fill({ signature: event.currentTarget.value })}
      />
      {save.problem && <ErrorNotice {...save.problem} />}
      <div className={styles.foot}>
        <Button look={button ? 'main' : undefined} type="submit" held={save.isPending}>
          {button ?? t('settings.save')}
        </Button>
      </div>
    </form>
  );
}

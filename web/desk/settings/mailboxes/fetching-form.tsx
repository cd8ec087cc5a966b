import { type FormEvent, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/button.tsx';
import { CheckField } from '../../../ui/controls/check-field.tsx';
import { Field } from '../../../ui/controls/field.tsx';
import { SelectField } from '../../../ui/controls/select-field.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import type { MailboxView } from '../../mailbox-source.ts';
import styles from '../settings.module.css';
import { useSetting } from '../use-setting.ts';
import { type FetchingDraft, forgetDraft, wishOf } from './fetching-draft.ts';
import boxes from './mailboxes.module.css';

type FetchingFormProps = {
  box: MailboxView;
  draft: FetchingDraft;
  onFill: (part: Partial<FetchingDraft>) => void;
  folders: string[];
  /** Whether its mail is fetched as soon as this is kept; else only when somebody starts it. */
  begins: boolean;
  onBack: () => void;
  onDone: () => void;
};

const backlogs = ['', '1', '7', '30', '365'] as const;

/** Which folders are read, what becomes of a mail there once it is here, and from when. */
export function FetchingForm({ box, draft, onFill, folders, begins, onBack, onDone }: FetchingFormProps) {
  const { t } = useTranslation();
  const list = useId();
  const save = useSetting(
    (source, wish: ReturnType<typeof wishOf>) => source.setFetching(box.id, wish),
    t(begins || box.source?.begun ? 'settings.inForce' : 'mailboxes.keptSoFar'),
  );
  // A folder that was chosen before and is gone is shown, so that it can be left out.
  const shown = [...folders, ...draft.folders.filter((one) => !folders.some((each) => isSame(each, one)))];
  function toggle(folder: string, on: boolean) {
    const rest = draft.folders.filter((one) => !isSame(one, folder));
    onFill({ folders: on ? [...rest, folder] : rest });
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    if (draft.folders.length === 0) return;
    save.mutate(wishOf({ ...draft, begun: begins }), {
      onSuccess: () => {
        forgetDraft(box.id);
        onDone();
      },
    });
  }
  const isOdd = !backlogs.includes(`${draft.backlogDays ?? ''}` as (typeof backlogs)[number]);
  return (
    <form className={styles.form} onSubmit={submit}>
      <fieldset className={boxes.folders}>
        <legend>{t('mailboxes.folders')}</legend>
        {shown.map((folder) => (
          <CheckField
            key={folder}
            label={folder}
            checked={draft.folders.some((one) => isSame(one, folder))}
            onChange={(event) => toggle(folder, event.currentTarget.checked)}
          />
        ))}
      </fieldset>
      {draft.folders.length === 0 && <ErrorNotice what={t('mailboxes.noFolders')} />}
      <SelectField<FetchingDraft['afterFetch']>
        label={t('mailboxes.afterFetch')}
        hint={draft.afterFetch === 'delete' ? t('mailboxes.deleteHint') : undefined}
        value={draft.afterFetch}
        onChange={(afterFetch) => onFill({ afterFetch })}
        choices={(['seen', 'move', 'delete', 'nothing'] as const).map((value) => ({
          value,
          label: t(`mailboxes.afterFetchOf.${value}`),
        }))}
      />
      {draft.afterFetch === 'move' && (
        <>
          <Field
            label={t('mailboxes.moveTo')}
            list={list}
            value={draft.moveTo ?? ''}
            error={save.mistake('moveTo')}
            maxLength={250}
            onChange={(event) => onFill({ moveTo: event.currentTarget.value })}
            required
          />
          <datalist id={list}>
            {folders.map((folder) => (
              <option key={folder} value={folder} />
            ))}
          </datalist>
        </>
      )}
      <SelectField
        label={t('mailboxes.backlog')}
        hint={t('mailboxes.backlogHint')}
        value={`${draft.backlogDays ?? ''}`}
        onChange={(days) => onFill({ backlogDays: days === '' ? null : Number(days) })}
        choices={[...backlogs, ...(isOdd ? [`${draft.backlogDays}`] : [])].map((value) => ({
          value,
          label: value === '' ? t('mailboxes.fromNow') : t('mailboxes.lastDays', { count: Number(value) }),
        }))}
      />
      {save.problem && <ErrorNotice {...save.problem} />}
      <div className={styles.foot}>
        <Button look="main" type="submit" held={save.isPending}>
          {t(begins ? 'mailboxes.fetch' : 'mailboxes.proceed')}
        </Button>
        <Button look="bare" onClick={onBack}>
          {t('common.back')}
        </Button>
      </div>
    </form>
  );
}

/** INBOX alone is written in any case (RFC 3501, 5.1). */
const isSame = (a: string, b: string) => a === b || (a.toUpperCase() === 'INBOX' && b.toUpperCase() === 'INBOX');

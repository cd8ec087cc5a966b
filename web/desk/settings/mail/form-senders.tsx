import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/button.tsx';
import { Field } from '../../../ui/controls/field.tsx';
import { Segment } from '../../../ui/controls/segment.tsx';
import { Icon } from '../../../ui/icons/icon.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import type { FormSenderLine } from '../../mail-settings-source.ts';
import { Waiting } from '../../shell/load-error.tsx';
import { useSource } from '../../source.ts';
import { AskFirst } from '../ask-first.tsx';
import styles from '../settings.module.css';
import { useSetting } from '../use-setting.ts';

/** Addresses that web forms send from: of their mail not the sender asks, but whoever filled in the form. */
export function FormSenders() {
  const source = useSource();
  const forms = useQuery({ queryKey: ['settings', 'forms'], queryFn: source.formSenders });
  return (
    <>
      <Waiting query={forms} of="rows" count={1} />
      {forms.data && forms.data.length > 0 && (
        <ul className={styles.rows}>
          {forms.data.map((form) => (
            <FormSender key={form.address} form={form} />
          ))}
        </ul>
      )}
      {forms.data && <AddFormSender />}
    </>
  );
}

function FormSender({ form }: { form: FormSenderLine }) {
  const { t } = useTranslation();
  const remove = useSetting((source) => source.removeFormSender(form.address));
  return (
    <li>
      <Icon name="web" />
      <span>
        {form.address}
        <small>
          {form.requesterFrom === 'body' ? t('forms.byField', { field: form.field ?? '' }) : t('forms.byReplyTo')}
        </small>
        {remove.problem && <ErrorNotice {...remove.problem} />}
      </span>
      <AskFirst
        button={t('forms.remove')}
        about={form.address}
        title={t('forms.removeTitle', { address: form.address })}
        told={t('forms.removeTold')}
        held={remove.isPending}
        onConfirm={() => remove.mutate(undefined)}
      />
    </li>
  );
}

function AddFormSender() {
  const { t } = useTranslation();
  const [address, setAddress] = useState('');
  const [from, setFrom] = useState<FormSenderLine['requesterFrom']>('reply_to');
  const [field, setField] = useState('');
  const save = useSetting((source, form: FormSenderLine) => source.saveFormSender(form), t('settings.inForce'));
  function submit(event: FormEvent) {
    event.preventDefault();
    const form = { address: address.trim(), requesterFrom: from, field: from === 'body' ? field.trim() : null };
    save.mutate(form, {
      onSuccess: () => {
        setAddress('');
        setField('');
      },
    });
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field
        label={t('forms.address')}
        hint={t('forms.addressHint')}
        type="email"
        value={address}
        maxLength={254}
        error={save.mistake('address')}
        onChange={(event) => setAddress(event.currentTarget.value)}
        required
      />
      <Segment<FormSenderLine['requesterFrom']>
        label={t('forms.who')}
        value={from}
        onChange={setFrom}
        choices={[
          { value: 'reply_to', label: t('forms.replyTo') },
          { value: 'body', label: t('forms.body') },
        ]}
      />
      {from === 'body' && (
        <Field
          label={t('forms.field')}
          hint={t('forms.fieldHint')}
          value={field}
          maxLength={100}
          error={save.mistake('field')}
          onChange={(event) => setField(event.currentTarget.value)}
          required
        />
      )}
      {save.problem && <ErrorNotice {...save.problem} />}
      <div className={styles.foot}>
        <Button type="submit" held={save.isPending}>
          {t('forms.add')}
        </Button>
      </div>
    </form>
  );
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/button.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { KnownRequester } from './known-requester.tsx';
import styles from './new-ticket.module.css';
import { SearchRequester } from './search-requester.tsx';
import type { Missing, NewTicketForm } from './use-new-ticket.ts';

type RequesterFieldProps = {
  form: NewTicketForm;
  missing: Missing['requester'];
  onChange: (part: Partial<NewTicketForm>) => void;
};

/** Who it is: found by a few letters of name, address or organisation, or written down as somebody new. */
export function RequesterField({ form, missing, onChange }: RequesterFieldProps) {
  const { t } = useTranslation();
  const [isNew, setNew] = useState(form.name !== '' || form.email !== '');
  if (form.known) return <KnownRequester person={form.known} onChange={() => onChange({ known: undefined })} />;
  if (!isNew) {
    return (
      <SearchRequester
        error={missing && t('newTicket.missing.who')}
        onChoose={(known) => onChange({ known })}
        onNew={(text) => {
          onChange(text.includes('@') ? { email: text } : { name: text });
          setNew(true);
        }}
      />
    );
  }
  return (
    <div className={styles.who}>
      <Field
        label={t('newTicket.name')}
        value={form.name}
        maxLength={200}
        autoComplete="off"
        autoFocus
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <Field
        label={t('newTicket.email')}
        hint={t('newTicket.emailHint')}
        error={missing && t(`newTicket.missing.${missing}`)}
        type="email"
        required
        value={form.email}
        maxLength={254}
        autoComplete="off"
        onChange={(event) => onChange({ email: event.currentTarget.value })}
      />
      <div className={styles.back}>
        <Button
          size="small"
          look="bare"
          onClick={() => {
            onChange({ name: '', email: '' });
            setNew(false);
          }}
        >
          {t('newTicket.searchAgain')}
        </Button>
      </div>
    </div>
  );
}

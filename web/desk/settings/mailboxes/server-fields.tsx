import { useTranslation } from 'react-i18next';
import { CheckField } from '../../../ui/controls/check-field.tsx';
import { Field } from '../../../ui/controls/field.tsx';
import { SelectField } from '../../../ui/controls/select-field.tsx';
import type { Server } from './known-servers.ts';
import styles from './mailboxes.module.css';

export type ServerDraft = Server & { checksCertificate: boolean };

type ServerFieldsProps = {
  draft: ServerDraft;
  onFill: (part: Partial<ServerDraft>) => void;
  /** The ports that go with each kind of security, taken along when that is changed. */
  ports: Record<Server['security'], number>;
  mistake: (name: string) => string | undefined;
};

/** Where a mail server is and how the way to it is secured. */
export function ServerFields({ draft, onFill, ports, mistake }: ServerFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <div className={styles.server}>
        <Field
          label={t('mailboxes.host')}
          value={draft.host}
          error={mistake('host')}
          maxLength={253}
          spellCheck={false}
          autoCapitalize="none"
          onChange={(event) => onFill({ host: event.currentTarget.value })}
          required
        />
        <Field
          label={t('mailboxes.port')}
          type="number"
          min={1}
          max={65535}
          value={draft.port || ''}
          error={mistake('port')}
          onChange={(event) => onFill({ port: event.currentTarget.valueAsNumber || 0 })}
          required
        />
      </div>
      <SelectField<Server['security']>
        label={t('mailboxes.security')}
        value={draft.security}
        onChange={(security) => onFill({ security, port: ports[security] })}
        choices={(['tls', 'starttls', 'none'] as const).map((value) => ({
          value,
          label: t(`mailboxes.securityOf.${value}`),
        }))}
        hint={draft.security === 'none' ? t('mailboxes.securityNoneHint') : undefined}
      />
      {draft.security !== 'none' && (
        <CheckField
          label={t('mailboxes.checksCertificate')}
          hint={t('mailboxes.checksCertificateHint')}
          checked={draft.checksCertificate}
          onChange={(event) => onFill({ checksCertificate: event.currentTarget.checked })}
        />
      )}
    </>
  );
}

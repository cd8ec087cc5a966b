import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/button.tsx';
import { CheckField } from '../../../ui/controls/check-field.tsx';
import { Field } from '../../../ui/controls/field.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import type { MailboxChange, MailboxView } from '../../mailbox-source.ts';
import styles from '../settings.module.css';
import { useSetting } from '../use-setting.ts';

/** Whose word on senders is believed, and whether machines open tickets here. */
export function TrustForm({ box }: { box: MailboxView }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState({
    opensForMachines: box.opensForMachines,
    trustsServer: box.trustsServer,
    trustedAuthserv: box.trustedAuthserv ?? '',
  });
  const fill = (part: Partial<typeof draft>) => setDraft((old) => ({ ...old, ...part }));
  const save = useSetting(
    (source, change: MailboxChange) => source.changeMailbox(box.id, change),
    t('settings.inForce'),
  );
  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate({ ...draft, trustedAuthserv: draft.trustedAuthserv.trim() || null });
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <CheckField
        label={t('mailboxes.opensForMachines')}
        hint={t('mailboxes.opensForMachinesHint')}
        checked={draft.opensForMachines}
        onChange={(event) => fill({ opensForMachines: event.currentTarget.checked })}
      />
      <Field
        label={t('mailboxes.trustedAuthserv')}
        hint={t('mailboxes.trustedAuthservHint')}
        value={draft.trustedAuthserv}
        error={save.mistake('trustedAuthserv')}
        maxLength={253}
        spellCheck={false}
        autoCapitalize="none"
        onChange={(event) => fill({ trustedAuthserv: event.currentTarget.value })}
      />
      <CheckField
        label={t('mailboxes.trustsServer')}
        hint={t('mailboxes.trustsServerHint')}
        checked={draft.trustsServer}
        onChange={(event) => fill({ trustsServer: event.currentTarget.checked })}
      />
      {save.problem && <ErrorNotice {...save.problem} />}
      <div className={styles.foot}>
        <Button type="submit" held={save.isPending}>
          {t('settings.save')}
        </Button>
      </div>
    </form>
  );
}

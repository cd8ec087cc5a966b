import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/button.tsx';
import { Choices } from '../../../ui/controls/choices.tsx';
import { Field } from '../../../ui/controls/field.tsx';
import { SelectField } from '../../../ui/controls/select-field.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import type { MailboxView, SendingWish } from '../../mailbox-source.ts';
import { useDesk } from '../../queries.ts';
import styles from '../settings.module.css';
import { useSetting } from '../use-setting.ts';
import { guessServers, knownServers } from './known-servers.ts';
import { ServerFields } from './server-fields.tsx';

type Draft = Omit<SendingWish, 'password' | 'userName'> & { userName: string; password: string };
type Way = 'desk' | 'own';

/** Through which server mail from this address leaves. */
export function SendingForm({ box, onDone, button }: { box: MailboxView; onDone?: () => void; button?: string }) {
  const { t } = useTranslation();
  const deskSends = useDesk().data?.outbox.deskServer ?? false;
  const [way, setWay] = useState<Way>(box.sender || !deskSends ? 'own' : 'desk');
  const [draft, setDraft] = useState(() => draftOf(box));
  const fill = (part: Partial<Draft>) => setDraft((old) => ({ ...old, ...part }));
  const save = useSetting(async (source, wish: SendingWish | null) => {
    if (wish) await source.setSending(box.id, wish);
    else if (box.sender) await source.stopSending(box.id);
  }, t('settings.inForce'));
  const isOwnName = draft.signIn === 'password' || draft.signIn === 'oauth';
  const isKept = box.sender?.hasPassword && box.sender.host === draft.host && box.sender.userName === draft.userName;
  function submit(event: FormEvent) {
    event.preventDefault();
    const { password, userName, ...rest } = draft;
    const wish: SendingWish = {
      ...rest,
      host: rest.host.trim(),
      userName: isOwnName ? userName.trim() : null,
      ...(draft.signIn === 'password' && password ? { password } : {}),
    };
    save.mutate(way === 'own' ? wish : null, { onSuccess: () => onDone?.() });
  }
  const ways = (['same', 'password', 'oauth', 'none'] as const).filter(
    (one) => (one !== 'same' || box.source) && (one !== 'oauth' || box.signIn),
  );
  return (
    <form className={styles.form} onSubmit={submit}>
      <Choices<Way>
        legend={t('mailboxes.sendThrough')}
        value={way}
        onChange={setWay}
        choices={[
          { value: 'desk', label: deskSends ? t('mailboxes.sendDesk') : t('mailboxes.sendDeskMissing') },
          { value: 'own', label: t('mailboxes.sendOwn') },
        ]}
      />
      {way === 'own' && (
        <>
          <ServerFields
            draft={draft}
            onFill={fill}
            ports={{ tls: 465, starttls: 587, none: 25 }}
            mistake={save.mistake}
          />
          <SelectField<Draft['signIn']>
            label={t('mailboxes.signInThere')}
            value={draft.signIn}
            onChange={(signIn) => fill({ signIn })}
            choices={ways.map((value) => ({ value, label: t(`mailboxes.signInOf.${value}`) }))}
          />
          {isOwnName && (
            <Field
              label={t('mailboxes.userName')}
              value={draft.userName}
              error={save.mistake('userName')}
              spellCheck={false}
              autoComplete="off"
              onChange={(event) => fill({ userName: event.currentTarget.value })}
              required
            />
          )}
          {draft.signIn === 'password' && (
            <Field
              label={t('mailboxes.password')}
              type="password"
              autoComplete="new-password"
              hint={isKept ? t('mailboxes.passwordKept') : undefined}
              value={draft.password}
              onChange={(event) => fill({ password: event.currentTarget.value })}
              required={!isKept}
            />
          )}
        </>
      )}
      {save.problem && <ErrorNotice {...save.problem} />}
      <div className={styles.foot}>
        <Button look={button ? 'main' : undefined} type="submit" held={save.isPending}>
          {button ?? t('settings.save')}
        </Button>
      </div>
    </form>
  );
}

function draftOf(box: MailboxView): Draft {
  if (box.sender) {
    const { hasPassword: _, userName, ...sender } = box.sender;
    return { ...sender, userName: userName ?? box.address, password: '' };
  }
  const known = knownServers.find((one) => one.fetching.host === box.source?.host) ?? guessServers(box.address);
  return {
    ...known.sending,
    checksCertificate: true,
    signIn: box.source ? 'same' : 'password',
    userName: box.address,
    password: '',
  };
}

import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/button.tsx';
import { Field } from '../../../ui/controls/field.tsx';
import { Segment } from '../../../ui/controls/segment.tsx';
import { SelectField } from '../../../ui/controls/select-field.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import type { MailboxView } from '../../mailbox-source.ts';
import styles from '../settings.module.css';
import { useSetting } from '../use-setting.ts';
import { type FetchingDraft, wishOf } from './fetching-draft.ts';
import { guessServers, type KnownServers, knownServers, otherServers } from './known-servers.ts';
import { OauthFields } from './oauth-fields.tsx';
import { ServerFields } from './server-fields.tsx';

type SignInFormProps = {
  box: MailboxView;
  draft: FetchingDraft;
  onFill: (part: Partial<FetchingDraft>) => void;
  /** It worked; these are the folders. */
  onSignedIn: (folders: string[]) => void;
  onSkip?: () => void;
};

/** Where the mailbox is and how the desk signs in. The sign-in is tried for real before anything is kept. */
export function SignInForm({ box, draft, onFill, onSignedIn, onSkip }: SignInFormProps) {
  const { t } = useTranslation();
  const [known, setKnown] = useState<KnownServers>(
    () => knownServers.find((one) => one.fetching.host === draft.host) ?? guessServers(box.address),
  );
  const signIn = useSetting((source, wish: ReturnType<typeof wishOf>) => source.tryFetching(box.id, wish));
  function choose(id: string) {
    const domain = box.address.slice(box.address.lastIndexOf('@') + 1);
    const next = knownServers.find((one) => one.id === id) ?? otherServers(domain);
    setKnown(next);
    onFill({ ...next.fetching, signIn: next.oauth === 'microsoft' ? 'oauth' : 'password' });
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    if (draft.signIn === 'password') signIn.mutate(wishOf(draft), { onSuccess: onSignedIn });
  }
  const isKept = box.source?.hasPassword && box.source.host === draft.host && box.source.userName === draft.userName;
  return (
    <form className={styles.form} onSubmit={submit}>
      <SelectField
        label={t('mailboxes.provider')}
        value={known.id}
        onChange={choose}
        choices={[
          ...knownServers.map((one) => ({ value: one.id, label: one.name })),
          { value: 'other', label: t('mailboxes.otherServer') },
        ]}
      />
      <ServerFields
        draft={draft}
        onFill={onFill}
        ports={{ tls: 993, starttls: 143, none: 143 }}
        mistake={signIn.mistake}
      />
      <Field
        label={t('mailboxes.userName')}
        value={draft.userName}
        error={signIn.mistake('userName')}
        maxLength={320}
        spellCheck={false}
        autoCapitalize="none"
        autoComplete="off"
        onChange={(event) => onFill({ userName: event.currentTarget.value })}
        required
      />
      <Segment<'password' | 'oauth'>
        label={t('mailboxes.signInBy')}
        value={draft.signIn}
        onChange={(next) => onFill({ signIn: next })}
        choices={[
          { value: 'password', label: t('mailboxes.byPassword') },
          { value: 'oauth', label: t('mailboxes.byOauth') },
        ]}
      />
      {draft.signIn === 'password' ? (
        <>
          <Field
            label={t('mailboxes.password')}
            hint={
              isKept
                ? t('mailboxes.passwordKept')
                : known.oauth === 'microsoft'
                  ? t('mailboxes.passwordRefused')
                  : known.appPassword
                    ? t('mailboxes.appPassword', { provider: known.name })
                    : undefined
            }
            type="password"
            autoComplete="new-password"
            value={draft.password}
            error={signIn.problem?.what}
            onChange={(event) => onFill({ password: event.currentTarget.value })}
            required={!isKept}
          />
          <div className={styles.foot}>
            <Button look="main" type="submit" held={signIn.isPending}>
              {signIn.isPending ? t('mailboxes.signingIn') : t('mailboxes.signIn')}
            </Button>
            {onSkip && (
              <Button look="bare" onClick={onSkip}>
                {t('mailboxes.notFetchedButton')}
              </Button>
            )}
          </div>
          {onSkip && <p className={styles.hint}>{t('mailboxes.notFetchedHint')}</p>}
        </>
      ) : (
        <>
          <OauthFields box={box} draft={draft} onSignedIn={onSignedIn} />
          {signIn.problem && <ErrorNotice {...signIn.problem} />}
        </>
      )}
    </form>
  );
}

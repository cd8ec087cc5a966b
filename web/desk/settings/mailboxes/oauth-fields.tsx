import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/button.tsx';
import { CheckField } from '../../../ui/controls/check-field.tsx';
import { Field } from '../../../ui/controls/field.tsx';
import { SelectField } from '../../../ui/controls/select-field.tsx';
import { ErrorNotice, Notice } from '../../../ui/notice/notice.tsx';
import type { MailboxView, SignInWish } from '../../mailbox-source.ts';
import styles from '../settings.module.css';
import { useSetting } from '../use-setting.ts';
import { CopyLine } from './copy-line.tsx';
import { type ClientDraft, clientOf, type FetchingDraft, keepDraft, wishOf } from './fetching-draft.ts';

type OauthFieldsProps = { box: MailboxView; draft: FetchingDraft; onSignedIn: (folders: string[]) => void };

/** The client that is registered at the provider, and the way there to consent. */
export function OauthFields({ box, draft, onSignedIn }: OauthFieldsProps) {
  const { t } = useTranslation();
  const [client, setClient] = useState(() => clientOf(box));
  const fill = (part: Partial<ClientDraft>) => setClient((old) => ({ ...old, ...part }));
  const go = useSetting(async (source, wish: SignInWish) => {
    await source.setMailboxSignIn(box.id, wish);
    keepDraft(box.id, draft);
    location.assign(await source.consentAddress(box.id));
  });
  const proceed = useSetting((source, wish: ReturnType<typeof wishOf>) => source.tryFetching(box.id, wish));
  const isCustom = client.provider === 'custom';
  const isGranted = box.signIn?.state === 'granted';
  function leave() {
    const { clientSecret, clientId, ...rest } = client;
    go.mutate({ ...rest, clientId: clientId.trim(), ...(clientSecret ? { clientSecret } : {}) });
  }
  return (
    <>
      {isGranted && (
        <Notice
          sign="check"
          what={t('mailboxes.consented')}
          action={
            <Button
              look="main"
              size="small"
              held={proceed.isPending}
              onClick={() => proceed.mutate(wishOf(draft), { onSuccess: onSignedIn })}
            >
              {t('mailboxes.proceed')}
            </Button>
          }
        />
      )}
      {proceed.problem && <ErrorNotice {...proceed.problem} />}
      {box.signIn?.refusal && !go.problem && <ErrorNotice what={box.signIn.refusal} />}
      <p className={styles.hint}>{t('mailboxes.oauthHint')}</p>
      <CopyLine label={t('mailboxes.redirect')} text={box.redirectUri} />
      <SelectField<ClientDraft['provider']>
        label={t('mailboxes.oauthProvider')}
        value={client.provider}
        onChange={(provider) => fill({ provider })}
        choices={[
          { value: 'microsoft', label: 'Microsoft' },
          { value: 'google', label: 'Google' },
          { value: 'custom', label: t('mailboxes.customProvider') },
        ]}
      />
      <Field
        label={t('mailboxes.clientId')}
        value={client.clientId}
        error={go.mistake('clientId')}
        maxLength={500}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => fill({ clientId: event.currentTarget.value })}
      />
      <Field
        label={t('mailboxes.clientSecret')}
        type="password"
        autoComplete="new-password"
        hint={box.signIn?.hasClientSecret ? t('mailboxes.secretKept') : undefined}
        value={client.clientSecret}
        onChange={(event) => fill({ clientSecret: event.currentTarget.value })}
      />
      {client.provider === 'microsoft' && (
        <Field
          label={t('mailboxes.tenant')}
          hint={t('mailboxes.tenantHint')}
          value={client.tenant ?? ''}
          error={go.mistake('tenant')}
          maxLength={100}
          onChange={(event) => fill({ tenant: event.currentTarget.value.trim() || null })}
        />
      )}
      {isCustom && (
        <>
          <Field
            label={t('mailboxes.authorisationUrl')}
            type="url"
            value={client.authorisationUrl ?? ''}
            error={go.mistake('authorisationUrl')}
            onChange={(event) => fill({ authorisationUrl: event.currentTarget.value || null })}
          />
          <Field
            label={t('mailboxes.tokenUrl')}
            type="url"
            value={client.tokenUrl ?? ''}
            error={go.mistake('tokenUrl')}
            onChange={(event) => fill({ tokenUrl: event.currentTarget.value || null })}
          />
          <Field
            label={t('mailboxes.scopes')}
            value={client.scopes.join(' ')}
            onChange={(event) => fill({ scopes: event.currentTarget.value.split(/\s+/).filter(Boolean) })}
          />
          <CheckField
            label={t('mailboxes.allowsPrivate')}
            checked={client.allowsPrivate}
            onChange={(event) => fill({ allowsPrivate: event.currentTarget.checked })}
          />
        </>
      )}
      {go.problem && <ErrorNotice {...go.problem} />}
      <div className={styles.foot}>
        <Button look={isGranted ? undefined : 'main'} held={go.isPending || !client.clientId.trim()} onClick={leave}>
          {t('mailboxes.goToProvider')}
        </Button>
      </div>
    </>
  );
}

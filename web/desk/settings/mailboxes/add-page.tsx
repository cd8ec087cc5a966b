import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/button.tsx';
import { CheckField } from '../../../ui/controls/check-field.tsx';
import { Field } from '../../../ui/controls/field.tsx';
import { ErrorNotice, Notice } from '../../../ui/notice/notice.tsx';
import styles from '../settings.module.css';
import { Setting, SettingsFrame } from '../settings-frame.tsx';
import { useSetting } from '../use-setting.ts';
import { guessServers } from './known-servers.ts';
import { useMailboxes } from './mailbox-queries.ts';
import { WizardSteps } from './wizard-steps.tsx';

/** The first question on the way to a mailbox: its address. */
export function AddMailboxPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [address, setAddress] = useState('');
  const [inShadow, setInShadow] = useState(false);
  const add = useSetting(async (source, wish: { address: string; inShadow: boolean }) => {
    const made = await source.addMailbox(wish.address);
    if (wish.inShadow) await source.setMailboxMode(made.id, { mode: 'shadow' });
    return made;
  });
  const wanted = address.trim().toLowerCase();
  const known = useMailboxes().data?.find((box) => box.address.toLowerCase() === wanted);
  const unfinished = known?.source === null || known?.source?.begun === false;
  function submit(event: FormEvent) {
    event.preventDefault();
    // Whoever left on the way goes on where they left; the choice of shadow was made then.
    if (known && unfinished) return navigate({ to: '/settings/mailboxes/$id/connect', params: { id: known.id } });
    add.mutate(
      { address: address.trim(), inShadow },
      { onSuccess: ({ id }) => navigate({ to: '/settings/mailboxes/$id/connect', params: { id } }) },
    );
  }
  const guess = /@[^\s@]+\.[^\s@]+$/.test(address) ? guessServers(address) : undefined;
  const error = add.mistake('address') ?? add.problem?.what;
  return (
    <SettingsFrame part="mailboxes">
      <WizardSteps step="address" />
      <Setting name={t('mailboxes.add')} hint={t('mailboxes.addHint')}>
        <form className={styles.form} onSubmit={submit}>
          <Field
            label={t('mailboxes.address')}
            hint={guess && guess.id !== 'other' ? t('mailboxes.known', { provider: guess.name }) : undefined}
            type="email"
            value={address}
            error={error}
            maxLength={254}
            onChange={(event) => setAddress(event.currentTarget.value)}
            required
          />
          {known && (
            <Notice
              sign="email"
              what={t(unfinished ? 'mailboxes.addedBefore' : 'mailboxes.isThere', { address: known.address })}
              action={
                <Link
                  to={unfinished ? '/settings/mailboxes/$id/connect' : '/settings/mailboxes/$id'}
                  params={{ id: known.id }}
                >
                  {t(unfinished ? 'mailboxes.goOn' : 'mailboxes.openIt')}
                </Link>
              }
            />
          )}
          <CheckField
            label={t('mailboxes.beginInShadow')}
            hint={t('mailboxes.beginInShadowHint')}
            checked={inShadow}
            onChange={(event) => setInShadow(event.currentTarget.checked)}
          />
          {add.problem?.kept && <ErrorNotice {...add.problem} />}
          <div className={styles.foot}>
            <Button look="main" type="submit" held={add.isPending}>
              {t('mailboxes.proceed')}
            </Button>
          </div>
        </form>
      </Setting>
    </SettingsFrame>
  );
}

import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/button.tsx';
import { ErrorNotice, Notice } from '../../../ui/notice/notice.tsx';
import type { MailboxView } from '../../mailbox-source.ts';
import { useSetting } from '../use-setting.ts';

/** A permission that ended or ends soon is renewed by one click, without giving anything again. */
export function Consent({ box }: { box: MailboxView }) {
  const { t } = useTranslation();
  const go = useSetting(async (source) => location.assign(await source.consentAddress(box.id)));
  if (box.source?.signIn !== 'oauth' || !box.signIn) return null;
  const { state, expiresInDays } = box.signIn;
  const what =
    state === 'granted'
      ? expiresInDays === null
        ? t('mailboxes.consented')
        : t('mailboxes.consentEnds', { count: Math.max(0, expiresInDays) })
      : t('mailboxes.consentMissing');
  return (
    <>
      <Notice
        sign={state === 'granted' ? 'check' : 'alert'}
        what={what}
        action={
          <Button size="small" held={go.isPending} onClick={() => go.mutate(undefined)}>
            {t('mailboxes.signInAgain')}
          </Button>
        }
      />
      {box.signIn.refusal && !go.problem && <ErrorNotice what={box.signIn.refusal} />}
      {go.problem && <ErrorNotice {...go.problem} />}
    </>
  );
}

import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import type { MailboxView } from '../../mailbox-source.ts';
import { AskFirst } from '../ask-first.tsx';
import { Setting } from '../settings-frame.tsx';
import { useSetting } from '../use-setting.ts';

/** The address is given up; what came in by it stays. */
export function RemoveMailbox({ box }: { box: MailboxView }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const remove = useSetting((source) => source.removeMailbox(box.id), t('mailboxes.removed'));
  return (
    <Setting name={t('mailboxes.remove')} hint={t('mailboxes.removeTold')}>
      {remove.problem && <ErrorNotice {...remove.problem} />}
      <AskFirst
        button={t('mailboxes.remove')}
        about={box.address}
        title={t('mailboxes.removeTitle', { address: box.address })}
        told={t('mailboxes.removeTold')}
        held={remove.isPending}
        onConfirm={() => remove.mutate(undefined, { onSuccess: () => navigate({ to: '/settings/mailboxes' }) })}
      />
    </Setting>
  );
}

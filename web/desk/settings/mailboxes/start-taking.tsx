import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/button.tsx';
import { ErrorNotice, Notice } from '../../../ui/notice/notice.tsx';
import type { MailboxView } from '../../mailbox-source.ts';
import { useSetting } from '../use-setting.ts';

/** From here on the desk fetches the mail of a mailbox, and whoever writes there is answered. */
export function StartTaking({ box, main, onDone }: { box: MailboxView; main: boolean; onDone?: () => void }) {
  const { t } = useTranslation();
  const start = useSetting(async (source) => {
    await source.startFetching(box.id);
    // Before the mailbox is asked for again: what has begun is not shown this button any more.
    onDone?.();
  }, t('mailboxes.started'));
  return (
    <>
      {start.problem && <ErrorNotice {...start.problem} />}
      <Button look={main ? 'main' : undefined} held={start.isPending} onClick={() => start.mutate(undefined)}>
        {t('mailboxes.start')}
      </Button>
    </>
  );
}

/** Says of a mailbox on whose way somebody stopped that nothing is fetched, and leads on. */
export function NotBegun({ box }: { box: MailboxView }) {
  const { t } = useTranslation();
  return (
    <Notice
      sign="clock"
      what={t('mailboxes.notBegun')}
      action={
        <Link to="/settings/mailboxes/$id/connect" params={{ id: box.id }}>
          {t('mailboxes.goOn')}
        </Link>
      }
    />
  );
}

import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/button.tsx';
import { Choices } from '../../../ui/controls/choices.tsx';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import type { MailboxView, ModeWish } from '../../mailbox-source.ts';
import { AskFirst } from '../ask-first.tsx';
import styles from '../settings.module.css';
import { useSetting } from '../use-setting.ts';

type Rest = 'keep' | 'remove';

/** Whether a mailbox works in earnest or reads along beside another desk, and the way from one to the other. */
export function ModeSetting({ box }: { box: MailboxView }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const [rest, setRest] = useState<Rest>('keep');
  const change = useSetting((source, wish: ModeWish) => source.setMailboxMode(box.id, wish), t('settings.inForce'));
  if (box.mode === 'live') {
    return (
      <>
        <p className={styles.hint}>{t('mailboxes.mode.live')}</p>
        {change.problem && <ErrorNotice {...change.problem} />}
        <AskFirst
          button={t('mailboxes.mode.toShadow')}
          about={box.address}
          title={t('mailboxes.mode.toShadowTitle')}
          told={t('mailboxes.mode.toShadowTold')}
          held={change.isPending}
          onConfirm={() => change.mutate({ mode: 'shadow' })}
        />
      </>
    );
  }
  const count = box.shadowTickets;
  function goLive() {
    change.mutate(
      { mode: 'live', ...(count > 0 ? { shadowTickets: rest } : {}) },
      { onSuccess: () => setAsking(false) },
    );
  }
  return (
    <>
      <p className={styles.hint}>
        {t('mailboxes.mode.shadow')} {t('mailboxes.mode.shadowTickets', { count })}{' '}
        <Link to="/outbox" search={{ show: 'shadow' }}>
          {t('mailboxes.mode.wouldHave')}
        </Link>
      </p>
      <Button onClick={() => setAsking(true)}>{t('mailboxes.mode.toLive')}</Button>
      <Dialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('mailboxes.mode.toLiveTitle')}
        told={t('mailboxes.mode.toLiveTold')}
        closeLabel={t('common.close')}
        keep={t('common.cancel')}
        effect={{ label: t('mailboxes.mode.toLive'), onConfirm: goLive, held: change.isPending }}
      >
        {count > 0 && (
          <Choices<Rest>
            legend={t('mailboxes.mode.rest', { count })}
            value={rest}
            onChange={setRest}
            choices={[
              { value: 'keep', label: t('mailboxes.mode.keep') },
              { value: 'remove', label: t('mailboxes.mode.remove') },
            ]}
          />
        )}
        {change.problem && <ErrorNotice {...change.problem} />}
      </Dialog>
    </>
  );
}

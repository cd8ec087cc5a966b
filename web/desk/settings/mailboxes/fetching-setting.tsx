import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/button.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import type { MailboxView } from '../../mailbox-source.ts';
import { AskFirst } from '../ask-first.tsx';
import styles from '../settings.module.css';
import { useSetting } from '../use-setting.ts';
import { Consent } from './consent.tsx';
import { FetchingSetup } from './fetching-setup.tsx';
import { NotBegun } from './start-taking.tsx';

/** From where a mailbox is fetched, and the way to change or end that. */
export function FetchingSetting({ box }: { box: MailboxView }) {
  const { t } = useTranslation();
  const [doing, setDoing] = useState<'nothing' | 'signIn' | 'fetching'>('nothing');
  const stop = useSetting((source) => source.stopFetching(box.id), t('settings.inForce'));
  if (doing !== 'nothing') {
    return <FetchingSetup box={box} step={doing} onStep={setDoing} onDone={() => setDoing('nothing')} />;
  }
  const { source } = box;
  return (
    <>
      <Consent box={box} />
      {source && !source.begun && <NotBegun box={box} />}
      <p className={styles.hint}>
        {source
          ? t('mailboxes.fetchedFrom', {
              host: source.host,
              user: source.userName,
              folders: source.folders.join(', '),
              after: t(`mailboxes.afterFetchOf.${source.afterFetch}`),
            })
          : t('mailboxes.notFetchedHint')}
      </p>
      {stop.problem && <ErrorNotice {...stop.problem} />}
      <div className={styles.foot}>
        <Button onClick={() => setDoing('signIn')}>
          {source ? t('mailboxes.changeFetching') : t('mailboxes.beginFetching')}
        </Button>
        {source && (
          <AskFirst
            button={t('mailboxes.stopFetching')}
            about={box.address}
            title={t('mailboxes.stopFetchingTitle', { address: box.address })}
            told={t('mailboxes.stopFetchingTold')}
            held={stop.isPending}
            onConfirm={() => stop.mutate(undefined)}
          />
        )}
      </div>
    </>
  );
}

import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/button.tsx';
import { Segment } from '../../ui/controls/segment.tsx';
import { Empty } from '../../ui/notice/empty.tsx';
import { Notice } from '../../ui/notice/notice.tsx';
import type { OutboxState } from '../place-source.ts';
import { useDesk, useOutbox } from '../queries.ts';
import { Waiting } from '../shell/load-error.tsx';
import { DecideMail } from './decide-mail.tsx';
import { MailLine } from './mail-line.tsx';
import styles from './place.module.css';
import { Place } from './place.tsx';

const usual: OutboxState[] = ['waiting', 'failed', 'sent'];

/** Mail that waits, failed or left; each can be read as it goes out. */
export function OutboxPage() {
  const { t } = useTranslation();
  const { show } = useSearch({ from: '/desk/outbox' });
  const [state, setState] = useState<OutboxState>(show ?? 'waiting');
  const states = show || state === 'shadow' ? [...usual, 'shadow' as const] : usual;
  const administrator = useDesk().data?.me.administrator ?? false;
  const outbox = useOutbox(state);
  const first = outbox.data?.pages[0];
  const mails = outbox.data?.pages.flatMap((page) => page.mails) ?? [];
  const held = first?.sends && state === 'waiting' && mails.some((mail) => !mail.example && !mail.nextTryAt);
  return (
    <Place title={t('outbox.title')} explain={first ? (first.sends ? t('outbox.explainOn') : t('outbox.explain')) : ''}>
      <div className={styles.filter}>
        <Segment<OutboxState>
          label={t('outbox.show')}
          value={state}
          onChange={setState}
          choices={states.map((one) => ({ value: one, label: t(`outbox.filter.${one}`) }))}
        />
      </div>
      {held && administrator && (
        <div className={styles.notice}>
          <Notice
            sign="email"
            what={t('outbox.heldTitle')}
            action={
              <span className={styles.actions}>
                <DecideMail decision="send" about={t('outbox.all')} />
                <DecideMail decision="discard" about={t('outbox.all')} />
              </span>
            }
          >
            {t('outbox.heldText')}
          </Notice>
        </div>
      )}
      <Waiting query={outbox} of="entries" count={4} />
      {first && mails.length === 0 && (
        <Empty look={state === 'waiting' ? 'kept' : 'none'} title={t(`outbox.empty.${state}`)}>
          {t('outbox.emptyText')}
        </Empty>
      )}
      {first && mails.length > 0 && (
        <ul className={styles.list}>
          {mails.map((mail) => (
            <li key={mail.id}>
              <MailLine mail={mail} sends={first.sends} administrator={administrator} />
            </li>
          ))}
        </ul>
      )}
      {outbox.hasNextPage && (
        <p className={styles.more}>
          <Button held={outbox.isFetchingNextPage} onClick={() => outbox.fetchNextPage()}>
            {t('outbox.more')}
          </Button>
        </p>
      )}
    </Place>
  );
}

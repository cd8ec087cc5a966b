import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/button.tsx';
import { Segment } from '../../ui/controls/segment.tsx';
import { Empty } from '../../ui/notice/empty.tsx';
import type { ArrivedState } from '../place-source.ts';
import { useArrived } from '../queries.ts';
import { Waiting } from '../shell/load-error.tsx';
import { ArrivedBulk } from './arrived-bulk.tsx';
import { ArrivedLine } from './arrived-line.tsx';
import { BlockedSenders } from './blocked-senders.tsx';
import styles from './place.module.css';
import { Place } from './place.tsx';

const states: ArrivedState[] = ['undecided', 'automatic', 'rejected', 'accepted', 'all'];

/** Mail as it came in, with what became of it and why; what nobody has decided comes first. */
export function ArrivedPage() {
  const { t } = useTranslation();
  const [state, setState] = useState<ArrivedState>('undecided');
  const arrived = useArrived(state);
  const mails = arrived.data?.pages.flatMap((page) => page.mails);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const chosen = mails?.filter((mail) => mail.decision === 'mail' && ticked.has(mail.id)).map((mail) => mail.id) ?? [];
  const tick = (id: string, on: boolean) =>
    setTicked((before) => new Set(on ? [...before, id] : [...before].filter((one) => one !== id)));
  return (
    <Place title={t('arrived.title')} explain={t('arrived.explain')}>
      <div className={styles.filter}>
        <Segment<ArrivedState>
          label={t('arrived.show')}
          value={state}
          onChange={setState}
          choices={states.map((one) => ({ value: one, label: t(`arrived.filter.${one}`) }))}
        />
      </div>
      <Waiting query={arrived} of="entries" count={4} />
      {mails?.length === 0 && (
        <Empty look={state === 'undecided' ? 'kept' : 'none'} title={t(`arrived.empty.${state}`)}>
          {t('arrived.emptyText')}
        </Empty>
      )}
      {chosen.length > 0 && <ArrivedBulk ids={chosen} onDone={() => setTicked(new Set())} />}
      {mails && mails.length > 0 && (
        <ul className={styles.list}>
          {mails.map((mail) => (
            <li key={mail.id}>
              <ArrivedLine mail={mail} ticked={ticked.has(mail.id)} onTick={(on) => tick(mail.id, on)} />
            </li>
          ))}
        </ul>
      )}
      {arrived.hasNextPage && (
        <p className={styles.more}>
          <Button held={arrived.isFetchingNextPage} onClick={() => arrived.fetchNextPage()}>
            {t('outbox.more')}
          </Button>
        </p>
      )}
      <BlockedSenders />
    </Place>
  );
}

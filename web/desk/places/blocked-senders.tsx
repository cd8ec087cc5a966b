import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../client/clockface.ts';
import { pastWords } from '../../client/time-words.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { ErrorNotice } from '../../ui/notice/notice.tsx';
import { useErrorWords } from '../shell/load-error.tsx';
import { useSource } from '../source.ts';
import styles from './place.module.css';

/** Whose mail is turned down without a look: to see, to add, to let in again. */
export function BlockedSenders() {
  const { t } = useTranslation();
  const source = useSource();
  const face = useClockface();
  const queries = useQueryClient();
  const [sender, setSender] = useState('');
  const blocked = useQuery({ queryKey: ['blocked'], queryFn: source.blockedSenders });
  const again = () => queries.invalidateQueries({ queryKey: ['blocked'] });
  const block = useMutation({
    mutationFn: (text: string) => source.blockSender(text),
    onSuccess: async () => {
      setSender('');
      await again();
    },
  });
  const unblock = useMutation({ mutationFn: (id: string) => source.unblockSender(id), onSuccess: again });
  const words = useErrorWords(block.error ?? unblock.error);
  const list = blocked.data ?? [];
  function submit(event: SubmitEvent) {
    event.preventDefault();
    if (sender.trim()) block.mutate(sender.trim());
  }
  return (
    <details className={styles.blocked}>
      <summary>{t('arrived.blocked.title', { count: list.length })}</summary>
      <p className={styles.small}>{t('arrived.blocked.explain')}</p>
      <form className={styles.blockForm} onSubmit={submit}>
        <Field
          label={t('arrived.blocked.sender')}
          hint={t('arrived.blocked.hint')}
          value={sender}
          maxLength={254}
          onChange={(event) => setSender(event.currentTarget.value)}
        />
        <Button type="submit" size="small" held={block.isPending || sender.trim() === ''}>
          {t('arrived.blocked.add')}
        </Button>
      </form>
      {(block.isError || unblock.isError) && <ErrorNotice {...words} />}
      <ul className={styles.list}>
        {list.map((one) => (
          <li key={one.id} className={styles.blockedLine}>
            <span>
              <b>{one.pattern}</b>
              <small>
                {[one.blockedBy, pastWords(face, one.blockedAt), t('arrived.blocked.held', { count: one.held })]
                  .filter(Boolean)
                  .join(', ')}
              </small>
            </span>
            <Button
              size="small"
              held={unblock.isPending}
              onClick={() => unblock.mutate(one.id)}
              aria-label={`${t('arrived.blocked.remove')}: ${one.pattern}`}
            >
              {t('arrived.blocked.remove')}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}

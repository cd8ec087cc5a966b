import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { AbsenceFeedView, absenceFeedPreview } from '../../../contract/absences/feeds.ts';
import { api } from '../../client/api.ts';
import { useClockface } from '../../client/clockface.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { ErrorNotice } from '../../ui/notice/notice.tsx';
import { useErrorWords } from '../shell/load-error.tsx';
import { useAbsenceChange } from './absence-api.ts';
import styles from './away.module.css';
import { spanOf } from './away-words.ts';

type Preview = z.output<typeof absenceFeedPreview>;
const path = '/absence-feeds';

/** What it would bring is shown first; only then it is taken. */
export function AddFeed() {
  const { t } = useTranslation();
  const [address, setAddress] = useState('');
  const look = useMutation({ mutationFn: () => api.post<Preview>(`${path}/preview`, { address: address.trim() }) });
  const words = useErrorWords(look.error);
  const add = useAbsenceChange(
    () => api.post<AbsenceFeedView>(path, { address: address.trim() }),
    (feed) => t('absence.feed.added', { name: feed.name }),
  );
  const done = () => {
    setAddress('');
    look.reset();
  };
  return (
    <form
      className={styles.feed}
      onSubmit={(event) => {
        event.preventDefault();
        look.mutate();
      }}
    >
      <Field
        label={t('absence.feed.address')}
        hint={t('absence.feed.hint')}
        value={address}
        maxLength={2000}
        onChange={({ currentTarget }) => {
          setAddress(currentTarget.value);
          look.reset();
        }}
      />
      {look.isError && <ErrorNotice what={words.what} kept={words.kept} />}
      {add.problem && <ErrorNotice what={add.problem.what} kept={add.problem.kept} />}
      {look.data && <Brings preview={look.data} />}
      {look.data && !look.data.failure ? (
        <Button look="main" held={add.isPending} onClick={() => add.mutate(undefined, { onSuccess: done })}>
          {t('absence.feed.add')}
        </Button>
      ) : (
        <Button type="submit" held={address.trim() === '' || look.isPending}>
          {t('absence.feed.look')}
        </Button>
      )}
    </form>
  );
}

const mostShown = 8;

function Brings({ preview: { name, failure, absences } }: { preview: Preview }) {
  const { t } = useTranslation();
  const face = useClockface();
  if (failure) return <ErrorNotice what={`${name}: ${t(`absence.feed.failure.${failure}`)}`} />;
  if (absences.length === 0) return <p role="status">{t('absence.feed.none', { name })}</p>;
  return (
    <div role="status">
      {t('absence.feed.found', { name, count: absences.length })}
      <ul>
        {absences.slice(0, mostShown).map(({ from, to }) => (
          <li key={from}>{spanOf(face, t, from, to)}</li>
        ))}
        {absences.length > mostShown && <li>…</li>}
      </ul>
    </div>
  );
}

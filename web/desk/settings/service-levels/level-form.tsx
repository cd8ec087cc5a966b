import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../../client/clockface.ts';
import { standingWords } from '../../../client/time-words.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { ErrorNotice, Notice } from '../../../ui/notice/notice.tsx';
import { changes, type Level, useLevelChange } from './level-api.ts';
import { arrangementOf, type Draft, draftOf, draftProblem } from './level-draft.ts';
import { LevelEffect } from './level-effect.tsx';
import { LevelFields } from './level-fields.tsx';
import { plannedOf } from './level-words.ts';
import styles from './service-levels.module.css';

/** A level is changed, or a new one made: beside it stands what it would do to tickets under way. */
export function LevelForm({ level, standard }: { level: Level | undefined; standard: Level }) {
  const { t, i18n } = useTranslation();
  const face = useClockface();
  const navigate = useNavigate();
  const id = useId();
  const [draft, setDraft] = useState(() => draftOf(t, i18n.language, level, standard));
  const isDefault = level?.isDefault ?? false;
  const problem = draftProblem(draft, isDefault);
  const edit = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  const planned = level && plannedOf(level);
  const back = () => navigate({ to: '/settings/service-levels' });
  const save = useLevelChange(
    () => {
      const wish = { ...arrangementOf(draft), name: draft.name.trim(), note: draft.note.trim() };
      return level
        ? changes.change(level.id, { ...wish, ...(draft.later && draft.from ? { from: draft.from } : {}) })
        : changes.add(wish);
    },
    t(draft.later ? 'levels.plannedDone' : 'levels.saved'),
  );
  const held =
    save.isPending || Boolean(problem) || !draft.name.trim() || !draft.note.trim() || (draft.later && !draft.from);
  function submit(event: FormEvent) {
    event.preventDefault();
    if (!held) save.mutate(undefined, { onSuccess: back });
  }
  return (
    <div className={styles.board}>
      <form id={id} className={styles.form} onSubmit={submit}>
        {planned && (
          <Notice sign="clock" what={t('levels.plannedReplaced', { time: standingWords(face, t, planned.fromAt) })} />
        )}
        <LevelFields level={level} draft={draft} onChange={edit} />
        {problem && <p className={styles.problem}>{t(`levels.${problem}`)}</p>}
        {save.problem && <ErrorNotice {...save.problem} />}
      </form>
      <LevelEffect id={level?.id} draft={problem ? undefined : draft} />
      <div className={styles.foot}>
        <Button look="main" type="submit" form={id} held={held}>
          {t(draft.later ? 'levels.plan' : 'levels.save')}
        </Button>
        <Button look="bare" onClick={back}>
          {t('common.cancel')}
        </Button>
      </div>
    </div>
  );
}

import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../client/clockface.ts';
import { Button } from '../../ui/controls/button.tsx';
import { ErrorNotice } from '../../ui/notice/notice.tsx';
import { Face, Pair } from '../../ui/people/face.tsx';
import { AskFirst } from '../settings/ask-first.tsx';
import settings from '../settings/settings.module.css';
import { type Absence, changes, useAbsenceChange } from './absence-api.ts';
import styles from './away.module.css';
import { spanOf } from './away-words.ts';
import { ChangeAbsence } from './change-absence.tsx';

/** One absence: who, from when until when, who stands in; and what can still be changed about it. */
export function AbsenceRow({ absence, mine, mayChange }: { absence: Absence; mine: boolean; mayChange: boolean }) {
  const { t } = useTranslation();
  const face = useClockface();
  const [changing, setChanging] = useState(false);
  const { person, cover, state } = absence;
  const until = state === 'over' && absence.endedAt ? absence.endedAt : absence.to;
  const about = [
    spanOf(face, t, absence.from, until),
    absence.closes ? t('absence.closing.closed') : cover ? t('absence.coverNamed', cover) : t('absence.coverDesk'),
    state === 'running' && absence.covered > 0 && t('absence.covered', { count: absence.covered }),
    state === 'cancelled' && t('absence.calledOff'),
  ].filter(Boolean);
  if (changing) {
    return (
      <li className={settings.opened}>
        <ChangeAbsence absence={absence} onDone={() => setChanging(false)} />
      </li>
    );
  }
  return (
    <li className={state === 'running' || state === 'planned' ? undefined : settings.gone}>
      {cover ? <Pair front={cover} behind={person} size={28} named /> : <Face person={person} size={28} named />}
      <span>
        {person.name}
        <small>{about.join(' · ')}</small>
      </span>
      {mayChange && (
        <span className={styles.acts}>
          {(state === 'running' || state === 'planned') && (
            <>
              <Button
                look="bare"
                size="small"
                aria-label={t('absence.about', { what: t('absence.change'), name: person.name })}
                onClick={() => setChanging(true)}
              >
                {t('absence.change')}
              </Button>
              <End absence={absence} mine={mine} />
            </>
          )}
          {(state === 'over' || state === 'running') && (
            <Link
              to="/away/$id"
              params={{ id: absence.id }}
              aria-label={t('absence.about', { what: t('absence.recap'), name: person.name })}
            >
              {t('absence.recap')}
            </Link>
          )}
        </span>
      )}
    </li>
  );
}

/** They are back, or will not be away after all. */
function End({ absence, mine }: { absence: Absence; mine: boolean }) {
  const { t } = useTranslation();
  const { person } = absence;
  const running = absence.state === 'running';
  const end = useAbsenceChange(
    () => changes.end(absence.id),
    () => (running ? t('absence.done.back', person) : t('absence.done.calledOff')),
  );
  return (
    <>
      {end.problem && <ErrorNotice what={end.problem.what} kept={end.problem.kept} />}
      <AskFirst
        button={running ? t(mine ? 'banner.imBack' : 'absence.isBack') : t('absence.callOff')}
        about={person.name}
        title={running ? t('absence.isBackTitle', person) : t('absence.callOffTitle')}
        told={running ? t('absence.isBackTold') : t('absence.callOffTold')}
        held={end.isPending}
        onConfirm={() => end.mutate(undefined)}
      />
    </>
  );
}

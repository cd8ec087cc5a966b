import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../client/clockface.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Face } from '../../ui/people/face.tsx';
import { momentWords } from '../away/away-words.ts';
import { Waiting } from '../shell/load-error.tsx';
import { ArrangeDialog } from './arrange-dialog.tsx';
import styles from './duty.module.css';
import { type Schedule, useLines } from './duty-api.ts';
import { DutyLines } from './duty-lines.tsx';
import { Gaps } from './gaps.tsx';
import { OverrideDialog } from './override-dialog.tsx';
import { Overrides } from './overrides.tsx';
import { RetireDialog } from './retire-dialog.tsx';

type Asked = { ask: 'arrange' | 'retire' } | { ask: 'override'; span?: { from: string; to: string } };

/** One schedule: who is on duty now, when nobody is, and its lines. */
export function ScheduleBoard({ schedule, days }: { schedule: Schedule; days: readonly string[] }) {
  const { t } = useTranslation();
  const face = useClockface();
  const [asked, setAsked] = useState<Asked>();
  const lines = useLines(schedule.id, days[0]!, days.at(-1)!);
  const close = () => setAsked(undefined);
  const override = (span?: { from: string; to: string }) => setAsked({ ask: 'override', ...(span ? { span } : {}) });
  const { now } = schedule;
  return (
    <section className={styles.schedule} aria-label={schedule.name}>
      <header className={styles.head}>
        {now && <Face person={now.person} size={32} named />}
        <div>
          <h2>{schedule.name}</h2>
          <p>
            {schedule.team?.name ?? t('duty.wholeDesk')}
            {', '}
            {now
              ? t('duty.nowUntil', { name: now.person.name, until: momentWords(face, t, now.until) })
              : t('duty.nowNobody')}
          </p>
        </div>
        {schedule.mayChange && (
          <span className={styles.acts}>
            <Button size="small" onClick={() => override()}>
              {t('duty.putIn')}
            </Button>
            <Button size="small" onClick={() => setAsked({ ask: 'arrange' })}>
              {t('duty.arrange')}
            </Button>
            <Button look="bare" size="small" onClick={() => setAsked({ ask: 'retire' })}>
              {t('duty.retire')}
            </Button>
          </span>
        )}
      </header>
      <Gaps schedule={schedule} onPick={schedule.mayChange ? override : undefined} />
      <Waiting query={lines} of="rows" count={2} />
      {lines.data && (
        <>
          <DutyLines lines={lines.data} days={days} onPick={schedule.mayChange ? override : undefined} />
          <Overrides schedule={schedule} overrides={lines.data.overrides} />
        </>
      )}
      {asked?.ask === 'arrange' && <ArrangeDialog schedule={schedule} onClose={close} />}
      {asked?.ask === 'override' && <OverrideDialog schedule={schedule} span={asked.span} onClose={close} />}
      {asked?.ask === 'retire' && <RetireDialog schedule={schedule} onClose={close} />}
    </section>
  );
}

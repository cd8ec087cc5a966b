import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../client/clockface.ts';
import { Button, IconButton } from '../../ui/controls/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { ErrorNotice } from '../../ui/notice/notice.tsx';
import { Face } from '../../ui/people/face.tsx';
import { momentWords } from '../away/away-words.ts';
import { Waiting } from '../shell/load-error.tsx';
import { ArrangeDialog } from './arrange-dialog.tsx';
import styles from './duty.module.css';
import { changes, type Schedule, useDutyChange, useGaps, useLines } from './duty-api.ts';
import { DutyLines } from './duty-lines.tsx';
import { turnWords } from './duty-words.ts';
import { OverrideDialog } from './override-dialog.tsx';

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

const mostGaps = 4;

/** Nobody on duty within the next thirty days, each with a way to put somebody in. */
function Gaps(props: { schedule: Schedule; onPick: ((span: { from: string; to: string }) => void) | undefined }) {
  const { t } = useTranslation();
  const face = useClockface();
  const all = (useGaps().data ?? []).filter((gap) => gap.schedule.id === props.schedule.id);
  if (all.length === 0) return null;
  const { onPick } = props;
  return (
    <div className={styles.gaps} role="status">
      <Icon name="alert" size="small" />
      <div>
        <b>{t('duty.gaps', { count: all.length })}</b>
        <ul>
          {all.slice(0, mostGaps).map((gap) => {
            const words = turnWords(face, t, gap.from, gap.to);
            return (
              <li key={gap.from}>
                {words}
                {onPick && (
                  <Button
                    look="bare"
                    size="small"
                    aria-label={`${t('duty.putIn')}: ${words}`}
                    onClick={() => onPick({ from: gap.from, to: gap.to })}
                  >
                    {t('duty.putIn')}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
        {all.length > mostGaps && <p>{t('duty.moreGaps', { count: all.length - mostGaps })}</p>}
      </div>
    </div>
  );
}

type OverridesProps = {
  schedule: Schedule;
  overrides: { id: string; person: { name: string }; from: string; to: string }[];
};

function Overrides({ schedule, overrides }: OverridesProps) {
  const { t } = useTranslation();
  const face = useClockface();
  const takeBack = useDutyChange(changes.takeBack, () => t('duty.takenBack'));
  const ahead = overrides.filter((one) => Date.parse(one.to) > face.now);
  if (ahead.length === 0) return null;
  return (
    <ul className={styles.overrides} aria-label={t('duty.overrides')}>
      {ahead.map((one) => {
        const words = `${one.person.name}, ${turnWords(face, t, one.from, one.to)}`;
        return (
          <li key={one.id}>
            {words}
            {schedule.mayChange && (
              <IconButton
                icon="cross"
                size="small"
                label={t('duty.takeBack', { what: words })}
                onClick={() => takeBack.mutate(one.id)}
              />
            )}
          </li>
        );
      })}
      {takeBack.problem && <ErrorNotice {...takeBack.problem} />}
    </ul>
  );
}

function RetireDialog({ schedule, onClose }: { schedule: Schedule; onClose: () => void }) {
  const { t } = useTranslation();
  const retire = useDutyChange(
    () => changes.retire(schedule.id),
    () => t('duty.retired', { name: schedule.name }),
  );
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('duty.retireTitle', { name: schedule.name })}
      told={schedule.team ? t('duty.retireTeam', { team: schedule.team.name }) : t('duty.retireDesk')}
      closeLabel={t('common.close')}
      keep={t('common.cancel')}
      effect={{
        label: t('duty.retire'),
        held: retire.isPending,
        onConfirm: () => retire.mutate(undefined, { onSuccess: onClose }),
      }}
    >
      {retire.problem && <ErrorNotice {...retire.problem} />}
    </Dialog>
  );
}

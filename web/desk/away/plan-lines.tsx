import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../client/clockface.ts';
import { dueParts, exactWords, pastWords } from '../../client/time-words.ts';
import { Empty } from '../../ui/notice/empty.tsx';
import { Notice } from '../../ui/notice/notice.tsx';
import { type PromiseLook, PromiseMark } from '../../ui/promise/promise-mark.tsx';
import type { Plan, PlanLine } from './absence-api.ts';
import { momentWords } from './away-words.ts';
import { CloseDesk } from './close-desk.tsx';
import { FateMenu } from './fate-menu.tsx';
import styles from './plan.module.css';
import type { PlanDraft } from './use-plan-draft.ts';

type PlanLinesProps = { plan: Plan; draft: PlanDraft; mine: boolean; administrator: boolean };

/** The line of tickets with the absence cut out of it: what falls inside, and what waits until after. */
export function PlanLines({ plan, draft, mine, administrator }: PlanLinesProps) {
  const { t } = useTranslation();
  const face = useClockface();
  const { lines, person, to } = plan;
  if (lines.length === 0) {
    return (
      <div className={styles.lines}>
        {plan.closing && <CloseDesk closing={plan.closing} draft={draft} />}
        <Empty look="none" title={t('absence.noneTitle')}>
          {t('absence.noneText')}
        </Empty>
      </div>
    );
  }
  // Where a ticket stands is a matter of time alone, so that a row stays where it is when its fate is changed.
  const isInside = (line: PlanLine) => line.waitsSince !== null || line.dueAt < plan.plannedUntil;
  const inside = lines.filter(isInside);
  const after = lines.filter((line) => !isInside(line));
  const row = (line: PlanLine) => <Line key={line.number} line={line} plan={plan} draft={draft} />;
  return (
    <div className={styles.lines}>
      {plan.closing ? (
        <CloseDesk closing={plan.closing} draft={draft} />
      ) : (
        <Alone plan={plan} administrator={administrator} />
      )}
      <p className={styles.edge}>
        <span>{draft.from ? momentWords(face, t, draft.from) : t('time.now')}</span>
        <i />
        <span>
          <b>{mine ? t('absence.leaves.mine') : t('absence.leaves.other', { name: person.name })}</b>{' '}
          {inside.length > 0 && t('absence.inside')}
        </span>
      </p>
      <ul className={styles.band}>{inside.map(row)}</ul>
      <p className={styles.edge}>
        <span>{to ? momentWords(face, t, to) : '?'}</span>
        <i />
        <span>
          <b>{backWords()}</b> {after.length > 0 && t(to ? 'absence.after' : 'absence.afterOpen')}
        </span>
      </p>
      <ul className={styles.rest}>{after.map(row)}</ul>
    </div>
  );
  function backWords(): string {
    if (!to) return t('absence.open');
    return mine ? t('absence.returns.mine') : t('absence.returns.other', { name: person.name });
  }
}

/** Nobody is invented: where no one else is here, the way that is left is said. */
function Alone({ plan, administrator }: { plan: Plan; administrator: boolean }) {
  const { t } = useTranslation();
  const alone = plan.lines.filter((line) => line.fate === 'now' && !line.cover).length;
  if (alone === 0) return null;
  return (
    <div className={styles.nobody}>
      <Notice
        sign="alert"
        what={t('absence.aloneTitle', { count: alone })}
        action={administrator && <Link to="/settings/calendars">{t('absence.aloneLink')}</Link>}
      >
        {t('absence.aloneText')} {!administrator && t('absence.aloneAsk')}
      </Notice>
    </div>
  );
}

function Line({ line, plan, draft }: { line: PlanLine; plan: Plan; draft: PlanDraft }) {
  const { t } = useTranslation();
  const face = useClockface();
  const { requester } = line;
  return (
    <li className={styles.row}>
      <When line={line} />
      <PromiseMark look={lookOf(line)} />
      <span className={styles.words}>
        <span>
          <Link to="/tickets/$number" params={{ number: line.number }} title={line.subject}>
            {requester.name}
          </Link>{' '}
          {requester.organisation}
        </span>
        <small>
          {t(`absence.why.${isOverdue(line, face.now) ? 'overdue' : line.why}`, {
            time: pastWords(face, line.waitsSince ?? line.dueAt),
          })}
        </small>
      </span>
      <FateMenu
        line={line}
        candidates={plan.candidates}
        planned={draft.from !== undefined}
        onChoose={(fate, who) => draft.choose(line.number, fate, who)}
      />
    </li>
  );
}

/** Its date has passed already, and nothing else presses more. */
const isOverdue = ({ why, dueAt }: PlanLine, now: number): boolean =>
  (why === 'word_due' || why === 'clock_due') && Date.parse(dueAt) < now;

/** When something is due; what is overdue or waits for an answer is due now. */
function When({ line }: { line: PlanLine }) {
  const { t } = useTranslation();
  const face = useClockface();
  if (line.waitsSince || isOverdue(line, face.now)) {
    return (
      <span className={styles.when}>
        <b>{t('time.now')}</b>
      </span>
    );
  }
  const { main, below } = dueParts(face, line.dueAt);
  return (
    <time className={styles.when} dateTime={line.dueAt} title={exactWords(face, line.dueAt)}>
      {below ? <small>{main} </small> : null}
      <b>{below ?? main}</b>
    </time>
  );
}

function lookOf({ status, waitsSince }: PlanLine): PromiseLook {
  if (status === 'waiting_on_requester') return 'waiting';
  if (status === 'scheduled') return 'scheduled';
  return waitsSince ? 'soon' : 'open';
}

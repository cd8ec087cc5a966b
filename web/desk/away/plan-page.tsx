import { useSearch } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../ui/notice/notice.tsx';
import { Skeleton } from '../../ui/notice/skeleton.tsx';
import { useDesk } from '../queries.ts';
import { useErrorWords } from '../shell/load-error.tsx';
import { RailButton } from '../shell/rail-access.tsx';
import { type Plan, usePlan } from './absence-api.ts';
import { Letters } from './letters.tsx';
import styles from './plan.module.css';
import { PlanFoot } from './plan-foot.tsx';
import { PlanHead } from './plan-head.tsx';
import { PlanLines } from './plan-lines.tsx';
import { usePlanDraft } from './use-plan-draft.ts';

/** What becomes of each ticket while somebody is away, before anybody confirms it: one's own plan, or that of `person`. */
export function PlanPage() {
  const { person } = useSearch({ from: '/desk/away/plan' });
  return <PlanOf key={person} person={person} />;
}

function PlanOf({ person }: { person: string | undefined }) {
  const { t } = useTranslation();
  const me = useDesk().data?.me;
  const draft = usePlanDraft(person);
  const query = usePlan(draft.said);
  const problem = useErrorWords(query.error);
  // What was asked in vain leaves the plan before it on the screen, with the reason above it.
  const last = useRef<Plan>(undefined);
  last.current = query.data ?? last.current;
  const plan = last.current;
  const mine = plan !== undefined && plan.person.id === me?.id;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a page that scrolls must be reachable by keyboard
    <section className={styles.page} aria-label={t('absence.head.title')} tabIndex={0}>
      <title>{t('absence.head.title')}</title>
      <div className={styles.menu}>
        <RailButton />
      </div>
      {query.isError && (
        <div className={styles.problem}>
          <ErrorNotice what={problem.what} kept={problem.kept} />
        </div>
      )}
      {!plan && !query.isError && <Skeleton of="rows" count={7} label={t('common.loading')} />}
      {plan && (
        <div className={styles.sheet} aria-busy={query.isPlaceholderData}>
          <PlanHead plan={plan} draft={draft} mine={mine} />
          <div className={styles.cols}>
            <PlanLines plan={plan} draft={draft} mine={mine} administrator={me?.administrator ?? false} />
            <Letters plan={plan} planned={draft.from !== undefined} />
          </div>
          <PlanFoot plan={plan} draft={draft} held={query.isPlaceholderData || query.isError} />
        </div>
      )}
    </section>
  );
}

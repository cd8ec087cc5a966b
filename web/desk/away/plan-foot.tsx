import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../client/clockface.ts';
import { Button } from '../../ui/controls/button.tsx';
import { ErrorNotice } from '../../ui/notice/notice.tsx';
import { changes, type Plan, type Said, useAbsenceChange } from './absence-api.ts';
import { momentWords } from './away-words.ts';
import styles from './plan.module.css';
import type { PlanDraft } from './use-plan-draft.ts';

/** The safe choice, and the button that names what it does. */
export function PlanFoot({ plan, draft, held }: { plan: Plan; draft: PlanDraft; held: boolean }) {
  const { t } = useTranslation();
  const face = useClockface();
  const navigate = useNavigate();
  const planned = draft.from !== undefined;
  const say = useAbsenceChange(
    (said: Said) => changes.say(said),
    () => t(planned ? 'absence.done.then' : 'absence.done.now', { name: plan.person.name }),
  );
  const given = plan.lines.filter((line) => line.fate === 'now' && line.cover).length;
  const told = plan.lines.some((line) => line.told);
  const closes = plan.closing !== null && draft.closes;
  const contact = draft.emergency.trim();
  const closing = closes ? { closing: contact ? { route: { contact } } : {} } : {};
  const label = closes
    ? t('absence.confirm.close', { count: plan.closing?.promises ?? 0 })
    : given === 0
      ? t(planned ? 'absence.confirm.planNone' : 'absence.confirm.none')
      : t(effect(), { count: given });
  function effect() {
    if (planned) return 'absence.confirm.plan';
    return told ? 'absence.confirm.tell' : 'absence.confirm.give';
  }
  return (
    <footer className={styles.foot}>
      {say.problem && <ErrorNotice what={say.problem.what} kept={say.problem.kept} />}
      <p>{planned ? t('absence.foot.then', { time: momentWords(face, t, plan.from) }) : t('absence.foot.now')}</p>
      <Button look="bare" onClick={() => history.back()}>
        {t('absence.notNow')}
      </Button>
      <Button
        look="main"
        held={held || say.isPending}
        onClick={() =>
          draft.said &&
          say.mutate({ ...draft.said, ...closing }, { onSuccess: () => void navigate({ to: '/away', replace: true }) })
        }
      >
        {label}
      </Button>
    </footer>
  );
}

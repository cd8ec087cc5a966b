import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../client/clockface.ts';
import type { Plan } from './absence-api.ts';
import { momentWords } from './away-words.ts';
import { CoverField } from './cover-field.tsx';
import { FromField, ToField } from './date-fields.tsx';
import styles from './plan.module.css';
import { Tally } from './tally.tsx';
import type { PlanDraft } from './use-plan-draft.ts';

type PlanHeadProps = { plan: Plan; draft: PlanDraft; mine: boolean };

/** Who is away from when to when, in one sentence whose dates are buttons; below it the count of what goes and what waits. */
export function PlanHead({ plan, draft, mine }: PlanHeadProps) {
  const { t } = useTranslation();
  const face = useClockface();
  const [editing, edit] = useState<'from' | 'to'>();
  const { person } = plan;
  // A name inside the sentence stands for itself; the dates take the places of these signs.
  const places = { name: mine ? firstName(person.name) : person.name, from: '\uE000', to: '\uE001' };
  const sentence = mine ? t('absence.head.mine', places) : t('absence.head.other', places);
  const words = {
    from: draft.from ? momentWords(face, t, draft.from) : t('time.now'),
    to: draft.to ? momentWords(face, t, draft.to) : t('absence.unknownInLine'),
  };
  const button = (which: 'from' | 'to') => (
    <button
      type="button"
      aria-expanded={editing === which}
      title={t(`absence.${which}`)}
      onClick={() => edit(editing === which ? undefined : which)}
    >
      {words[which]}
    </button>
  );
  return (
    <header className={styles.head}>
      <h1>
        {sentence.split(/([\uE000\uE001])/).map((part) => (
          <Fragment key={part}>{part === '\uE000' ? button('from') : part === '\uE001' ? button('to') : part}</Fragment>
        ))}
      </h1>
      {editing === 'from' && <FromField draft={draft} />}
      {editing === 'to' && <ToField draft={draft} />}
      <Tally plan={plan} planned={draft.from !== undefined} />
      <CoverField plan={plan} cover={draft.cover} onChange={draft.setCover} />
    </header>
  );
}

const firstName = (name: string): string => name.split(' ')[0] ?? name;

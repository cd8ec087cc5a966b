import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/button.tsx';
import { Field } from '../../../ui/controls/field.tsx';
import type { AgentLine, TeamLine } from '../../model.ts';
import type { Named } from '../service-levels/level-api.ts';
import settings from '../settings.module.css';
import styles from './routing.module.css';
import type { Routing, Rule } from './routing-api.ts';
import { leadsTo, type RuleDraft, ruleOf, startOf } from './rule-draft.ts';
import { ToFields, WhenFields } from './rule-fields.tsx';

type RuleFormProps = {
  rule: Rule | undefined;
  routing: Routing;
  teams: TeamLine[];
  agents: AgentLine[];
  onPut: (rule: Rule, names: Record<string, string>) => void;
  onClose: () => void;
};

/** One rule: for which tickets, and where they go. It is put into the list, which is saved as a whole. */
export function RuleForm({ rule, routing, teams, agents, onPut, onClose }: RuleFormProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<RuleDraft>(() => startOf(rule, routing.names));
  const change = (part: Partial<RuleDraft>) => setDraft({ ...draft, ...part });
  const people = agents.filter((one) => one.active && one.roles.some((role) => role !== 'collaborator'));
  const whole = draft.name.trim() !== '' && leadsTo(draft);
  function submit(event: FormEvent) {
    event.preventDefault();
    if (!whole) return;
    const named: Named[] = [...draft.organisations, ...people];
    onPut(ruleOf(draft, rule?.id ?? crypto.randomUUID()), Object.fromEntries(named.map(({ id, name }) => [id, name])));
  }
  return (
    <form
      className={styles.form}
      onSubmit={submit}
      aria-label={rule ? t('people.changeOf', { name: rule.name }) : t('routing.add')}
    >
      <Field
        label={t('routing.name')}
        value={draft.name}
        maxLength={100}
        autoFocus
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <h3>{t('routing.when')}</h3>
      <p className={settings.hint}>{t('routing.whenHint')}</p>
      <WhenFields draft={draft} onChange={change} mailboxes={routing.mailboxes} />
      <h3>{t('routing.to')}</h3>
      <p className={settings.hint}>{t('routing.toHint')}</p>
      <ToFields draft={draft} onChange={change} teams={teams} people={people} skills={routing.skills} />
      <div className={settings.foot}>
        <Button look="main" type="submit" held={!whole}>
          {rule ? t('routing.put') : t('routing.putNew')}
        </Button>
        <Button look="bare" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/button.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import type { AgentLine, TeamLine } from '../../model.ts';
import settings from '../settings.module.css';
import { Setting } from '../settings-frame.tsx';
import styles from './routing.module.css';
import { changes, type Routing, type Rule, useRoutingChange } from './routing-api.ts';
import { RuleForm } from './rule-form.tsx';
import { toWords, whenWords } from './rule-words.ts';
import { TriedList } from './tried-list.tsx';

type RulesProps = { routing: Routing; teams: TeamLine[]; agents: AgentLine[] };

/** The rules in their order. They are arranged here, tried on what came lately, and only then put in force, all at once. */
export function Rules({ routing, teams, agents }: RulesProps) {
  const { t } = useTranslation();
  const [rules, setRules] = useState(routing.rules);
  const [opened, setOpened] = useState<string>();
  // What a rule names and nobody had named before is known by what was picked.
  const [names, setNames] = useState(routing.names);
  const known = { ...routing, names };
  const tried = useRoutingChange((list: readonly Rule[]) => changes.tryOut(list));
  const { units, capacity, untouchedHours, number } = routing;
  const save = useRoutingChange(
    (list: Rule[]) => changes.save({ rules: list, units, capacity, untouchedHours, basedOn: number }),
    t('settings.inForce'),
  );
  const changed = rules !== routing.rules;
  function arrange(next: Rule[]) {
    setRules(next);
    tried.reset();
  }
  function put(rule: Rule, learnt: Record<string, string>) {
    setNames({ ...names, ...learnt });
    arrange(
      rules.some(({ id }) => id === rule.id) ? rules.map((one) => (one.id === rule.id ? rule : one)) : [...rules, rule],
    );
    setOpened(undefined);
  }
  function move(place: number, by: -1 | 1) {
    const next = [...rules];
    const [rule] = next.splice(place, 1);
    next.splice(place + by, 0, rule!);
    arrange(next);
  }
  const form = (rule?: Rule) => (
    <RuleForm
      rule={rule}
      routing={known}
      teams={teams}
      agents={agents}
      onPut={put}
      onClose={() => setOpened(undefined)}
    />
  );
  return (
    <Setting name={t('routing.rules')} hint={t('routing.rulesHint')}>
      {rules.length === 0 && opened === undefined && <p className={styles.none}>{t('routing.noRules')}</p>}
      <ol className={styles.rules}>
        {rules.map((rule, place) => (
          <li key={rule.id} className={opened === rule.id ? styles.opened : undefined}>
            {opened === rule.id ? (
              form(rule)
            ) : (
              <RuleLine
                rule={rule}
                place={place}
                last={place === rules.length - 1}
                routing={known}
                teams={teams}
                onMove={(by) => move(place, by)}
                onOpen={() => setOpened(rule.id)}
                onRemove={() => arrange(rules.filter((one) => one !== rule))}
              />
            )}
          </li>
        ))}
      </ol>
      {opened === 'new' && <div className={styles.fresh}>{form()}</div>}
      {save.problem && <ErrorNotice {...save.problem} />}
      {tried.problem && <ErrorNotice {...tried.problem} />}
      <div className={settings.foot}>
        {changed && (
          <Button look="main" held={save.isPending} onClick={() => save.mutate(rules)}>
            {t('routing.save')}
          </Button>
        )}
        {opened === undefined && <Button onClick={() => setOpened('new')}>{t('routing.add')}</Button>}
        <Button look="bare" held={tried.isPending} onClick={() => tried.mutate(rules)}>
          {t('routing.try')}
        </Button>
        {changed && (
          <Button look="bare" onClick={() => arrange(routing.rules)}>
            {t('routing.discard')}
          </Button>
        )}
      </div>
      {tried.data && <TriedList tried={tried.data} rules={rules} />}
    </Setting>
  );
}

type RuleLineProps = {
  rule: Rule;
  place: number;
  last: boolean;
  routing: Routing;
  teams: TeamLine[];
  onMove: (by: -1 | 1) => void;
  onOpen: () => void;
  onRemove: () => void;
};

/** A rule in words, and what one does with it. */
function RuleLine({ rule, place, last, routing, teams, onMove, onOpen, onRemove }: RuleLineProps) {
  const { t } = useTranslation();
  return (
    <>
      <span className={styles.place}>{place + 1}</span>
      <span>
        <b>{rule.name}</b>
        <small>{whenWords(t, rule, routing)}</small>
        <span className={styles.to}>{t('routing.goesTo', { to: toWords(t, rule, routing, teams) })}</span>
      </span>
      <span className={settings.acts}>
        {place > 0 && (
          <Button
            look="bare"
            size="small"
            aria-label={t('routing.upOf', { name: rule.name })}
            onClick={() => onMove(-1)}
          >
            {t('routing.up')}
          </Button>
        )}
        {!last && (
          <Button
            look="bare"
            size="small"
            aria-label={t('routing.downOf', { name: rule.name })}
            onClick={() => onMove(1)}
          >
            {t('routing.down')}
          </Button>
        )}
        <Button
          look="bare"
          size="small"
          aria-label={t('people.changeOf', { name: rule.name })}
          onClick={() => onOpen()}
        >
          {t('people.change')}
        </Button>
        <Button look="bare" size="small" aria-label={`${t('routing.remove')}: ${rule.name}`} onClick={() => onRemove()}>
          {t('routing.remove')}
        </Button>
      </span>
    </>
  );
}

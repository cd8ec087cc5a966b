import { useTranslation } from 'react-i18next';
import { localeNames, locales } from '../../../client/locale.ts';
import { CheckField } from '../../../ui/controls/check-field.tsx';
import { Field } from '../../../ui/controls/field.tsx';
import { SelectField } from '../../../ui/controls/select-field.tsx';
import { findOrganisations, type Named } from '../service-levels/level-api.ts';
import { PickNames } from '../service-levels/pick-names.tsx';
import settings from '../settings.module.css';
import styles from './routing.module.css';
import type { Routing } from './routing-api.ts';
import { levels, type RuleDraft } from './rule-draft.ts';
import { channels, kinds, levelOf, priorities } from './rule-words.ts';

type Part = { draft: RuleDraft; onChange: (part: Partial<RuleDraft>) => void };

/** By what the tickets of a rule are told from others. */
export function WhenFields({ draft, onChange, mailboxes }: Part & Pick<Routing, 'mailboxes'>) {
  const { t } = useTranslation();
  return (
    <>
      <Field
        label={t('routing.words')}
        hint={t('routing.wordsHint')}
        value={draft.words}
        maxLength={1000}
        onChange={(event) => onChange({ words: event.currentTarget.value })}
      />
      <Ticks
        legend={t('routing.languages')}
        all={locales.map((value) => ({ value, label: localeNames[value] }))}
        chosen={draft.languages}
        onChange={(languages) => onChange({ languages })}
      />
      <Ticks
        legend={t('levels.priorities')}
        all={priorities.map((value) => ({ value, label: value }))}
        chosen={draft.priorities}
        onChange={(chosen) => onChange({ priorities: chosen })}
      />
      <Ticks
        legend={t('levels.kinds')}
        all={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        chosen={draft.kinds}
        onChange={(chosen) => onChange({ kinds: chosen })}
      />
      <Ticks
        legend={t('routing.channels')}
        all={channels.map((value) => ({ value, label: t(`channel.${value}`) }))}
        chosen={draft.channels}
        onChange={(chosen) => onChange({ channels: chosen })}
      />
      {mailboxes.length > 0 && (
        <Ticks
          legend={t('routing.mailboxes')}
          all={mailboxes.map(({ id, address }) => ({ value: id, label: address }))}
          chosen={draft.mailboxIds}
          onChange={(mailboxIds) => onChange({ mailboxIds })}
        />
      )}
      <PickNames
        label={t('levels.organisations')}
        of="organisations"
        find={findOrganisations}
        chosen={draft.organisations}
        onChange={(organisations) => onChange({ organisations })}
      />
      <SelectField
        label={t('routing.vip')}
        value={draft.vip}
        onChange={(vip) => onChange({ vip })}
        choices={[
          { value: 'any', label: t('routing.vipAny') },
          { value: 'yes', label: t('routing.vipsOnly') },
          { value: 'no', label: t('routing.notVips') },
        ]}
      />
    </>
  );
}

type ToFieldsProps = Part & { teams: Named[]; people: Named[]; skills: Named[] };

/** Where they go: a team, somebody by name, or whoever knows the matter. */
export function ToFields({ draft, onChange, teams, people, skills }: ToFieldsProps) {
  const { t } = useTranslation();
  return (
    <div className={settings.pair}>
      <SelectField
        label={t('people.team')}
        value={draft.teamId}
        onChange={(teamId) => onChange({ teamId })}
        choices={[
          { value: '', label: t('routing.sameTeam') },
          ...teams.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <SelectField
        label={t('routing.person')}
        value={draft.personId}
        onChange={(personId) => onChange({ personId })}
        choices={[
          { value: '', label: t('routing.nobody') },
          ...people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <SelectField
        label={t('routing.skill')}
        value={draft.skillId}
        onChange={(skillId) => onChange({ skillId })}
        choices={[
          { value: '', label: t('routing.noSkill') },
          ...skills.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      {draft.skillId !== '' && (
        <SelectField
          label={t('routing.leastLevel')}
          value={levelOf(draft.leastLevel)}
          onChange={(level) => onChange({ leastLevel: Number(level) })}
          choices={levels.map((level) => ({ value: levelOf(level), label: t(`abilities.level.${levelOf(level)}`) }))}
        />
      )}
    </div>
  );
}

type TicksProps<Value extends string> = {
  legend: string;
  all: { value: Value; label: string }[];
  chosen: readonly Value[];
  onChange: (chosen: Value[]) => void;
};

/** Any of several; none says nothing about it. */
export function Ticks<Value extends string>({ legend, all, chosen, onChange }: TicksProps<Value>) {
  return (
    <fieldset className={styles.ticks}>
      <legend>{legend}</legend>
      {all.map(({ value, label }) => (
        <CheckField
          key={value}
          label={label}
          checked={chosen.includes(value)}
          onChange={(event) =>
            onChange(event.currentTarget.checked ? [...chosen, value] : chosen.filter((one) => one !== value))
          }
        />
      ))}
    </fieldset>
  );
}

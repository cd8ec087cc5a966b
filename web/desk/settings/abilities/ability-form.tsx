import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Locale, localeNames, locales } from '../../../client/locale.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Field } from '../../../ui/controls/field.tsx';
import { SelectField } from '../../../ui/controls/select-field.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import routing from '../routing/routing.module.css';
import { type Ability, changes, useRoutingChange } from '../routing/routing-api.ts';
import { levels } from '../routing/rule-draft.ts';
import { Ticks } from '../routing/rule-fields.tsx';
import { levelOf } from '../routing/rule-words.ts';
import settings from '../settings.module.css';

type AbilityFormProps = { ability: Ability; skills: { id: string; name: string }[]; onDone: () => void };

/** Languages, skills and capacity of one person, saved together. */
export function AbilityForm({ ability, skills, onDone }: AbilityFormProps) {
  const { t } = useTranslation();
  const [languages, setLanguages] = useState<Locale[]>(ability.languagesSaid ? ability.languages : []);
  const [known, setKnown] = useState(new Map(ability.skills.map(({ id, level }) => [id, level])));
  const [capacity, setCapacity] = useState(ability.ownCapacity === null ? '' : String(ability.ownCapacity));
  const save = useRoutingChange(
    () =>
      changes.abilities(ability.id, {
        languages,
        skills: [...known].map(([id, level]) => ({ id, level })),
        capacity: capacity.trim() === '' ? null : Number(capacity),
      }),
    t('settings.inForce'),
  );
  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate(undefined, { onSuccess: onDone });
  }
  function setLevel(id: string, level: number) {
    const next = new Map(known);
    if (level === 0) next.delete(id);
    else next.set(id, level);
    setKnown(next);
  }
  return (
    <form className={routing.form} onSubmit={submit} aria-label={t('abilities.changeOf', { name: ability.name })}>
      <Ticks
        legend={t('abilities.languages')}
        all={locales.map((value) => ({ value, label: localeNames[value] }))}
        chosen={languages}
        onChange={setLanguages}
      />
      {skills.length > 0 && (
        <fieldset className={settings.form}>
          <legend>{t('abilities.skills')}</legend>
          {skills.map(({ id, name }) => (
            <SelectField<'0' | '1' | '2' | '3'>
              key={id}
              label={name}
              value={known.has(id) ? levelOf(known.get(id)) : '0'}
              onChange={(level) => setLevel(id, Number(level))}
              choices={[
                { value: '0', label: t('abilities.level.0') },
                ...levels.map((level) => ({ value: levelOf(level), label: t(`abilities.level.${levelOf(level)}`) })),
              ]}
            />
          ))}
        </fieldset>
      )}
      <Field
        label={t('abilities.capacity')}
        hint={t('abilities.capacityHint', { units: String(ability.capacity) })}
        type="number"
        min={1}
        max={1000}
        inputMode="numeric"
        value={capacity}
        onChange={(event) => setCapacity(event.currentTarget.value)}
      />
      {save.problem && <ErrorNotice {...save.problem} />}
      <div className={settings.foot}>
        <Button look="main" type="submit" held={save.isPending}>
          {t('settings.save')}
        </Button>
        <Button look="bare" onClick={onDone}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}

import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/button.tsx';
import { CheckField } from '../../../ui/controls/check-field.tsx';
import { Field, LongField } from '../../../ui/controls/field.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import styles from './escalation.module.css';
import { type Choices, changes, type Policy, type Step, usePolicyChange } from './escalation-api.ts';
import { triggerNames } from './escalation-words.ts';
import { StepFields } from './step-fields.tsx';

const locales = ['en', 'ru', 'pt-BR', 'pt-PT'] as const;
const fresh: Step = {
  target: { kind: 'administrator' },
  kind: 'hierarchical',
  withinMinutes: 60,
  media: ['email', 'desk'],
};
const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** A policy as it is being changed; nothing counts before it is saved. */
export function PolicyForm({ policy, onDone }: { policy: Policy; onDone: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState(policy.name);
  const [steps, setSteps] = useState(policy.steps);
  const [triggers, setTriggers] = useState(policy.triggers);
  const [words, setWords] = useState(policy.words);
  const save = usePolicyChange(
    (wish: Choices) => changes.save(policy.id, { ...wish, basedOn: policy.number }),
    t('escalation.saved'),
  );
  const drop = usePolicyChange(() => changes.drop(policy.id), t('escalation.saved'));
  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate({ name, steps, triggers, words }, { onSuccess: onDone });
  }
  const change = (n: number, step: Step) => setSteps(steps.map((one, at) => (at === n ? step : one)));
  const up = (n: number) => setSteps(steps.toSpliced(n - 1, 2, steps[n]!, steps[n - 1]!));
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field
        label={t('brands.name')}
        required
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {steps.map((step, n) => (
        <StepFields
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place.
          key={n}
          place={n + 1}
          step={step}
          onChange={(next) => change(n, next)}
          onUp={n > 0 ? () => up(n) : undefined}
          onRemove={steps.length > 1 ? () => setSteps(steps.toSpliced(n, 1)) : undefined}
        />
      ))}
      {steps.length < 20 && (
        <div className={styles.foot}>
          <Button size="small" onClick={() => setSteps([...steps, fresh])}>
            {t('escalation.add')}
          </Button>
        </div>
      )}
      <fieldset>
        <legend>{t('escalation.triggers')}</legend>
        {triggerNames.map((one) => (
          <CheckField
            key={one}
            label={t(`escalation.trigger.${one}`)}
            checked={triggers[one]}
            onChange={(event) => setTriggers({ ...triggers, [one]: event.currentTarget.checked })}
          />
        ))}
      </fieldset>
      {(['complaint', 'security'] as const).map(
        (which) =>
          triggers[which] && (
            <fieldset key={which}>
              <legend>{t(`escalation.words.${which}`)}</legend>
              <div className={styles.fields}>
                {locales.map((locale) => (
                  <LongField
                    key={locale}
                    label={locale}
                    rows={4}
                    lang={locale}
                    defaultValue={words[which][locale].join('\n')}
                    onChange={(event) =>
                      setWords({ ...words, [which]: { ...words[which], [locale]: linesOf(event.currentTarget.value) } })
                    }
                  />
                ))}
              </div>
              <small>{t('escalation.wordsHint')}</small>
            </fieldset>
          ),
      )}
      {save.problem && <ErrorNotice {...save.problem} />}
      {drop.problem && <ErrorNotice {...drop.problem} />}
      <div className={styles.foot}>
        <Button look="main" type="submit" disabled={save.isPending}>
          {t('escalation.save')}
        </Button>
        <Button look="bare" onClick={onDone}>
          {t('escalation.cancel')}
        </Button>
        {policy.team && (
          <Button look="bare" disabled={drop.isPending} onClick={() => drop.mutate(undefined)}>
            {t('escalation.drop')}
          </Button>
        )}
      </div>
    </form>
  );
}

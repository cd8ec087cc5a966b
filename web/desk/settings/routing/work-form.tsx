import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/button.tsx';
import { Field } from '../../../ui/controls/field.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import settings from '../settings.module.css';
import { Setting } from '../settings-frame.tsx';
import styles from './routing.module.css';
import { changes, type Routing, useRoutingChange } from './routing-api.ts';
import { kinds, priorities } from './rule-words.ts';

/** What tickets weigh, how much somebody takes at once, and when an untouched one goes back to the queue. */
export function WorkForm({ routing }: { routing: Routing }) {
  const { t } = useTranslation();
  const { rules, number: basedOn, units: before } = routing;
  const [weights, setWeights] = useState(before.priorities);
  const [added, setAdded] = useState(before.kinds);
  const [waiting, setWaiting] = useState(before.waiting);
  const [capacity, setCapacity] = useState(routing.capacity);
  const [hours, setHours] = useState(routing.untouchedHours === null ? '' : String(routing.untouchedHours));
  const untouchedHours = hours.trim() === '' ? null : Number(hours);
  const save = useRoutingChange(
    () =>
      changes.save({
        rules,
        basedOn,
        capacity,
        untouchedHours,
        units: {
          priorities: weights,
          kinds: Object.fromEntries(Object.entries(added).filter(([, more]) => more)),
          waiting,
        },
      }),
    t('settings.inForce'),
  );
  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate(undefined);
  }
  const units = { type: 'number', min: 0, max: 100, inputMode: 'numeric', required: true } as const;
  return (
    <Setting name={t('routing.work')} hint={t('routing.workHint')}>
      <form className={styles.form} onSubmit={submit}>
        <fieldset className={styles.numbers}>
          <legend>{t('routing.weighs')}</legend>
          {priorities.map((one) => (
            <Field
              key={one}
              {...units}
              label={one}
              value={weights[one]}
              onChange={(event) => setWeights({ ...weights, [one]: Number(event.currentTarget.value) })}
            />
          ))}
          <Field
            {...units}
            label={t('routing.waiting')}
            value={waiting}
            onChange={(event) => setWaiting(Number(event.currentTarget.value))}
          />
        </fieldset>
        <fieldset className={styles.numbers}>
          <legend>{t('routing.kindAdds')}</legend>
          {kinds.map((one) => (
            <Field
              key={one}
              {...units}
              label={t(`kind.${one}`)}
              value={added[one] ?? 0}
              onChange={(event) => setAdded({ ...added, [one]: Number(event.currentTarget.value) })}
            />
          ))}
        </fieldset>
        <Field
          {...units}
          min={1}
          max={1000}
          label={t('routing.capacity')}
          hint={t('routing.capacityHint')}
          value={capacity}
          onChange={(event) => setCapacity(Number(event.currentTarget.value))}
        />
        <Field
          {...units}
          required={false}
          min={2}
          max={200}
          label={t('routing.untouched')}
          hint={t('routing.untouchedHint')}
          value={hours}
          onChange={(event) => setHours(event.currentTarget.value)}
        />
        {save.problem && <ErrorNotice {...save.problem} />}
        <div className={settings.foot}>
          <Button type="submit" held={save.isPending}>
            {t('settings.save')}
          </Button>
        </div>
      </form>
    </Setting>
  );
}

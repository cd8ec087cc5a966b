import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/button.tsx';
import { Field } from '../../../ui/controls/field.tsx';
import { SelectField } from '../../../ui/controls/select-field.tsx';
import { useSchedules } from '../../duty/duty-api.ts';
import { useAgents, useDesk } from '../../queries.ts';
import styles from './escalation.module.css';
import type { Step } from './escalation-api.ts';

type StepFieldsProps = {
  place: number;
  step: Step;
  onChange: (step: Step) => void;
  onUp: (() => void) | undefined;
  onRemove: (() => void) | undefined;
};

const choiceOf = ({ kind, ...of }: Step['target']): string => [kind, ...Object.values(of)].join(' ');
const media = { both: ['email', 'desk'], email: ['email'], desk: ['desk'] } satisfies Record<string, Step['media']>;

function targetOf(value: string): Step['target'] {
  const [kind, id = ''] = value.split(' ');
  if (kind === 'duty') return { kind, scheduleId: id };
  if (kind === 'person') return { kind, personId: id };
  if (kind === 'team_lead') return { kind, teamId: id };
  return { kind: kind as 'assignee' | 'lead' | 'administrator' };
}

/** One step as it is being changed. */
export function StepFields({ place, step, onChange, onUp, onRemove }: StepFieldsProps) {
  const { t } = useTranslation();
  const schedules = useSchedules().data ?? [];
  const agents = useAgents().data ?? [];
  const teams = useDesk().data?.teams ?? [];
  const kinds = ['functional', 'hierarchical'] as const;
  const targets = [
    ...(['assignee', 'lead', 'administrator'] as const).map((one) => ({
      value: one,
      label: t(`escalation.target.${one}`),
    })),
    ...schedules.map(({ id, name }) => ({ value: `duty ${id}`, label: t('escalation.target.duty', { name }) })),
    ...teams.map(({ id, name }) => ({ value: `team_lead ${id}`, label: t('escalation.target.team_lead', { name }) })),
    ...agents.map(({ id, name }) => ({ value: `person ${id}`, label: name })),
  ];
  const ways = step.media.length > 1 ? 'both' : step.media[0]!;
  return (
    <fieldset>
      <legend>{t('escalation.step', { place: String(place) })}</legend>
      <div className={styles.fields}>
        <SelectField
          label={t('escalation.who')}
          value={choiceOf(step.target)}
          choices={targets}
          onChange={(value) => onChange({ ...step, target: targetOf(value) })}
        />
        <SelectField
          label={t('escalation.why')}
          value={step.kind}
          choices={kinds.map((one) => ({ value: one, label: t(`escalation.kind.${one}`) }))}
          onChange={(kind) => onChange({ ...step, kind })}
        />
        <SelectField
          label={t('escalation.ways')}
          value={ways}
          choices={(['both', 'email', 'desk'] as const).map((one) => ({
            value: one,
            label: t(`escalation.media.${one}`),
          }))}
          onChange={(way) => onChange({ ...step, media: [...media[way]] })}
        />
        <Field
          label={t('escalation.minutes')}
          type="number"
          inputMode="numeric"
          min={1}
          max={10_080}
          required
          value={step.withinMinutes}
          onChange={(event) => onChange({ ...step, withinMinutes: Number(event.currentTarget.value) })}
        />
      </div>
      <div className={styles.foot}>
        {onUp && (
          <Button size="small" look="bare" onClick={onUp}>
            {t('escalation.up', { place: String(place) })}
          </Button>
        )}
        {onRemove && (
          <Button size="small" look="bare" onClick={onRemove}>
            {t('escalation.remove', { place: String(place) })}
          </Button>
        )}
      </div>
    </fieldset>
  );
}

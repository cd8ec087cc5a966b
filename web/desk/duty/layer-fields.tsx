import { useTranslation } from 'react-i18next';
import { currentZone, zoneChoices } from '../../client/zones.ts';
import { IconButton } from '../../ui/controls/button.tsx';
import { CheckField } from '../../ui/controls/check-field.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { SelectField } from '../../ui/controls/select-field.tsx';
import { Face } from '../../ui/people/face.tsx';
import { useAgents } from '../queries.ts';
import { DayField } from '../settings/calendars/day-field.tsx';
import { WeekHours } from '../settings/calendars/week-hours.tsx';
import styles from './duty.module.css';
import type { Layer } from './duty-api.ts';
import { layerWords, onDutyChoices } from './duty-words.ts';

type LayerFieldsProps = {
  layer: Layer;
  place: number;
  onChange: (layer: Layer) => void;
  onRaise: (() => void) | undefined;
  onRemove: () => void;
};

const nights = [['18:00', '09:00']] as [string, string][];
const everyNight = { mon: nights, tue: nights, wed: nights, thu: nights, fri: nights, sat: nights, sun: nights };

/** One layer: who takes turns, how long each lasts, and when it is handed over. */
export function LayerFields({ layer, place, onChange, onRaise, onRemove }: LayerFieldsProps) {
  const { t } = useTranslation();
  const set = (change: Partial<Layer>) => onChange({ ...layer, ...change });
  const { unit, count } = layer.turn;
  return (
    <fieldset className={styles.layer}>
      <legend>{t('duty.layer', { place: place + 1 })}</legend>
      <span className={styles.layerActs}>
        {onRaise && (
          <IconButton icon="up" size="small" label={t('duty.raise', { place: place + 1 })} onClick={onRaise} />
        )}
        <IconButton icon="cross" size="small" label={t('duty.removeLayer', { place: place + 1 })} onClick={onRemove} />
      </span>
      <Order layer={layer} place={place} onChange={(people) => set({ people })} />
      <div className={styles.fields}>
        <Field
          label={t('duty.count')}
          type="number"
          min={1}
          max={1000}
          value={count}
          onChange={(event) =>
            set({ turn: { unit, count: Math.max(1, Math.floor(Number(event.currentTarget.value))) } })
          }
        />
        <SelectField
          label={t('duty.unit')}
          value={unit}
          choices={(['hour', 'day', 'week'] as const).map((value) => ({ value, label: t(`duty.units.${value}`) }))}
          onChange={(value) => set({ turn: { unit: value, count } })}
        />
        <DayField label={t('duty.startsOn')} value={layer.startsOn} onChange={(day) => day && set({ startsOn: day })} />
        <Field
          label={t('duty.handOverAt')}
          inputMode="numeric"
          pattern="([01]\d|2[0-3]):[0-5]\d"
          maxLength={5}
          required
          value={layer.handOverAt}
          onChange={(event) => set({ handOverAt: event.currentTarget.value })}
        />
        <SelectField
          label={t('duty.zone')}
          value={currentZone(layer.tz)}
          choices={zoneChoices(layer.tz)}
          onChange={(tz) => set({ tz })}
        />
        <Field
          label={t('duty.layerName')}
          value={layer.name}
          maxLength={100}
          placeholder={t('duty.layer', { place: place + 1 })}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
      </div>
      <p className={styles.says}>{layerWords(t, layer)}</p>
      <CheckField
        label={t('duty.onlyHours')}
        checked={layer.hours !== null}
        onChange={(event) => set({ hours: event.currentTarget.checked ? everyNight : null })}
      />
      {layer.hours && <WeekHours hours={layer.hours} onChange={(hours) => set({ hours })} />}
    </fieldset>
  );
}

type OrderProps = { layer: Layer; place: number; onChange: (people: string[]) => void };

/** Who takes turns, in their order; moved by buttons, which every hand and every key reaches. */
function Order({ layer, place, onChange }: OrderProps) {
  const { t } = useTranslation();
  const agents = useAgents().data ?? [];
  const choices = onDutyChoices(agents);
  const { people } = layer;
  const others = choices.filter(({ value }) => !people.includes(value));
  const nameOf = (id: string) => agents.find((one) => one.id === id)?.name ?? '–';
  return (
    <div className={styles.order}>
      <ol aria-label={t('duty.order', { place: place + 1 })}>
        {people.map((id, at) => (
          <li key={id}>
            <Face person={{ id, name: nameOf(id) }} named />
            {nameOf(id)}
            <span>
              {at > 0 && (
                <IconButton
                  icon="up"
                  size="small"
                  label={t('duty.earlierTurn', { name: nameOf(id) })}
                  onClick={() => onChange(people.with(at, people[at - 1]!).with(at - 1, id))}
                />
              )}
              <IconButton
                icon="cross"
                size="small"
                label={t('duty.takeOut', { name: nameOf(id) })}
                onClick={() => onChange(people.toSpliced(at, 1))}
              />
            </span>
          </li>
        ))}
      </ol>
      {others.length > 0 && (
        <SelectField
          label={t('duty.addPerson')}
          value=""
          choices={[{ value: '', label: t('duty.choosePerson') }, ...others]}
          onChange={(id) => id && onChange([...people, id])}
        />
      )}
    </div>
  );
}

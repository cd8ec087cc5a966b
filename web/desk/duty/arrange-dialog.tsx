import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../client/clockface.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { SelectField } from '../../ui/controls/select-field.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { ErrorNotice } from '../../ui/notice/notice.tsx';
import { useDesk } from '../queries.ts';
import { todayIn } from '../settings/calendars/date-words.ts';
import styles from './duty.module.css';
import { changes, type Layer, type Schedule, useDutyChange } from './duty-api.ts';
import { DutyPreview } from './duty-preview.tsx';
import { LayerFields } from './layer-fields.tsx';
import { WantedHours } from './wanted-hours.tsx';

const wholeDesk = '';

/** The layers of a schedule, with what comes of them drawn below while one arranges them. */
export function ArrangeDialog({ schedule, onClose }: { schedule?: Schedule; onClose: () => void }) {
  const { t } = useTranslation();
  const { zone, now } = useClockface();
  const desk = useDesk().data;
  const mine = (desk?.teams ?? []).filter((team) => desk?.me.administrator || desk?.me.leads.includes(team.id));
  const [name, setName] = useState(schedule?.name ?? '');
  const [chosen, setTeam] = useState<string>();
  const [layers, setLayers] = useState<Layer[]>(schedule?.layers ?? [newLayer(zone, now)]);
  const [wanted, setWanted] = useState(schedule?.wanted ?? null);
  const team = chosen ?? mine[0]?.id ?? wholeDesk;
  const complete = layers.every(
    (layer) => layer.people.length > 0 && /^([01]\d|2[0-3]):[0-5]\d$/.test(layer.handOverAt),
  );
  const draft = { layers, wanted };
  const save = useDutyChange(
    () =>
      schedule
        ? changes.arrange(schedule.id, { name: name.trim(), ...draft, version: schedule.version })
        : changes.add({ name: name.trim(), ...draft, teamId: team === wholeDesk ? null : team }),
    () => t('duty.arranged', { name: name.trim() }),
  );
  const change = (place: number, layer: Layer) => setLayers(layers.with(place, layer));
  const teams = [
    ...mine.map(({ id, name: label }) => ({ value: id, label })),
    ...(desk?.me.administrator ? [{ value: wholeDesk, label: t('duty.wholeDesk') }] : []),
  ];
  return (
    <Dialog
      opened
      onClose={onClose}
      title={schedule ? t('duty.arrangeTitle', { name: schedule.name }) : t('duty.addTitle')}
      told={t('duty.arrangeTold')}
      closeLabel={t('common.close')}
      keep={t('common.cancel')}
      size={860}
      effect={{
        label: t('settings.save'),
        held: save.isPending || !complete || name.trim() === '',
        onConfirm: () => save.mutate(undefined, { onSuccess: onClose }),
      }}
    >
      <div className={styles.form}>
        <div className={styles.pair}>
          <Field
            label={t('duty.name')}
            value={name}
            maxLength={100}
            required
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {!schedule && <SelectField label={t('duty.whose')} value={team} choices={teams} onChange={setTeam} />}
        </div>
        {layers.map((layer, place) => (
          <LayerFields
            // biome-ignore lint/suspicious/noArrayIndexKey: layers have no other name than their place
            key={place}
            layer={layer}
            place={place}
            onChange={(changed) => change(place, changed)}
            onRaise={
              place > 0 ? () => setLayers(layers.with(place, layers[place - 1]!).with(place - 1, layer)) : undefined
            }
            onRemove={() => setLayers(layers.toSpliced(place, 1))}
          />
        ))}
        <div>
          <Button size="small" onClick={() => setLayers([...layers, newLayer(zone, now)])}>
            {t('duty.addLayer')}
          </Button>
        </div>
        <WantedHours wanted={wanted} zone={zone} onChange={setWanted} />
        {complete && <DutyPreview {...draft} {...(schedule ? { id: schedule.id } : {})} />}
        {save.problem && <ErrorNotice {...save.problem} />}
      </div>
    </Dialog>
  );
}

const newLayer = (tz: string, now: number): Layer => ({
  name: '',
  people: [],
  tz,
  startsOn: todayIn(tz, now),
  handOverAt: '09:00',
  turn: { unit: 'week', count: 1 },
  hours: null,
});

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../../client/clockface.ts';
import { CheckField } from '../../../ui/controls/check-field.tsx';
import { SelectField } from '../../../ui/controls/select-field.tsx';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import {
  changes,
  type Holiday,
  type HolidayChoice,
  type Plan,
  useCalendarChange,
  useHolidayPreview,
  usePlaces,
} from './calendar-api.ts';
import styles from './calendars.module.css';
import { holidayName, shortDate } from './date-words.ts';

type HolidaysDialogProps = { calendarId: string; plan: Plan; onClose: () => void };
const kinds = ['public', 'bank', 'optional'] as const;
const nowhere: HolidayChoice = { country: '', state: null, region: null, kinds: ['public'], leftOut: [] };

/** Which country's holidays are free, and on which of them the desk works all the same. */
export function HolidaysDialog({ calendarId, plan, onClose }: HolidaysDialogProps) {
  const { t } = useTranslation();
  const face = useClockface();
  const [choice, setChoice] = useState<HolidayChoice>(plan.holidays ? choiceOf(plan.holidays) : nowhere);
  const places = usePlaces(choice.country, choice.state);
  const found = useHolidayPreview(choice);
  const save = useCalendarChange(
    () => changes.holidays(calendarId, choice.country ? choice : null),
    () => t('settings.inForce'),
  );
  const change = (part: Partial<HolidayChoice>) => setChoice((old) => ({ ...old, ...part }));
  const { countries = [], states = [], regions = [] } = places.data ?? {};
  const names = new Intl.DisplayNames([face.locale], { type: 'region' });
  const all = countries
    .map((code) => ({ value: code, label: names.of(code) ?? code }))
    .toSorted((one, other) => one.label.localeCompare(other.label, face.locale));
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('calendars.holidaysTitle')}
      told={t('calendars.holidaysTold')}
      closeLabel={t('common.close')}
      keep={t('common.cancel')}
      size={560}
      effect={{
        label: choice.country ? t('calendars.takeHolidays') : t('calendars.noHolidays'),
        held: save.isPending || (choice.country !== '' && choice.kinds.length === 0),
        onConfirm: () => save.mutate(undefined, { onSuccess: onClose }),
      }}
    >
      <div className={styles.form}>
        <SelectField
          label={t('calendars.country')}
          value={choice.country}
          onChange={(country) => change({ country, state: null, region: null, leftOut: [] })}
          choices={[{ value: '', label: t('calendars.none') }, ...all]}
        />
        {choice.country && states.length > 0 && (
          <SelectField
            label={t('calendars.state')}
            value={choice.state ?? ''}
            onChange={(state) => change({ state: state || null, region: null })}
            choices={[{ value: '', label: t('calendars.wholeCountry') }, ...states.map(placeChoice)]}
          />
        )}
        {choice.state && regions.length > 0 && (
          <SelectField
            label={t('calendars.region')}
            value={choice.region ?? ''}
            onChange={(region) => change({ region: region || null })}
            choices={[{ value: '', label: t('calendars.wholeState') }, ...regions.map(placeChoice)]}
          />
        )}
        {choice.country && (
          <fieldset className={styles.kinds}>
            <legend className="only-heard">{t('calendars.kinds')}</legend>
            {kinds.map((kind) => (
              <CheckField
                key={kind}
                label={t(`calendars.kind.${kind}`)}
                checked={choice.kinds.includes(kind)}
                onChange={(event) =>
                  change({
                    kinds: kinds.filter((one) =>
                      one === kind ? event.currentTarget.checked : choice.kinds.includes(one),
                    ),
                  })
                }
              />
            ))}
          </fieldset>
        )}
        {choice.country && found.data && (
          <HolidayList days={found.data} leftOut={choice.leftOut} onChange={(leftOut) => change({ leftOut })} />
        )}
        {save.problem && <ErrorNotice {...save.problem} />}
      </div>
    </Dialog>
  );
}

const placeChoice = ({ code, name }: { code: string; name: string }) => ({ value: code, label: name });
const choiceOf = ({ country, state, region, kinds: chosen, leftOut }: HolidayChoice): HolidayChoice => ({
  country,
  state,
  region,
  kinds: chosen,
  leftOut,
});

type HolidayListProps = { days: Holiday[]; leftOut: string[]; onChange: (leftOut: string[]) => void };

/** Each holiday once, with its dates; without its tick the desk works on it, in every year. */
function HolidayList({ days, leftOut, onChange }: HolidayListProps) {
  const { t } = useTranslation();
  const { locale } = useClockface();
  const rules = Map.groupBy(days, ({ rule }) => rule);
  return (
    <ul className={styles.scroll} aria-label={t('calendars.holidays')}>
      {[...rules].map(([rule, dates]) => {
        const { names, substitute } = dates[0]!;
        const name = holidayName(names, locale);
        return (
          <li key={rule}>
            <CheckField
              label={substitute ? `${name} (${t('calendars.substitute')})` : name}
              checked={!leftOut.includes(rule)}
              onChange={(event) =>
                onChange(event.currentTarget.checked ? leftOut.filter((one) => one !== rule) : [...leftOut, rule])
              }
            />
            <small>{dates.map(({ date }) => shortDate(locale, date, true)).join(' · ')}</small>
          </li>
        );
      })}
    </ul>
  );
}

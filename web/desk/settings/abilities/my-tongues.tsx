import { useTranslation } from 'react-i18next';
import { localeNames, locales } from '../../../client/locale.ts';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import { type Ability, changes, useAbilities, useRoutingChange } from '../routing/routing-api.ts';
import { Ticks } from '../routing/rule-fields.tsx';
import { Setting } from '../settings-frame.tsx';

/** The languages in which somebody answers requesters; each tick counts at once. */
export function MyTongues({ personId }: { personId: string }) {
  const mine = useAbilities().data?.people.find((one) => one.id === personId);
  return mine ? <Tongues of={mine} /> : null;
}

function Tongues({ of: { id, languages, languagesSaid } }: { of: Ability }) {
  const { t } = useTranslation();
  const save = useRoutingChange(
    (next: Ability['languages']) => changes.abilities(id, { languages: next }),
    t('settings.inForce'),
  );
  return (
    <Setting name={t('abilities.mine')} hint={t('abilities.mineHint')}>
      <Ticks
        legend={t('abilities.languages')}
        all={locales.map((value) => ({ value, label: localeNames[value] }))}
        chosen={languagesSaid ? languages : []}
        onChange={(next) => save.mutate(next)}
      />
      {save.problem && <ErrorNotice {...save.problem} />}
    </Setting>
  );
}

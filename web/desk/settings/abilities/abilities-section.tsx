import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localeNames } from '../../../client/locale.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Face } from '../../../ui/people/face.tsx';
import { useDesk } from '../../queries.ts';
import routing from '../routing/routing.module.css';
import { type Ability, useAbilities } from '../routing/routing-api.ts';
import settings from '../settings.module.css';
import { Setting } from '../settings-frame.tsx';
import { AbilityForm } from './ability-form.tsx';

/** What each of us can, how much they take at once, and how much they have. A lead says it of the own team. */
export function AbilitiesSection() {
  const { t } = useTranslation();
  const abilities = useAbilities().data;
  const me = useDesk().data?.me;
  const [opened, setOpened] = useState<string>();
  if (!abilities || !me) return null;
  const maySay = (one: Ability) => me.administrator || one.teams.some((team) => me.leads.includes(team.id));
  return (
    <Setting name={t('abilities.title')} hint={t('abilities.hint')}>
      <ul className={settings.rows}>
        {abilities.people.map((one) =>
          opened === one.id ? (
            <li key={one.id} className={settings.opened}>
              <AbilityForm ability={one} skills={abilities.skills} onDone={() => setOpened(undefined)} />
            </li>
          ) : (
            <li key={one.id}>
              <Face person={one} size={28} named />
              <span>
                {one.name}
                <small>{aboutOf(one, t('abilities.assumed'))}</small>
                <Load of={one} />
              </span>
              <span className={settings.acts}>
                {maySay(one) && (
                  <Button
                    look="bare"
                    size="small"
                    aria-label={t('abilities.changeOf', { name: one.name })}
                    onClick={() => setOpened(one.id)}
                  >
                    {t('people.change')}
                  </Button>
                )}
              </span>
            </li>
          ),
        )}
      </ul>
    </Setting>
  );
}

/** Languages that nobody has said are marked as such: they are only those of the screens. */
function aboutOf({ languages, languagesSaid, skills }: Ability, assumed: string): string {
  const spoken = languages.map((one) => localeNames[one]).join(', ');
  return [
    languagesSaid ? spoken : `${spoken} (${assumed})`,
    ...skills.map(({ name, level }) => `${name} ${level}`),
  ].join(' · ');
}

function Load({ of: { load, capacity, tickets, away } }: { of: Ability }) {
  const { t } = useTranslation();
  const words = t('abilities.load', { load: String(load), capacity: String(capacity), count: tickets });
  return (
    <span className={routing.load}>
      <span>{away ? `${words} · ${t('people.awayNow')}` : words}</span>
      <meter min={0} max={capacity} value={Math.min(load, capacity)} aria-hidden="true" />
    </span>
  );
}

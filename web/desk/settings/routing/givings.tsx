import { useTranslation } from 'react-i18next';
import { SelectField } from '../../../ui/controls/select-field.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import settings from '../settings.module.css';
import { Setting } from '../settings-frame.tsx';
import { changes, type Routing, useRoutingChange } from './routing-api.ts';

type Team = Routing['teams'][number];

/** How each team gives its new tickets. */
export function Givings({ teams }: { teams: Team[] }) {
  const { t } = useTranslation();
  return (
    <Setting name={t('routing.givings')} hint={t('routing.givingsHint')}>
      <div className={settings.form}>
        {teams.map((team) => (
          <TeamGiving key={team.id} team={team} />
        ))}
      </div>
    </Setting>
  );
}

function TeamGiving({ team }: { team: Team }) {
  const { t } = useTranslation();
  const save = useRoutingChange((gives: Team['gives']) => changes.giving(team.id, gives), t('settings.inForce'));
  return (
    <>
      <SelectField
        label={team.name}
        value={team.gives}
        onChange={(gives) => save.mutate(gives)}
        choices={[
          { value: 'holder', label: t('routing.gives.holder') },
          { value: 'best_placed', label: t('routing.gives.best_placed') },
        ]}
      />
      {save.problem && <ErrorNotice {...save.problem} />}
    </>
  );
}

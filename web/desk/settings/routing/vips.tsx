import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/button.tsx';
import { SelectField } from '../../../ui/controls/select-field.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import type { TeamLine } from '../../model.ts';
import { findOrganisations, type Named } from '../service-levels/level-api.ts';
import { PickNames } from '../service-levels/pick-names.tsx';
import settings from '../settings.module.css';
import { Setting } from '../settings-frame.tsx';
import { changes, useRoutingChange, useVips, type Vip } from './routing-api.ts';

/** Whose tickets go another way, and who looks after them. */
export function Vips({ teams }: { teams: TeamLine[] }) {
  const { t } = useTranslation();
  const vips = useVips().data ?? [];
  const [chosen, setChosen] = useState<Named[]>([]);
  const [teamId, setTeamId] = useState('');
  const mark = useRoutingChange(async (organisations: Named[]) => {
    for (const { id } of organisations) await changes.markVip({ kind: 'organisation', id }, teamId || null);
  }, t('settings.inForce'));
  const unmark = useRoutingChange((vip: Vip) => changes.unmarkVip(vip), t('settings.inForce'));
  return (
    <Setting name={t('routing.vips')} hint={t('routing.vipsHint')}>
      {vips.length > 0 && (
        <ul className={settings.rows}>
          {vips.map((vip) => (
            <li key={vip.id} className={settings.plain}>
              <span>
                {vip.name}
                {vip.accountTeam && <small>{t('routing.lookedAfter', { team: vip.accountTeam.name })}</small>}
              </span>
              <Button
                look="bare"
                size="small"
                held={unmark.isPending}
                aria-label={`${t('routing.remove')}: ${vip.name}`}
                onClick={() => unmark.mutate(vip)}
              >
                {t('routing.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className={settings.form}>
        <PickNames
          label={t('levels.organisations')}
          of="organisations"
          find={findOrganisations}
          chosen={chosen}
          onChange={setChosen}
        />
        <SelectField
          label={t('routing.accountTeam')}
          value={teamId}
          onChange={setTeamId}
          choices={[
            { value: '', label: t('routing.noAccountTeam') },
            ...teams.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        {(mark.problem ?? unmark.problem) && <ErrorNotice {...(mark.problem ?? unmark.problem)!} />}
        <div className={settings.foot}>
          <Button
            held={chosen.length === 0 || mark.isPending}
            onClick={() => mark.mutate(chosen, { onSuccess: () => setChosen([]) })}
          >
            {t('routing.markVip')}
          </Button>
        </div>
      </div>
    </Setting>
  );
}

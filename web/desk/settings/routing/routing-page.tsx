import { useTranslation } from 'react-i18next';
import { useAgents, useDesk } from '../../queries.ts';
import { Waiting } from '../../shell/load-error.tsx';
import settings from '../settings.module.css';
import { SettingsFrame } from '../settings-frame.tsx';
import { Givings } from './givings.tsx';
import { useRouting } from './routing-api.ts';
import { Rules } from './rules.tsx';
import { Skills } from './skills.tsx';
import { Vips } from './vips.tsx';
import { WorkForm } from './work-form.tsx';

/** How new tickets find their team and their person. */
export function RoutingPage() {
  const { t } = useTranslation();
  const routing = useRouting();
  const desk = useDesk().data;
  const agents = useAgents().data;
  return (
    <SettingsFrame part="routing">
      <Waiting query={routing} of="rows" count={4} />
      {routing.data && desk && agents && (
        <div className={settings.settings}>
          <Rules key={routing.data.number} routing={routing.data} teams={desk.teams} agents={agents} />
          <Givings teams={routing.data.teams} />
          <Skills skills={routing.data.skills} />
          <WorkForm key={`work ${routing.data.number}`} routing={routing.data} />
          <Vips teams={desk.teams} />
          <p className={settings.hint}>{t('routing.version', { number: String(routing.data.number) })}</p>
        </div>
      )}
    </SettingsFrame>
  );
}

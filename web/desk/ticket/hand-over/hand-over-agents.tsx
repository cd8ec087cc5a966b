import { useTranslation } from 'react-i18next';
import { Choices } from '../../../ui/controls/choices.tsx';
import { Face } from '../../../ui/people/face.tsx';
import type { AgentLine } from '../../model.ts';
import styles from './hand-over.module.css';

type HandOverAgentsProps = {
  agents: readonly AgentLine[];
  agentId: string | undefined;
  onChange: (agentId: string) => void;
};

/** Who could have the case, with a face and the team beside the name. */
export function HandOverAgents({ agents, agentId, onChange }: HandOverAgentsProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.agents}>
      <Choices
        legend={t('handOver.who')}
        value={agentId}
        onChange={onChange}
        choices={agents.map((each) => ({
          value: each.id,
          label: (
            <span className={styles.person}>
              <Face person={each} named />
              <span>
                {each.name}
                <small>{each.title ?? each.teams.map((team) => team.name).join(', ')}</small>
              </span>
            </span>
          ),
        }))}
      />
    </div>
  );
}

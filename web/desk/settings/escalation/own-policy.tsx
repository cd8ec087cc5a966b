import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/button.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import { useDesk } from '../../queries.ts';
import { Setting } from '../settings-frame.tsx';
import styles from './escalation.module.css';
import { changes, type Policy, usePolicyChange } from './escalation-api.ts';

type Team = { id: string; name: string };

/** Teams that go by the desk's policy may get one of their own, which begins as a copy of it. */
export function OwnPolicy({ policies, teams }: { policies: Policy[]; teams: Team[] }) {
  const { t } = useTranslation();
  const me = useDesk().data?.me;
  const own = policies.find(({ team }) => team === null);
  const add = usePolicyChange(({ id, name }: Team) => {
    const { steps, triggers, words } = own!;
    return changes.add({ name, steps, triggers, words, teamId: id });
  }, t('escalation.saved'));
  const without = teams.filter(
    ({ id }) => !policies.some(({ team }) => team?.id === id) && (me?.administrator || me?.leads.includes(id)),
  );
  if (!own || without.length === 0) return null;
  return (
    <Setting name={t('escalation.ownPolicy')}>
      <div className={styles.foot}>
        {without.map((team) => (
          <Button key={team.id} size="small" disabled={add.isPending} onClick={() => add.mutate(team)}>
            {t('escalation.ofTeam', { name: team.name })}
          </Button>
        ))}
      </div>
      {add.problem && <ErrorNotice {...add.problem} />}
    </Setting>
  );
}

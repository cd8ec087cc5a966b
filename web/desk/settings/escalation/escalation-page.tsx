import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/button.tsx';
import { Segment } from '../../../ui/controls/segment.tsx';
import { DateTimeField } from '../../date-time/date-time-field.tsx';
import { useDesk } from '../../queries.ts';
import { Waiting } from '../../shell/load-error.tsx';
import settings from '../settings.module.css';
import { SettingsFrame } from '../settings-frame.tsx';
import { CallLine } from './call-line.tsx';
import styles from './escalation.module.css';
import { type Policy, type Priority, useDryRun, usePolicies } from './escalation-api.ts';
import { triggersWords } from './escalation-words.ts';
import { OwnPolicy } from './own-policy.tsx';
import { PolicyForm } from './policy-form.tsx';

const priorities: Priority[] = ['P1', 'P2', 'P3', 'P4'];

/** Who is called when a ticket is stuck, and who it would be at a moment. */
export function EscalationPage() {
  const { t } = useTranslation();
  const policies = usePolicies();
  const teams = useDesk().data?.teams;
  const [priority, setPriority] = useState<Priority>('P3');
  const [at, setAt] = useState<string>();
  return (
    <SettingsFrame part="escalation">
      <Waiting query={policies} of="rows" count={4} />
      {policies.data && (
        <div className={settings.settings}>
          <div className={styles.asked}>
            <b>{t('escalation.dryRun')}</b>
            {!at && <span>{t('escalation.now')}</span>}
            <DateTimeField inLine label={t('escalation.at')} value={at} onChange={setAt} />
            <Segment
              label={t('escalation.priority')}
              value={priority}
              choices={priorities.map((one) => ({ value: one, label: one }))}
              onChange={setPriority}
            />
            {at && (
              <Button size="small" look="bare" onClick={() => setAt(undefined)}>
                {t('escalation.now')}
              </Button>
            )}
          </div>
          {policies.data.map((policy) => (
            <PolicyPart key={`${policy.id} ${policy.number}`} policy={policy} priority={priority} at={at} />
          ))}
          {teams && <OwnPolicy policies={policies.data} teams={teams} />}
        </div>
      )}
    </SettingsFrame>
  );
}

function PolicyPart({ policy, priority, at }: { policy: Policy; priority: Priority; at: string | undefined }) {
  const { t } = useTranslation();
  const run = useDryRun(policy, priority, at);
  const [changing, setChanging] = useState(false);
  return (
    <section className={styles.policy} aria-label={policy.name}>
      <div className={styles.head}>
        <h2>{policy.name}</h2>
        <span>{policy.team ? t('escalation.ofTeam', { name: policy.team.name }) : t('escalation.wholeDesk')}</span>
        <span>{t('escalation.version', { number: String(policy.number) })}</span>
      </div>
      <p className={styles.calls}>
        {t('escalation.triggers')}: {triggersWords(t, policy)}
      </p>
      <Waiting query={run} of="rows" count={policy.steps.length} />
      {run.data && <CallLine calls={run.data.calls} alarmAt={run.data.alarmAt} names={policy.names} />}
      {policy.mayChange && !changing && (
        <div className={styles.foot}>
          <Button size="small" onClick={() => setChanging(true)}>
            {t('escalation.change')}
          </Button>
        </div>
      )}
      {changing && <PolicyForm policy={policy} onDone={() => setChanging(false)} />}
    </section>
  );
}

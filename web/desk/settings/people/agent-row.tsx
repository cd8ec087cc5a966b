import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../../client/clockface.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import { Face } from '../../../ui/people/face.tsx';
import type { Absence } from '../../away/absence-api.ts';
import { momentWords } from '../../away/away-words.ts';
import type { AgentLine, TeamLine } from '../../model.ts';
import styles from '../settings.module.css';
import { useSetting } from '../use-setting.ts';
import { AgentForm } from './agent-form.tsx';

type AgentRowProps = {
  agent: AgentLine;
  agents: AgentLine[];
  teams: TeamLine[];
  isMe: boolean;
  mayChange: boolean;
  /** Whether the reader may say that they are away. */
  mayAway: boolean;
  /** The one that runs. */
  absence: Absence | undefined;
};

/** One person of ours: who they are, what they may, and the way to change it. */
export function AgentRow({ agent, agents, teams, isMe, mayChange, mayAway, absence }: AgentRowProps) {
  const { t } = useTranslation();
  const face = useClockface();
  const [changing, setChanging] = useState(false);
  const comeBack = useSetting(
    (source, id: string) => source.reactivateAgent(id),
    t('people.reactivated', { name: agent.name }),
  );
  if (changing) {
    return (
      <li className={styles.opened}>
        <AgentForm agent={agent} agents={agents} teams={teams} isMe={isMe} onDone={() => setChanging(false)} />
      </li>
    );
  }
  const about = [
    agent.email,
    agent.publicName && t('people.shownAs', { name: agent.publicName }),
    agent.title,
    ...agent.roles
      .filter((role) => role !== 'agent' || agent.roles.length === 1)
      .map((role) => t(`people.role.${role}`)),
    ...agent.teams.map((team) => team.name),
  ].filter(Boolean);
  return (
    <li className={agent.active ? undefined : styles.gone}>
      <Face person={agent} size={28} named />
      <span>
        {agent.name}
        <small>{about.join(', ')}</small>
        {!agent.active && <small>{t('people.inactive')}</small>}
        {absence && (
          <small>
            <Link to="/away">
              {absence.to ? t('people.awayUntil', { time: momentWords(face, t, absence.to) }) : t('people.awayNow')}
            </Link>
          </small>
        )}
        {comeBack.problem && <ErrorNotice {...comeBack.problem} />}
      </span>
      <span className={styles.acts}>
        {mayAway && agent.active && !absence && (
          <Link to="/away/plan" search={isMe ? {} : { person: agent.id }} className={styles.act}>
            {t('people.isAway')} <span className="only-heard">{agent.name}</span>
          </Link>
        )}
        {mayChange &&
          (agent.active ? (
            <Button
              look="bare"
              size="small"
              aria-label={t('people.changeOf', { name: agent.name })}
              onClick={() => setChanging(true)}
            >
              {t('people.change')}
            </Button>
          ) : (
            <Button
              look="bare"
              size="small"
              held={comeBack.isPending}
              aria-label={t('people.reactivateOf', { name: agent.name })}
              onClick={() => comeBack.mutate(agent.id)}
            >
              {t('people.reactivate')}
            </Button>
          ))}
      </span>
    </li>
  );
}

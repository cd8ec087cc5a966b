import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/button.tsx';
import { Empty } from '../../ui/notice/empty.tsx';
import type { AgentLine, DeskView } from '../model.ts';
import { Place } from '../places/place.tsx';
import { useAgents, useDesk } from '../queries.ts';
import settings from '../settings/settings.module.css';
import { Waiting } from '../shell/load-error.tsx';
import { type Absence, useAbsences } from './absence-api.ts';
import { AbsenceRow } from './absence-row.tsx';
import styles from './away.module.css';
import { Feeds } from './feeds.tsx';
import { maySay } from './may-say.ts';

/** Who is away now, who will be, and who acts for them; on demand also who was. */
export function AwayPage() {
  const { t } = useTranslation();
  const [past, showPast] = useState(false);
  const query = useAbsences(past);
  const agents = useAgents().data ?? [];
  const me = useDesk().data?.me;
  const of = (...states: Absence['state'][]) => (query.data ?? []).filter((one) => states.includes(one.state));
  const current = of('running', 'planned');
  const show = { me, agents };
  return (
    <Place title={t('rail.away')} explain={t('absence.explain')}>
      {me?.agent && (
        <p className={styles.ways}>
          {!me.away && (
            <Link to="/away/plan" className={settings.go}>
              {t('rail.imAway')}
            </Link>
          )}
          {(me.administrator || me.leads.length > 0) && <Link to="/settings/people">{t('absence.other')}</Link>}
        </p>
      )}
      <Waiting query={query} of="rows" count={3} />
      {query.data && current.length === 0 && (
        <Empty look="kept" title={t('absence.emptyTitle')}>
          {t('absence.emptyText')}
        </Empty>
      )}
      <Part title={t('absence.now')} absences={of('running')} {...show} />
      <Part title={t('absence.planned')} absences={of('planned')} {...show} />
      {past ? (
        <Part title={t('absence.past')} absences={of('over', 'cancelled').toReversed()} {...show} />
      ) : (
        query.data && (
          <p className={styles.more}>
            <Button look="bare" size="small" onClick={() => showPast(true)}>
              {t('absence.showPast')}
            </Button>
          </p>
        )
      )}
      {me?.agent && <Feeds />}
    </Place>
  );
}

type PartProps = { title: string; absences: Absence[]; me: DeskView['me'] | undefined; agents: AgentLine[] };

function Part({ title, absences, me, agents }: PartProps) {
  if (absences.length === 0) return null;
  return (
    <section className={styles.part}>
      <h2>{title}</h2>
      <ul className={settings.rows}>
        {absences.map((one) => (
          <AbsenceRow
            key={one.id}
            absence={one}
            mine={one.person.id === me?.id}
            mayChange={me !== undefined && maySay(me, one.person, agents)}
          />
        ))}
      </ul>
    </section>
  );
}

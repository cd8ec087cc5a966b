import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icons/icon.tsx';
import type { IconName } from '../../ui/icons/shapes.tsx';
import { useDesk } from '../queries.ts';
import { AddExample } from '../settings/example.tsx';
import styles from './first-steps.module.css';
import { Place } from './place.tsx';

/** Whether nothing has happened at the desk yet and the reader is the one who can set it going. */
export function useIsFresh(): boolean {
  const desk = useDesk().data;
  if (!desk?.me.administrator || desk.exampleCompany) return false;
  return desk.myWorkCount === 0 && desk.teams.every((team) => team.count === 0);
}

/** The first page of a new desk: three steps, none of them needed before the first ticket, and an example to look at. */
export function FirstSteps() {
  const { t } = useTranslation();
  return (
    <Place title={t('firstSteps.title')} explain={t('firstSteps.explain')}>
      <ol className={styles.steps}>
        <Step icon="email" to="/settings/mailboxes/new" name={t('firstSteps.mailbox')}>
          {t('firstSteps.mailboxText')}
        </Step>
        <Step icon="people" to="/settings/people" name={t('firstSteps.people')}>
          {t('firstSteps.peopleText')}
        </Step>
        <Step icon="clock" to="/settings/calendars" name={t('firstSteps.workingTime')}>
          {t('firstSteps.workingTimeText')}
        </Step>
      </ol>
      <section className={styles.example}>
        <h2>{t('firstSteps.example')}</h2>
        <p>{t('example.text')}</p>
        <AddExample main />
      </section>
    </Place>
  );
}

type StepProps = {
  icon: IconName;
  to: '/settings/mailboxes/new' | '/settings/people' | '/settings/calendars';
  name: string;
  children: ReactNode;
};

function Step({ icon, to, name, children }: StepProps) {
  return (
    <li>
      <Icon name={icon} />
      <div>
        <Link to={to}>{name}</Link>
        <p>{children}</p>
      </div>
    </li>
  );
}

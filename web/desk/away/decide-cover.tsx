import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/button.tsx';
import { ErrorNotice } from '../../ui/notice/notice.tsx';
import type { PersonView } from '../model.ts';
import { useDesk } from '../queries.ts';
import { changes, useAbsenceChange } from './absence-api.ts';
import styles from './away.module.css';

type DecideCoverProps = { number: string; assignee: PersonView; cover: PersonView };

/** Whose a ticket is after the return: it stays with who has become the contact, or the assignee acts again. */
export function DecideCover({ number, assignee, cover }: DecideCoverProps) {
  const { t } = useTranslation();
  const me = useDesk().data?.me;
  const decide = useAbsenceChange(
    (keeps: 'assignee' | 'cover') => changes.decide(number, keeps),
    ({ assignee: holder }) => t('recap.decided', holder),
  );
  return (
    <span className={styles.acts}>
      {decide.problem && <ErrorNotice what={decide.problem.what} kept={decide.problem.kept} />}
      <Button size="small" held={decide.isPending} onClick={() => decide.mutate('cover')}>
        {t('recap.leave', cover)}
      </Button>
      <Button size="small" held={decide.isPending} onClick={() => decide.mutate('assignee')}>
        {assignee.id === me?.id ? t('recap.takeBack') : t('recap.giveBack', assignee)}
      </Button>
    </span>
  );
}

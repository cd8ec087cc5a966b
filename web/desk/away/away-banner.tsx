import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../client/clockface.ts';
import { Button } from '../../ui/controls/button.tsx';
import type { DeskView } from '../model.ts';
import { changes, useAbsenceChange } from './absence-api.ts';
import { momentWords } from './away-words.ts';

/** While one is away: until when, and the one step back. */
export function AwayNow({ me }: { me: DeskView['me'] }) {
  const { t } = useTranslation();
  const face = useClockface();
  const back = useAbsenceChange(
    (id: string) => changes.end(id),
    () => t('absence.done.back', { name: me.name }),
  );
  const { away } = me;
  if (!away) return null;
  return (
    <>
      {away.to ? t('banner.awayUntil', { time: momentWords(face, t, away.to) }) : t('banner.away')}{' '}
      <Button size="small" held={back.isPending} onClick={() => back.mutate(away.id)}>
        {t('banner.imBack')}
      </Button>{' '}
      {back.problem ? back.problem.what : <Link to="/away">{t('banner.whoIsAway')}</Link>}
    </>
  );
}

/** After the return: what happened, and how many tickets wait for one's word. */
export function CameBack({ back }: { back: NonNullable<DeskView['me']['cameBack']> }) {
  const { t } = useTranslation();
  return (
    <>
      {t('banner.cameBack')} {back.asked > 0 && t('banner.cameBackAsked', { count: back.asked })}{' '}
      <Link to="/away/$id" params={{ id: back.id }}>
        {t('banner.recap')}
      </Link>
    </>
  );
}

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../client/clockface.ts';
import { fieldWords } from '../../client/time-words.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { useSource } from '../source.ts';
import styles from './date-time-field.module.css';

/** `ticket`: its number, as its team may work at other hours than the desk. */
type OutsideHoursProps = { ticket: string; at: string | undefined; onTake: (at: string) => void };

/**
 * Says that nobody works at the chosen hour, and offers the next opening. It warns and does not refuse: a visit on a
 * Saturday may well have been agreed on. Nothing while the team works then.
 */
export function OutsideHours({ ticket, at, onTake }: OutsideHoursProps) {
  const { t } = useTranslation();
  const face = useClockface();
  const source = useSource();
  const hours = useQuery({
    queryKey: ['working-time', at, ticket],
    queryFn: () => source.workingTime(at ?? '', ticket),
    enabled: at !== undefined,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
  return (
    <div className={styles.outside} role="status">
      {at && hours.data && !hours.data.open && (
        <>
          <span>
            <Icon name="alert" size="small" />
            {t(hours.data.closedDay ? 'date.closedDay' : 'date.closedHour')}
          </span>
          <Button size="small" onClick={() => hours.data && onTake(hours.data.opensAt)}>
            {t('date.takeOpening', { time: fieldWords(face, hours.data.opensAt) })}
          </Button>
        </>
      )}
    </div>
  );
}

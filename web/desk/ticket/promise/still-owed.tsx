import { useTranslation } from 'react-i18next';
import { useClockface } from '../../../client/clockface.ts';
import { lookNow, owedWords, promiseWords, shareUsed } from '../../../client/promise-words.ts';
import { Strong } from '../../../client/strong.tsx';
import { exactWords, spanWords } from '../../../client/time-words.ts';
import { Owed } from '../../../ui/line/line-column.tsx';
import { Time } from '../../../ui/time/time.tsx';
import type { TicketView } from '../../model.ts';
import { MoveDate } from './move-date.tsx';

/** The ring at the end of the conversation, and where its date is moved. */
export function StillOwed({ ticket }: { ticket: TicketView }) {
  const { promise } = ticket;
  const { t } = useTranslation();
  const face = useClockface();
  const look = lookNow(promise, face.now);
  const open = look === 'open' || look === 'hand' || look === 'soon';
  if (!promise.dueAt) {
    return (
      <Owed look={look}>
        <Strong text={promiseWords(promise, face, t)} />
      </Owed>
    );
  }
  const left = Date.parse(promise.dueAt) - face.now;
  return (
    <Owed look={look === 'open' ? 'hand' : look} share={shareUsed(promise, face.now)}>
      <Time at={promise.dueAt} exact={exactWords(face, promise.dueAt)}>
        <Strong text={open ? owedWords(promise, face, t) : promiseWords(promise, face, t)} />
      </Time>
      {open && left > 0 && ` ${capital(t('time.in', { span: spanWords(t, left) }))}.`} <MoveDate ticket={ticket} />
    </Owed>
  );
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

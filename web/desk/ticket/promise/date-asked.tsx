import { useTranslation } from 'react-i18next';
import { useClockface } from '../../../client/clockface.ts';
import { dueWords } from '../../../client/time-words.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { ErrorNotice, Notice } from '../../../ui/notice/notice.tsx';
import { DeskTime } from '../../desk-time.tsx';
import type { TicketView } from '../../model.ts';
import pageStyles from '../ticket-page.module.css';
import { useChange } from '../use-change.ts';

/** The requester asks to hear by a date that the desk does not promise by itself: it is taken with one click, or answered. */
export function DateAsked({ ticket }: { ticket: TicketView }) {
  const { t } = useTranslation();
  const face = useClockface();
  const accept = useChange(ticket.number, (source) => source.acceptDate(ticket.number));
  const asked = ticket.dateAsked;
  if (!asked || !ticket.may.reply) return null;
  const passed = Date.parse(asked.wantedAt) <= face.now;
  return (
    <div className={pageStyles.undecided}>
      <Notice
        sign="clock"
        what={t('dateAsked.what', { name: asked.by, time: dueWords(face, asked.wantedAt) })}
        action={
          !passed && (
            <Button size="small" held={accept.isPending} onClick={() => accept.mutate(undefined)}>
              {t('dateAsked.accept')}
            </Button>
          )
        }
      >
        {t(ticket.shadow ? 'dateAsked.shadow' : 'dateAsked.text')} <DeskTime at={asked.wantedAt} />
      </Notice>
      {accept.problem && <ErrorNotice what={accept.problem.what} />}
    </div>
  );
}

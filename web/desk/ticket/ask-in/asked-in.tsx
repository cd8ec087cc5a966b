import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../../client/clockface.ts';
import { exactWords, shortDay } from '../../../client/time-words.ts';
import { Button, IconButton } from '../../../ui/controls/button.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import { Face } from '../../../ui/people/face.tsx';
import { Time } from '../../../ui/time/time.tsx';
import type { TicketView } from '../../model.ts';
import { useToast } from '../../shell/toasts.tsx';
import { useChange } from '../use-change.ts';
import styles from './ask-in.module.css';
import { AskInForm } from './ask-in-form.tsx';

/** Colleagues who help with this ticket without having it: who was asked in, by whom, and the way to ask or let go. */
export function AskedIn({ ticket }: { ticket: TicketView }) {
  const { t } = useTranslation();
  const face = useClockface();
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const { collaborators, may } = ticket;
  const letGo = useChange(ticket.number, (source, id: string) => source.letGo(ticket.number, id));
  if (collaborators.length === 0 && !may.askIn) return null;
  return (
    <section>
      <h2>{t('askIn.title')}</h2>
      {collaborators.map((person) => (
        <div className={styles.line} key={person.id}>
          <Face person={person} size={18} named />
          <span>
            {person.name}
            <small>
              <Time at={person.at} exact={exactWords(face, person.at)}>
                {person.by
                  ? t('askIn.by', { name: person.by, day: shortDay(face, person.at) })
                  : shortDay(face, person.at)}
              </Time>
            </small>
          </span>
          {may.askIn && (
            <IconButton
              icon="cross"
              size="small"
              label={t('askIn.letGo', { name: person.name })}
              onClick={() =>
                letGo.mutate(person.id, {
                  onSuccess: () => toast({ look: 'none', text: t('askIn.gone', { name: person.name }) }),
                })
              }
            />
          )}
        </div>
      ))}
      {letGo.problem && <ErrorNotice what={letGo.problem.what} />}
      {may.askIn &&
        (asking ? (
          <AskInForm ticket={ticket} onDone={() => setAsking(false)} />
        ) : (
          <Button size="small" onClick={() => setAsking(true)}>
            {t('askIn.button')}
          </Button>
        ))}
    </section>
  );
}

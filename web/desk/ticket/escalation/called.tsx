import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../../client/clockface.ts';
import { dueWords } from '../../../client/time-words.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { LongField } from '../../../ui/controls/field.tsx';
import { ErrorNotice, Notice } from '../../../ui/notice/notice.tsx';
import type { TicketView } from '../../model.ts';
import styles from './called.module.css';
import { type Called as CalledFor, useAnswer, useCalled } from './escalation-api.ts';

/** Somebody is called for this ticket: who, until when, and the answer, which names the next step. */
export function Called({ ticket }: { ticket: TicketView }) {
  const running = useCalled(ticket).data?.find((one) => one.endedAt === null);
  return running && ticket.may.reply ? <Call key={running.id} number={ticket.number} running={running} /> : null;
}

function Call({ number, running }: { number: string; running: CalledFor }) {
  const { t } = useTranslation();
  const face = useClockface();
  const [answering, setAnswering] = useState(false);
  const [nextStep, setNextStep] = useState('');
  const answer = useAnswer(number, running.id);
  const call = running.calls.findLast((one) => one.state === 'fired');
  function submit(event: FormEvent) {
    event.preventDefault();
    answer.mutate(nextStep);
  }
  const what = call?.person
    ? t('escalation.chip', { name: call.person.name, time: dueWords(face, call.answerBy!) })
    : t('escalation.chipNobody');
  return (
    <div className={styles.called}>
      <Notice
        sign="flag"
        what={what}
        action={
          !answering && (
            <Button size="small" onClick={() => setAnswering(true)}>
              {t('escalation.answer')}
            </Button>
          )
        }
      >
        {t(`event.calledFor.${running.trigger}`)}
      </Notice>
      {answering && (
        <form className={styles.form} onSubmit={submit}>
          <LongField
            label={t('escalation.nextStep')}
            hint={t('escalation.nextStepHint')}
            rows={2}
            required
            minLength={3}
            maxLength={5000}
            autoFocus
            value={nextStep}
            onChange={(event) => setNextStep(event.currentTarget.value)}
          />
          {answer.problem && <ErrorNotice {...answer.problem} />}
          <div className={styles.foot}>
            <Button look="main" type="submit" disabled={answer.isPending}>
              {t('escalation.send')}
            </Button>
            <Button look="bare" onClick={() => setAnswering(false)}>
              {t('escalation.cancel')}
            </Button>
          </div>
        </form>
      )}
    </div>
  );
}

import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Status } from '../../client/case-words.ts';
import { useClockface } from '../../client/clockface.ts';
import { Field, LongField } from '../../ui/controls/field.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { ErrorNotice } from '../../ui/notice/notice.tsx';
import { DateTimeField } from '../date-time/date-time-field.tsx';
import { OutsideHours } from '../date-time/outside-hours.tsx';
import { DeskTime } from '../desk-time.tsx';
import type { TicketView } from '../model.ts';
import type { StatusWish } from '../outgoing.ts';
import { useToast } from '../shell/toasts.tsx';
import { useChange } from './use-change.ts';

type StatusDialogProps = {
  ticket: TicketView;
  status: Status | undefined;
  /** Filled in where a date is asked for. */
  agreedAt?: string;
  onClose: () => void;
  onDone?: () => void;
};
type Asking = 'waitingOnRequester' | 'waitingOnThirdParty' | 'scheduled' | 'closed';

/** Asks for what a status needs: the question, whom we wait for, the date that was agreed; or only whether it is meant. */
export function StatusDialog({ ticket, status, agreedAt, onClose, onDone }: StatusDialogProps) {
  const { t } = useTranslation();
  const toast = useToast();
  // The words stay while the dialogue fades away.
  const [shown, setShown] = useState<Asking>('closed');
  const [text, setText] = useState('');
  useEffect(() => {
    if (!status || status === 'open') return;
    setShown(status as Asking);
    setText(status === 'scheduled' ? (agreedAt ?? '') : '');
  }, [status, agreedAt]);
  const change = useChange(ticket.number, (source, wish: StatusWish) => source.setStatus(ticket.number, wish));
  const { name } = ticket.brief.requester;
  const asked = lastQuestion(ticket);
  const wish = wishOf(shown, text);
  const held = change.isPending || (needsText(shown) && !wish) || (shown === 'waitingOnRequester' && !text && !asked);
  // Closing sends nothing anywhere.
  const staysHere = ticket.shadow && shown !== 'closed';
  const asksInShadow = ticket.shadow && shown === 'waitingOnRequester';
  function confirm() {
    const sent = wish ?? { status: shown };
    change.mutate(sent, {
      onSuccess: () => {
        onClose();
        onDone?.();
        toast({ look: 'open', text: t('statusForm.done', { status: t(`status.${shown}`) }) });
      },
    });
  }
  return (
    <Dialog
      opened={status !== undefined}
      onClose={() => {
        change.reset();
        onClose();
      }}
      title={t(`statusForm.title.${shown}`)}
      closeLabel={t('common.close')}
      told={t(staysHere ? `statusForm.toldShadow.${shown}` : `statusForm.told.${shown}`, { name })}
      keep={t('common.cancel')}
      effect={{
        label: asksInShadow ? t('statusForm.effectShadow') : t(`statusForm.effect.${shown}`),
        onConfirm: confirm,
        held,
      }}
    >
      <Asked shown={shown} text={text} setText={setText} asked={asked} ticket={ticket} />
      {change.problem && <ErrorNotice what={change.problem.what} kept={t('error.notSentKept')} />}
    </Dialog>
  );
}

type AskedProps = {
  shown: Asking;
  text: string;
  setText: (text: string) => void;
  asked: string | undefined;
  ticket: TicketView;
};

function Asked({ shown, text, setText, asked, ticket }: AskedProps) {
  const { t } = useTranslation();
  const hint = ticket.shadow ? 'statusForm.questionHintShadow' : 'statusForm.questionHint';
  const face = useClockface();
  if (shown === 'waitingOnRequester') {
    return (
      <LongField
        label={t('statusForm.question', { name: ticket.brief.requester.name })}
        hint={asked ? t('statusForm.questionAsked', { question: asked }) : t(hint)}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        data-autofocus
      />
    );
  }
  if (shown === 'waitingOnThirdParty') {
    return (
      <Field
        label={t('statusForm.thirdParty')}
        hint={t('statusForm.thirdPartyHint')}
        value={text}
        maxLength={200}
        onChange={(event) => setText(event.currentTarget.value)}
        data-autofocus
      />
    );
  }
  if (shown === 'scheduled') {
    return (
      <>
        <DateTimeField
          label={t('statusForm.agreedAt')}
          hint={t('statusForm.agreedAtHint')}
          value={text || undefined}
          min={face.now}
          max={face.now + 30 * 86_400_000}
          onChange={(at) => setText(at ?? '')}
          autoFocus
        />
        <DeskTime at={text || undefined} />
        <OutsideHours ticket={ticket.number} at={text || undefined} onTake={setText} />
      </>
    );
  }
  return null;
}

const needsText = (status: Asking): boolean => status === 'scheduled' || status === 'waitingOnThirdParty';

/** The filled form, or undefined while something that is needed is missing. */
function wishOf(status: Asking, text: string): StatusWish | undefined {
  const words = text.trim();
  if (status === 'waitingOnRequester') return words ? { status, question: words } : undefined;
  if (status === 'waitingOnThirdParty') return words ? { status, thirdParty: words } : undefined;
  if (status === 'scheduled') {
    return text ? { status, agreedAt: text } : undefined;
  }
  return { status };
}

/** The question with which our last public message ends, if it asks one and nobody has answered it. */
function lastQuestion({ entries }: TicketView): string | undefined {
  const last = entries.findLast((entry) => entry.kind === 'in' || entry.kind === 'out');
  if (last?.kind !== 'out') return undefined;
  return /[^.!?？\n]*[?？]/.exec(last.body)?.[0].trim();
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../../client/clockface.ts';
import { dueWords } from '../../../client/time-words.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import { ErrorNotice, Notice } from '../../../ui/notice/notice.tsx';
import type { TicketView } from '../../model.ts';
import type { MoveWish } from '../../promise-source.ts';
import { useToast } from '../../shell/toasts.tsx';
import { useChange } from '../use-change.ts';
import { type MoveDraft, MoveFields } from './move-fields.tsx';

const empty: MoveDraft = { reason: undefined, actions: '', dueAt: '' };
/** With this move in a row the lead is told. */
const goesUp = 3;

/** A date of ours that will not be kept is moved while it is still to come; the requester is always told why. */
export function MoveDate({ ticket }: { ticket: TicketView }) {
  const { t } = useTranslation();
  const face = useClockface();
  const toast = useToast();
  const [opened, setOpened] = useState(false);
  const [draft, setDraft] = useState(empty);
  const fill = (part: Partial<MoveDraft>) => setDraft((old) => ({ ...old, ...part }));
  const move = useChange(ticket.number, (source, wish: MoveWish) => source.movePromise(ticket.number, wish));
  const { name } = ticket.brief.requester;
  const { dueAt: stands, mayMove, moves = 0 } = ticket.promise;
  if (!stands || !mayMove || !ticket.may.reply || Date.parse(stands) <= face.now) return null;
  const { reason, actions, dueAt } = draft;
  const filled = reason && actions.trim() !== '' && Date.parse(dueAt) > Date.parse(stands);
  function close() {
    move.reset();
    setOpened(false);
  }
  function confirm() {
    if (!reason) return;
    move.mutate(
      { reason, actions: actions.trim(), dueAt, version: ticket.version },
      {
        onSuccess: () => {
          close();
          setDraft(empty);
          toast({ look: 'open', text: t(ticket.shadow ? 'moveDate.doneShadow' : 'moveDate.done', { name }) });
        },
      },
    );
  }
  return (
    <>
      <Button look="bare" size="small" onClick={() => setOpened(true)}>
        {t('moveDate.open')}
      </Button>
      <Dialog
        opened={opened}
        onClose={close}
        size={560}
        title={t('moveDate.title')}
        closeLabel={t('common.close')}
        told={t(ticket.shadow ? 'moveDate.toldShadow' : 'moveDate.told', { name, time: dueWords(face, stands) })}
        keep={t('common.cancel')}
        effect={{
          label: t(ticket.shadow ? 'moveDate.effectShadow' : 'moveDate.effect', { name }),
          onConfirm: confirm,
          held: !filled || move.isPending,
        }}
      >
        {moves > 0 && (
          <Notice sign="clock" what={t('moveDate.before', { count: moves })}>
            {moves + 1 >= goesUp ? t('moveDate.goesUp') : undefined}
          </Notice>
        )}
        <MoveFields
          ticket={ticket.number}
          draft={draft}
          fill={fill}
          from={stands}
          dates={ticket.nextDates}
          hint={ticket.shadow ? undefined : t('moveDate.actionsHint', { name })}
        />
        {move.problem && <ErrorNotice what={move.problem.what} kept={t('error.notSentKept')} />}
      </Dialog>
    </>
  );
}

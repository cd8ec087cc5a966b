import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../../client/clockface.ts';
import { dueWords } from '../../../client/time-words.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import type { TicketView } from '../../model.ts';
import type { MoveWish } from '../../promise-source.ts';
import { useToast } from '../../shell/toasts.tsx';
import { useChange } from '../use-change.ts';
import { type MoveDraft, MoveFields, moveReasons } from './move-fields.tsx';

const empty: MoveDraft = { reason: moveReasons[0]!, actions: '', dueAt: '' };

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
  const stands = ticket.promise.dueAt;
  if (!stands) return null;
  const isLater = Date.parse(draft.dueAt) > Date.parse(stands);
  function close() {
    move.reset();
    setOpened(false);
  }
  function confirm() {
    const { reason, actions, dueAt } = draft;
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
        title={t('moveDate.title')}
        closeLabel={t('common.close')}
        told={t(ticket.shadow ? 'moveDate.toldShadow' : 'moveDate.told', { name, time: dueWords(face, stands) })}
        keep={t('common.cancel')}
        effect={{
          label: t(ticket.shadow ? 'moveDate.effectShadow' : 'moveDate.effect', { name }),
          onConfirm: confirm,
          held: !isLater || draft.actions.trim() === '' || move.isPending,
        }}
      >
        <MoveFields draft={draft} fill={fill} from={stands} />
        {move.problem && <ErrorNotice what={move.problem.what} kept={t('error.notSentKept')} />}
      </Dialog>
    </>
  );
}

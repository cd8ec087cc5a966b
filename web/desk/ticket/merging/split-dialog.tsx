import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../../client/clockface.ts';
import { pastWords } from '../../../client/time-words.ts';
import { CheckField } from '../../../ui/controls/check-field.tsx';
import { Field } from '../../../ui/controls/field.tsx';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import type { SaidView, TicketView } from '../../model.ts';
import { useChange } from '../use-change.ts';
import styles from './merging.module.css';
import { useUndo } from './use-undo.ts';

type SplitDialogProps = { ticket: TicketView; opened: boolean; onClose: () => void };
type Wish = { messages: string[]; subject: string };

/** Asks which of the messages from outside are a matter of their own. */
export function SplitDialog({ ticket, opened, onClose }: SplitDialogProps) {
  const { t } = useTranslation();
  const face = useClockface();
  const navigate = useNavigate();
  const undo = useUndo();
  const [chosen, setChosen] = useState<string[]>([]);
  const [subject, setSubject] = useState('');
  const { number } = ticket;
  const theirs = ticket.entries.filter((entry): entry is SaidView => entry.kind === 'in');
  const split = useChange(number, (desk, wish: Wish) => desk.split(number, wish.messages, wish.subject));
  const possible = theirs.length > 1;
  const messages = theirs.filter((one) => chosen.includes(one.id)).map((one) => one.id);
  function close() {
    split.reset();
    setChosen([]);
    setSubject('');
    onClose();
  }
  function confirm() {
    split.mutate(
      { messages, subject: subject.trim() },
      {
        onSuccess: (made) => {
          const { number: fresh } = made as { number: string };
          close();
          undo.offer(t('merging.splitDone', { number: fresh }), (desk) => desk.unsplit(fresh), [number, fresh], number);
          void navigate({ to: '/tickets/$number', params: { number: fresh } });
        },
      },
    );
  }
  const toggle = (id: string) =>
    setChosen((old) => (old.includes(id) ? old.filter((one) => one !== id) : [...old, id]));
  return (
    <Dialog
      opened={opened}
      onClose={close}
      size={560}
      title={t('merging.splitTitle')}
      closeLabel={t('common.close')}
      told={t(possible ? (ticket.shadow ? 'merging.splitToldShadow' : 'merging.splitTold') : 'merging.splitNone')}
      {...(possible
        ? {
            keep: t('common.cancel'),
            effect: {
              label: t('merging.splitEffect'),
              onConfirm: confirm,
              held: messages.length === 0 || split.isPending,
            },
          }
        : {})}
    >
      {possible && (
        <>
          <fieldset className={styles.messages}>
            <legend>{t('merging.splitWhich')}</legend>
            {theirs.map((one) => (
              <CheckField
                key={one.id}
                label={firstWords(one.body)}
                hint={`${one.author.name}, ${pastWords(face, one.at)}`}
                lang={one.lang}
                checked={chosen.includes(one.id)}
                onChange={() => toggle(one.id)}
              />
            ))}
          </fieldset>
          <Field
            label={t('merging.splitSubject')}
            hint={t('merging.splitSubjectHint')}
            value={subject}
            maxLength={500}
            onChange={(event) => setSubject(event.currentTarget.value)}
          />
        </>
      )}
      {split.problem && <ErrorNotice what={split.problem.what} />}
    </Dialog>
  );
}

const shownLength = 140;

function firstWords(body: string): string {
  const line = body.replace(/\s+/g, ' ').trim();
  return line.length <= shownLength ? line : `${line.slice(0, shownLength).trimEnd()}…`;
}

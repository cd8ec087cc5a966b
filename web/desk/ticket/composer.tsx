import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../../ui/class-names.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Segment } from '../../ui/controls/segment.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { ErrorNotice } from '../../ui/notice/notice.tsx';
import { useKeys } from '../keys.ts';
import type { TicketView } from '../model.ts';
import styles from './composer.module.css';
import { useDraft } from './draft.ts';
import { NextDate } from './next-date.tsx';
import { Recipients } from './recipients.tsx';
import { useSend } from './use-send.ts';

/** Writes a reply or a note; the two cannot be mistaken. The foot says what sending keeps and promises next. */
export function Composer({ ticket }: { ticket: TicketView }) {
  const { t } = useTranslation();
  const [draft, changeDraft] = useDraft(ticket.number);
  const [chosenDate, setChosenDate] = useState<string>();
  const textarea = useRef<HTMLTextAreaElement>(null);
  const kind = ticket.may.reply ? draft.kind : 'note';
  const body = draft[kind];
  const first = ticket.recipients[0]?.name;
  const others = ticket.recipients.length - 1;
  const send = useSend(ticket, (restored) => changeDraft({ kind: restored.kind, [restored.kind]: restored.body }));
  const held = body.trim() === '' || (kind === 'reply' && !first) || send.isPending;

  function write(next: 'reply' | 'note') {
    changeDraft({ kind: next });
    textarea.current?.focus();
  }
  useKeys({ r: ticket.may.reply ? () => write('reply') : undefined, n: () => write('note') });

  function submit(event?: FormEvent) {
    event?.preventDefault();
    if (held) return;
    const text = body.trim();
    send.mutate(
      {
        kind,
        body: text,
        seenVersion: ticket.version,
        key: crypto.randomUUID(),
        ...(kind === 'reply' && chosenDate ? { nextDueAt: chosenDate } : {}),
      },
      { onSuccess: () => setChosenDate(undefined) },
    );
    changeDraft({ [kind]: '' });
  }
  function keyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
    if (event.key === 'Escape') textarea.current?.blur();
  }

  return (
    <form
      className={classNames(styles.composer, kind === 'note' && styles.note, body === '' && styles.idle)}
      aria-label={t('composer.label')}
      onSubmit={submit}
    >
      <div className={styles.to}>
        {ticket.may.reply && (
          <Segment
            label={t('composer.mode')}
            value={kind}
            onChange={(next) => write(next)}
            choices={[
              { value: 'reply', label: t('composer.reply') },
              { value: 'note', label: t('composer.note'), icon: 'lock' },
            ]}
          />
        )}
        {kind === 'reply' ? (
          <Recipients ticket={ticket} />
        ) : (
          <span className={styles.only}>
            <Icon name="lock" size="small" />
            {t('entry.teamOnly')}
          </span>
        )}
      </div>
      <textarea
        ref={textarea}
        className={styles.text}
        rows={3}
        aria-label={kind === 'reply' ? t('composer.text') : t('composer.textNote')}
        placeholder={
          kind === 'reply' ? t('composer.placeholder', { name: first ?? '' }) : t('composer.placeholderNote')
        }
        value={body}
        onChange={(event) => changeDraft({ [kind]: event.currentTarget.value })}
        onKeyDown={keyDown}
      />
      {send.problem && (
        <div className={styles.problem}>
          <ErrorNotice what={send.problem} kept={t('error.notSentKept')} />
        </div>
      )}
      <div className={styles.foot}>
        {kind === 'reply' && (
          <NextDate ticket={ticket} value={chosenDate ?? ticket.nextDates[0]} onChange={setChosenDate} />
        )}
        <span className={styles.send}>
          <Button look={kind === 'note' ? 'note' : 'main'} type="submit" held={held}>
            {sendLabel()}
          </Button>
        </span>
      </div>
    </form>
  );

  function sendLabel() {
    if (kind === 'note') return t('composer.addNote');
    if (!first) return t('composer.nobody');
    return others > 0
      ? t('composer.sendToMany', { name: first, count: others })
      : t('composer.sendTo', { name: first });
  }
}

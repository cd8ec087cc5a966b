import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../../ui/class-names.ts';
import { Segment } from '../../ui/controls/segment.tsx';
import { useKeys } from '../keys.ts';
import type { TicketView } from '../model.ts';
import type { Outgoing } from '../outgoing.ts';
import { AttachLine, useAttached } from './attach.tsx';
import styles from './composer.module.css';
import { BeforeSending, SendButton } from './delivery/before-sending.tsx';
import { sentBefore, underWay, useDraft } from './draft.ts';
import { NextDate } from './next-date.tsx';
import { usePossibleReaders, WhoReads } from './readers.tsx';
import { useSend } from './use-send.ts';
import { useWriting } from './writing/use-writing.ts';

type Kind = Outgoing['kind'];

/** Writes a reply, a note or a restricted entry; they cannot be mistaken. The foot says what sending keeps and promises next. */
export function Composer({ ticket }: { ticket: TicketView }) {
  const { t } = useTranslation();
  const [draft, changeDraft] = useDraft(ticket.number);
  const [chosenDate, setChosenDate] = useState<string>();
  const textarea = useRef<HTMLTextAreaElement>(null);
  const attached = useAttached(ticket.number, draft.files, (files) => changeDraft({ files }));
  const writing = useWriting();
  const kind: Kind = draft.kind === 'reply' && !ticket.may.reply ? 'note' : draft.kind;
  const body = draft[kind];
  const first = ticket.recipients[0]?.name;
  const possible = usePossibleReaders(ticket)?.map((person) => person.id);
  const readers = draft.readers.filter((id) => possible?.includes(id));
  const send = useSend(ticket);
  const lacks = kind === 'reply' ? !first : kind === 'restricted' && readers.length === 0;
  const held = body.trim() === '' || lacks || send.isPending || attached.isSending;

  function write(next: Kind) {
    changeDraft({ kind: next });
    writing.begin();
    textarea.current?.focus();
  }
  useKeys({ r: ticket.may.reply ? () => write('reply') : undefined, n: () => write('note') });

  function submit(event?: FormEvent) {
    event?.preventDefault();
    if (!held) sendNow(body.trim());
  }
  function sendNow(text: string) {
    const outgoing: Outgoing = sentBefore(draft, { kind, body: text }) ?? {
      kind,
      body: text,
      seenVersion: ticket.version,
      key: crypto.randomUUID(),
      ...(kind === 'reply' && chosenDate ? { nextDueAt: chosenDate } : {}),
      ...(kind === 'restricted' ? { readers } : {}),
      ...(attached.ids.length > 0 ? { files: attached.ids } : {}),
    };
    changeDraft(underWay(outgoing));
    send.mutate(outgoing, {
      onSuccess: () => {
        setChosenDate(undefined);
        attached.clear();
      },
    });
  }
  /** Words that were taken out by hand are not what was sent, should they be written once more. */
  const type = (text: string) =>
    changeDraft({ [kind]: text, ...(text === '' && draft.lost?.isBack ? { lost: undefined } : {}) });
  function keyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
    if (event.key === 'Escape') textarea.current?.blur();
  }

  return (
    <form
      className={classNames(
        styles.composer,
        kind !== 'reply' && styles.note,
        kind === 'restricted' && styles.restricted,
        // Choosing readers must not make the composer shrink under the finger.
        body === '' && kind !== 'restricted' && attached.files.length === 0 && !writing.is && styles.idle,
      )}
      aria-label={t('composer.label')}
      onSubmit={submit}
      onBlur={writing.leave}
      {...attached.takes}
    >
      <div className={styles.to}>
        <Segment
          label={t('composer.mode')}
          value={kind}
          onChange={(next) => write(next)}
          choices={[
            ...(ticket.may.reply ? [{ value: 'reply' as const, label: t('composer.reply') }] : []),
            { value: 'note', label: t('composer.note'), icon: 'lock' },
            { value: 'restricted', label: t('composer.restricted'), icon: 'hidden' },
          ]}
        />
        <WhoReads
          kind={kind}
          ticket={ticket}
          readers={readers}
          onReaders={(chosen) => changeDraft({ readers: chosen })}
        />
      </div>
      <textarea
        ref={textarea}
        className={styles.text}
        rows={3}
        aria-label={t(labels[kind].text)}
        placeholder={t(kind === 'reply' && ticket.shadow ? 'composer.placeholderShadow' : labels[kind].placeholder, {
          name: first ?? '',
        })}
        value={body}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={keyDown}
        onFocus={writing.begin}
      />
      <BeforeSending
        kind={kind}
        ticket={ticket}
        problem={send.problem}
        empty={body.trim() === '' && !lacks}
        sending={send.isPending || attached.isSending}
        onUse={(reply) => changeDraft({ reply })}
        onSend={sendNow}
      />
      <div className={styles.foot}>
        {kind === 'reply' && (
          <NextDate ticket={ticket} value={chosenDate ?? ticket.nextDates[0]} onChange={setChosenDate} />
        )}
        <AttachLine attached={attached} />
        <span className={styles.send}>
          <SendButton kind={kind} ticket={ticket} readers={readers.length} held={held} />
        </span>
      </div>
    </form>
  );
}

const labels = {
  reply: { text: 'composer.text', placeholder: 'composer.placeholder' },
  note: { text: 'composer.textNote', placeholder: 'composer.placeholderNote' },
  restricted: { text: 'composer.textRestricted', placeholder: 'composer.placeholderRestricted' },
} as const;

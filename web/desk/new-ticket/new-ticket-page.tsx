import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/button.tsx';
import { CheckField } from '../../ui/controls/check-field.tsx';
import { Field, LongField } from '../../ui/controls/field.tsx';
import { Segment } from '../../ui/controls/segment.tsx';
import { ErrorNotice } from '../../ui/notice/notice.tsx';
import { Place } from '../places/place.tsx';
import type { OpenedView, ReachedBy } from './intake-source.ts';
import styles from './new-ticket.module.css';
import { Opened } from './opened.tsx';
import { Ordering } from './ordering.tsx';
import { RequesterField } from './requester-field.tsx';
import { type Missing, missingIn, useNewTicket, wishOf } from './use-new-ticket.ts';
import { useOpen } from './use-open.ts';

const ways: ReachedBy[] = ['phone', 'counter', 'email', 'other'];

/** Somebody calls or stands at the counter: who it is, what they say, who has it. Then the number, large enough to read out. */
export function NewTicketPage() {
  const { t } = useTranslation();
  const { form, change, clear, isEmpty } = useNewTicket();
  const [opened, setOpened] = useState<OpenedView>();
  // Emptied, the question who it is begins anew as well.
  const [round, setRound] = useState(0);
  const open = useOpen();
  // Nothing is called missing before somebody says that the form is filled in.
  const [asked, setAsked] = useState(0);
  const missing = missingIn(form);
  const shown: Missing = asked > 0 ? missing : {};
  const element = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (asked > 0) element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [asked]);
  function begin() {
    clear();
    setAsked(0);
  }
  function submit(event?: FormEvent) {
    event?.preventDefault();
    if (open.isPending) return;
    if (Object.keys(missing).length > 0) {
      setAsked(asked + 1);
      return;
    }
    open.mutate(wishOf(form), {
      onSuccess: (view) => {
        begin();
        setOpened(view);
      },
    });
  }
  function keyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
  }
  if (opened) return <Opened view={opened} onAnother={() => setOpened(undefined)} />;
  return (
    <Place title={t('newTicket.title')} explain={t('newTicket.explain')}>
      <form className={styles.form} ref={element} noValidate onSubmit={submit} onKeyDown={keyDown}>
        <div className={styles.way}>
          <span aria-hidden="true">{t('newTicket.way')}</span>
          <Segment<ReachedBy>
            label={t('newTicket.way')}
            value={form.channel}
            onChange={(channel) => change({ channel })}
            choices={ways.map((way) => ({ value: way, label: t(`newTicket.ways.${way}`) }))}
          />
        </div>
        <RequesterField key={round} form={form} missing={shown.requester} onChange={change} />
        <Field
          label={t('newTicket.subject')}
          value={form.subject}
          maxLength={500}
          required
          error={shown.subject && t('newTicket.missing.subject')}
          onChange={(event) => change({ subject: event.currentTarget.value })}
        />
        <LongField
          label={t('newTicket.body')}
          hint={t('newTicket.bodyHint')}
          rows={5}
          required
          error={shown.body && t('newTicket.missing.body')}
          value={form.body}
          onChange={(event) => change({ body: event.currentTarget.value })}
        />
        <LongField
          label={t('newTicket.note')}
          hint={t('newTicket.noteHint')}
          rows={2}
          value={form.note}
          onChange={(event) => change({ note: event.currentTarget.value })}
        />
        <Ordering form={form} onChange={change} />
        <CheckField
          label={t('newTicket.take')}
          hint={t('newTicket.takeHint')}
          checked={form.take}
          onChange={(event) => change({ take: event.currentTarget.checked })}
        />
        {open.problem && <ErrorNotice what={open.problem} kept={t('error.notSentKept')} />}
        <div className={styles.foot}>
          <Button look="main" type="submit" held={open.isPending}>
            {t('newTicket.effect')}
          </Button>
          {!isEmpty && (
            <Button
              look="bare"
              onClick={() => {
                begin();
                setRound(round + 1);
              }}
            >
              {t('newTicket.clear')}
            </Button>
          )}
        </div>
      </form>
    </Place>
  );
}

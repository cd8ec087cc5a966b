import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../../client/clockface.ts';
import { pastWords } from '../../../client/time-words.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Field } from '../../../ui/controls/field.tsx';
import { Icon } from '../../../ui/icons/icon.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import type { OutgoingView } from '../../mail-settings-source.ts';
import { Waiting } from '../../shell/load-error.tsx';
import { useSource } from '../../source.ts';
import { AskFirst } from '../ask-first.tsx';
import styles from '../settings.module.css';
import { useSetting } from '../use-setting.ts';

const least = 10;
const most = 1_000_000;

/** The fuse on everything that leaves: whether it holds mail now, how to let it go, and from how many mails on it holds. */
export function OutgoingLimit() {
  const source = useSource();
  const outgoing = useQuery({ queryKey: ['settings', 'outgoing'], queryFn: source.outgoing });
  return (
    <>
      <Waiting query={outgoing} of="rows" count={1} />
      {outgoing.data && (
        <>
          <State stop={outgoing.data.stop} />
          <Limit key={outgoing.data.mostMailsAnHour} value={outgoing.data.mostMailsAnHour} />
        </>
      )}
    </>
  );
}

function State({ stop }: Pick<OutgoingView, 'stop'>) {
  const { t } = useTranslation();
  const face = useClockface();
  const release = useSetting((source, decision: 'let_go' | 'discard') => source.decideStop(decision));
  if (!stop) {
    return (
      <p>
        <Icon name="check" size="small" /> {t('outgoing.well')}
      </p>
    );
  }
  return (
    <>
      <p role="status">
        <Icon name="alert" size="small" />{' '}
        {t(`outgoing.held.${stop.why}`, { time: pastWords(face, stop.at), mails: stop.mails, most: stop.most })}
      </p>
      {release.problem && <ErrorNotice {...release.problem} />}
      <div className={styles.foot}>
        <Button size="small" held={release.isPending} onClick={() => release.mutate('let_go')}>
          {t('stop.letGo')}
        </Button>
        <AskFirst
          button={t('stop.discard')}
          about={t('outgoing.title')}
          title={t('outgoing.discardTitle')}
          told={t('outgoing.discardTold')}
          held={release.isPending}
          onConfirm={() => release.mutate('discard')}
        />
      </div>
    </>
  );
}

function Limit({ value }: { value: number }) {
  const { t } = useTranslation();
  const [text, setText] = useState(String(value));
  const save = useSetting((source, mails: number) => source.setMostMails(mails), t('settings.inForce'));
  const count = Number(text);
  const isRight = Number.isInteger(count) && count >= least && count <= most;
  function submit(event: FormEvent) {
    event.preventDefault();
    if (isRight) save.mutate(count);
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field
        label={t('outgoing.most')}
        hint={t('outgoing.mostHint')}
        inputMode="numeric"
        value={text}
        error={isRight ? save.mistake('mostMailsAnHour') : t('outgoing.mostWrong', { least, most })}
        onChange={(event) => setText(event.currentTarget.value.trim())}
        required
      />
      {save.problem && <ErrorNotice {...save.problem} />}
      <div className={styles.foot}>
        <Button type="submit" held={save.isPending}>
          {t('settings.save')}
        </Button>
      </div>
    </form>
  );
}

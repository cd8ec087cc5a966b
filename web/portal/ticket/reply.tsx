import { standingWords } from '../../client/time-words.ts';
import { Button } from '../../ui/controls/button.tsx';
import { ErrorNotice, Notice } from '../../ui/notice/notice.tsx';
import { HiddenFields } from '../hidden-fields.tsx';
import type { TicketPageProps } from '../model.ts';
import { useReader } from '../reader.ts';
import styles from './reply.module.css';

type ReplyProps = { reply: NonNullable<TicketPageProps['reply']>; to: string; number: string };

/** A box to write in. It posts as a plain form; the script only keeps the words while they are being written. */
export function Reply({ reply, to, number }: ReplyProps) {
  const { t, face } = useReader();
  return (
    <>
      {reply.sent && (
        <div className={styles.notice}>
          <Notice sign="check" what={t('portal.sentTitle')} roomy>
            {reply.opensAt && t('portal.opensAgain', { time: standingWords(face, t, reply.opensAt) })}
          </Notice>
        </div>
      )}
      {reply.empty && (
        <div className={styles.notice}>
          <ErrorNotice what={t('portal.replyEmpty')} roomy />
        </div>
      )}
      <form
        id="reply"
        className={styles.reply}
        method="post"
        action={reply.action}
        encType="multipart/form-data"
        data-draft={number}
        data-sent={reply.sent || undefined}
      >
        <HiddenFields form={reply} />
        <textarea
          name={reply.field}
          aria-label={t('portal.reply')}
          placeholder={t('portal.replyPlaceholder', { name: to })}
          defaultValue={reply.text}
          maxLength={100_000}
        />
        <div className={styles.foot}>
          <input type="file" name="files" multiple aria-label={t('portal.handInFiles')} className={styles.files} />
          <Button look="main" size="roomy" type="submit">
            {t('portal.send', { name: to })}
          </Button>
        </div>
      </form>
    </>
  );
}

import { lookNow, shareUsed } from '../../client/promise-words.ts';
import { dayWords, dueWords } from '../../client/time-words.ts';
import { Empty } from '../../ui/notice/empty.tsx';
import { PromiseMark } from '../../ui/promise/promise-mark.tsx';
import { Frame } from '../frame.tsx';
import { lookLabel } from '../look-label.ts';
import type { MyRequestsPageProps } from '../model.ts';
import { useReader } from '../reader.ts';
import { When } from '../when.tsx';
import styles from './my-requests-page.module.css';

type Request = MyRequestsPageProps['requests'][number];

/** All cases of one person, each with the time of its next word. */
export function MyRequestsPage(props: MyRequestsPageProps) {
  const { t } = useReader();
  const open = props.requests.filter((request) => !request.doneAt);
  const done = props.requests.filter((request) => request.doneAt);
  return (
    <Frame frame={props} at="requests">
      <h1 className={styles.title}>{t('portal.requestsTitle')}</h1>
      {props.requests.length === 0 && (
        <Empty look="none" title={t('portal.requestsEmpty')}>
          {t('portal.requestsEmptyText')}
        </Empty>
      )}
      <div data-live="requests">
        {open.length > 0 && <Requests name={t('portal.requestsOpen')} requests={open} />}
        {done.length > 0 && <Requests name={t('portal.requestsDone')} requests={done} />}
      </div>
    </Frame>
  );
}

function Requests({ name, requests }: { name: string; requests: Request[] }) {
  return (
    <section className={styles.section}>
      <h2>{name}</h2>
      <ul className={styles.list}>
        {requests.map((request) => (
          <li key={request.number}>
            <RequestLine request={request} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function RequestLine({ request }: { request: Request }) {
  const { t, face } = useReader();
  const { promise, doneAt } = request;
  const recorded = lookNow(promise, face.now);
  const look = doneAt ? 'kept' : recorded === 'open' || recorded === 'soon' ? 'hand' : recorded;
  return (
    <a className={styles.request} href={request.href}>
      <PromiseMark look={look} share={shareUsed(promise, face.now)} size={22} label={lookLabel(look, t)} />
      <span className={styles.words}>
        <b lang={request.lang}>{request.title}</b>
        <small>{request.number}</small>
      </span>
      <span className={styles.due}>
        {doneAt ? (
          <small>
            <When at={doneAt}>{t('portal.done', { day: dayWords(face, doneAt) })}</When>
          </small>
        ) : (
          promise.dueAt && (
            <>
              <small>{promise.look === 'waiting' ? t('portal.yourTurn') : t('portal.nextWord')} </small>
              <b>
                <When at={promise.dueAt}>{dueWords(face, promise.dueAt)}</When>
              </b>
            </>
          )
        )}
      </span>
    </a>
  );
}

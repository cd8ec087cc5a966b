import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../client/clockface.ts';
import { pastWords, spanWords } from '../../client/time-words.ts';
import { Notice } from '../../ui/notice/notice.tsx';
import { PromiseMark } from '../../ui/promise/promise-mark.tsx';
import type { GuaranteesView, Offender } from '../place-source.ts';
import { useGuarantees } from '../queries.ts';
import { Waiting } from '../shell/load-error.tsx';
import styles from './place.module.css';
import { Place } from './place.tsx';

type Guarantee = GuaranteesView['guarantees'][number];

const looks = { holds: 'kept', broken: 'late', notBuilt: 'waiting' } as const;
const mostOffenders = 20;
const mostOfABreak = 3;
const watchdog = 12;
const record = 10;
/** Enough to compare by eye; the command line prints it whole. */
const shownOfHash = 16;

/** What the desk promises about itself, whether it holds now, and what was broken lately; broken ones name their tickets. */
export function GuaranteesPage() {
  const { t } = useTranslation();
  const face = useClockface();
  const query = useGuarantees();
  const view = query.data;
  const explain = t(view?.checkedAt ? 'guarantees.explain' : 'guarantees.explainFirst');
  const isSilent = view?.guarantees.some(({ number, state }) => number === watchdog && state === 'broken');
  return (
    <Place title={t('guarantees.title')} explain={view ? explain : ''}>
      {isSilent && view?.checkedAt && (
        <div className={styles.notice}>
          <Notice sign="alert" what={t('guarantees.silent', { time: pastWords(face, view.checkedAt) })} />
        </div>
      )}
      <Waiting query={query} of="entries" count={6} />
      {view?.checkedAt && <Verdict view={view} />}
      {view && (
        <ol className={styles.list}>
          {brokenFirst(view.guarantees).map((guarantee) => (
            <GuaranteeLine guarantee={guarantee} seal={view.seal} key={guarantee.number} />
          ))}
        </ol>
      )}
      {view && <BrokenLately breaks={view.breaks} />}
    </Place>
  );
}

const isBroken = ({ state }: Guarantee): boolean => state === 'broken';
const brokenFirst = (all: Guarantee[]): Guarantee[] => [
  ...all.filter(isBroken),
  ...all.filter((one) => !isBroken(one)),
];

/** The answer before its parts, and how fresh it is. */
function Verdict({ view: { guarantees, checkedAt } }: { view: GuaranteesView }) {
  const { t } = useTranslation();
  const face = useClockface();
  const broken = guarantees.filter(isBroken).length;
  const holds = guarantees.every(({ state }) => state === 'holds') ? 'guarantees.all' : 'guarantees.allChecked';
  const fullAt = guarantees.flatMap((one) => one.fullAt ?? []).sort()[0];
  return (
    <div className={styles.verdict}>
      <PromiseMark look={broken > 0 ? 'late' : 'kept'} size={22} />
      <div>
        <b>{broken > 0 ? t('guarantees.some', { count: broken }) : t(holds)}</b>
        <small>
          {checkedAt && t('guarantees.lastLook', { time: pastWords(face, checkedAt) })}{' '}
          {fullAt && t('guarantees.lastFull', { time: pastWords(face, fullAt) })}
        </small>
      </div>
    </div>
  );
}

function useName() {
  const { t } = useTranslation();
  return (number: number, otherwise = '') => t(`guarantees.name.${number as 1}`, { defaultValue: otherwise });
}

function GuaranteeLine({ guarantee, seal }: { guarantee: Guarantee; seal: GuaranteesView['seal'] }) {
  const { t } = useTranslation();
  const face = useClockface();
  const name = useName();
  const { number, state, brokenSince, offenders } = guarantee;
  const words = brokenSince ? t('guarantees.since', { time: pastWords(face, brokenSince) }) : t(`guarantees.${state}`);
  return (
    <li className={styles.guarantee}>
      <span className={styles.mark}>
        <PromiseMark look={looks[state]} />
      </span>
      <span>{name(number, guarantee.name)}</span>
      <span className={styles.state}>{words}</span>
      {number === record && seal && (
        <small>
          {t('guarantees.sealed', {
            events: seal.events.toLocaleString(face.locale),
            number: seal.number,
            time: pastWords(face, seal.sealedAt),
          })}{' '}
          <code>{seal.hash.slice(0, shownOfHash)}</code>
        </small>
      )}
      {offenders.length > 0 && <Offenders offenders={offenders} most={mostOffenders} />}
    </li>
  );
}

function Offenders({ offenders, most }: { offenders: Offender[]; most: number }) {
  const { t } = useTranslation();
  return (
    <ul className={styles.offenders} aria-label={t('guarantees.offenders', { count: offenders.length })}>
      {offenders.slice(0, most).map(({ ticket, why }) => (
        <li key={`${ticket} ${why}`}>
          {ticket && (
            <Link to="/tickets/$number" params={{ number: ticket }}>
              {ticket}
            </Link>
          )}{' '}
          <span lang="en">{why}</span>
        </li>
      ))}
      {offenders.length > most && <li>{t('guarantees.andMore', { count: offenders.length - most })}</li>}
    </ul>
  );
}

/** A break may be over before anybody looks; here it is told afterwards. */
function BrokenLately({ breaks }: { breaks: GuaranteesView['breaks'] }) {
  const { t } = useTranslation();
  const face = useClockface();
  const name = useName();
  const when = (from: string, until?: string) => {
    const at = pastWords(face, from);
    if (!until) return t('guarantees.still', { from: at });
    return t('guarantees.lasted', { from: at, span: spanWords(t, Date.parse(until) - Date.parse(from)) });
  };
  return (
    <section className={styles.lately}>
      <h2>{t('guarantees.lately')}</h2>
      {breaks.length === 0 && <p className={styles.explain}>{t('guarantees.none')}</p>}
      <ol className={styles.list}>
        {breaks.map(({ number, from, until, offenders }) => (
          <li className={styles.guarantee} key={`${number} ${from}`}>
            <span className={styles.mark}>
              <PromiseMark look={until ? 'kept' : 'late'} />
            </span>
            <span>{name(number)}</span>
            <small>{when(from, until)}</small>
            <Offenders offenders={offenders} most={mostOfABreak} />
          </li>
        ))}
      </ol>
    </section>
  );
}

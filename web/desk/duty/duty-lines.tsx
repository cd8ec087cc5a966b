import { useTranslation } from 'react-i18next';
import { useClockface } from '../../client/clockface.ts';
import { initialsOf } from '../../ui/people/face.tsx';
import type { Lines, Turn } from './duty-api.ts';
import styles from './duty-lines.module.css';
import { turnWords } from './duty-words.ts';

type DutyLinesProps = {
  lines: Lines;
  /** The midnights between the days that are shown, with the first and the last. */
  days: readonly string[];
  /** Somebody is to be put in for this time; left out, nobody may. */
  onPick?: ((span: { from: string; to: string }) => void) | undefined;
};

/** Time runs across: a line for each layer, and below them the one that counts. Where it is hatched nobody is on duty. */
export function DutyLines({ lines, days, onPick }: DutyLinesProps) {
  const { t } = useTranslation();
  const { now } = useClockface();
  const at = placeIn(lines);
  const isNow = now >= Date.parse(lines.from) && now < Date.parse(lines.to);
  return (
    <div className={styles.lines} data-long={days.length > 10 || undefined}>
      <div className={styles.drawn} aria-hidden="true">
        <Axis days={days} at={at} />
        {lines.layers.map((layer, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: layers have no other name than their place
          <Track key={place} name={layer.name || t('duty.layer', { place: place + 1 })}>
            {layer.turns.map((turn) => (
              <Segment key={turn.from} turn={turn} at={at} />
            ))}
          </Track>
        ))}
        {lines.overrides.length > 0 && (
          <Track name={t('duty.overrides')}>
            {lines.overrides.map((one) => (
              <Segment key={one.id} turn={{ ...one, by: 'override' }} at={at} />
            ))}
          </Track>
        )}
        <Track name={t('duty.onDuty')} counts>
          {lines.result.map((turn) => (
            <Segment key={turn.from} turn={turn} at={at} onPick={onPick} />
          ))}
          {lines.gaps.map((gap) => (
            <span key={gap.from} className={styles.gap} style={at(gap)} />
          ))}
          {isNow && (
            <span
              className={styles.now}
              style={{ left: at({ from: new Date(now).toISOString(), to: lines.to }).left }}
            />
          )}
        </Track>
      </div>
      <DutyList lines={lines} onPick={onPick} />
    </div>
  );
}

type Place = (span: { from: string; to: string }) => { left: string; width: string };

function placeIn({ from, to }: Lines): Place {
  const begin = Date.parse(from);
  const length = Date.parse(to) - begin;
  const share = (at: string) => Math.min(1, Math.max(0, (Date.parse(at) - begin) / length));
  return (span) => ({ left: `${share(span.from) * 100}%`, width: `${(share(span.to) - share(span.from)) * 100}%` });
}

function Axis({ days, at }: { days: readonly string[]; at: Place }) {
  const { locale, zone } = useClockface();
  const long = days.length > 10;
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: zone });
  const number = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { day: 'numeric', timeZone: zone });
  return (
    <div className={styles.row}>
      <span />
      <div className={styles.axis}>
        {days.slice(0, -1).map((from, place) => {
          const day = new Date(from);
          return (
            <span key={from} style={at({ from, to: days[place + 1]! })}>
              {long ? number.format(day) : `${weekday.format(day)} ${number.format(day)}`}
            </span>
          );
        })}
      </div>
    </div>
  );
}

function Track({ name, counts, children }: { name: string; counts?: boolean; children: React.ReactNode }) {
  return (
    <div className={styles.row} data-counts={counts || undefined}>
      <span className={styles.name}>{name}</span>
      <div className={styles.track}>{children}</div>
    </div>
  );
}

type SegmentProps = { turn: Turn; at: Place; onPick?: DutyLinesProps['onPick'] };

function Segment({ turn, at, onPick }: SegmentProps) {
  const { t } = useTranslation();
  const face = useClockface();
  if (!turn.person && !onPick) return null;
  const title = `${turn.person?.name ?? t('duty.nobody')}, ${turnWords(face, t, turn.from, turn.to)}`;
  const words = turn.person && (
    <>
      <span className={styles.full}>{turn.person.name}</span>
      <span className={styles.given}>{turn.person.name.split(' ')[0]}</span>
      <span className={styles.initials}>{initialsOf(turn.person.name)}</span>
    </>
  );
  const shown = { className: styles.segment, style: at(turn), title, 'data-nobody': !turn.person || undefined };
  return onPick ? (
    <button {...shown} type="button" tabIndex={-1} onClick={() => onPick({ from: turn.from, to: turn.to })}>
      {words}
    </button>
  ) : (
    <span {...shown}>{words}</span>
  );
}

/** The line that counts, in words: what is heard, and what a telephone shows. */
function DutyList({ lines, onPick }: Pick<DutyLinesProps, 'lines' | 'onPick'>) {
  const { t } = useTranslation();
  const face = useClockface();
  const isGap = (turn: Turn) => lines.gaps.some((gap) => gap.from < turn.to && gap.to > turn.from);
  return (
    <ol className={styles.list} aria-label={t('duty.onDuty')}>
      {lines.result
        .filter((turn) => turn.person || isGap(turn))
        .map((turn) => (
          <li key={turn.from} data-nobody={!turn.person || undefined}>
            <span>{turnWords(face, t, turn.from, turn.to)}</span>
            <b>{turn.person?.name ?? t('duty.nobody')}</b>
            {!turn.person && onPick && (
              <button type="button" className={styles.put} onClick={() => onPick({ from: turn.from, to: turn.to })}>
                {t('duty.putIn')}
              </button>
            )}
          </li>
        ))}
    </ol>
  );
}

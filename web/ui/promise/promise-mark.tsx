import { classNames } from '../class-names.ts';
import styles from './promise-mark.module.css';

/** What a promise looks like. `hand` is the open promise of the case in front of you; `none` is a case that owes nothing more. */
export type PromiseLook = 'open' | 'hand' | 'soon' | 'late' | 'kept' | 'moved' | 'scheduled' | 'waiting' | 'none';

type PromiseMarkProps = {
  look: PromiseLook;
  /** Share of the time already used, 0 to 1; drawn as the arc of an open ring. */
  share?: number;
  size?: 14 | 22 | 36;
  /** Said to screen readers; leave out where words beside the mark say it. */
  label?: string;
  /** Plays the small turn of a promise that has just been kept. */
  turning?: boolean;
};

/** The ring at the end of the line, in one shape for each state. Draws without scripts, styles in markup or colours alone. */
export function PromiseMark({ look, share = 0, size = 14, label, turning }: PromiseMarkProps) {
  const className = classNames(
    styles.mark,
    styles[look],
    size === 22 && styles.size22,
    size === 36 && styles.size36,
    turning && styles.turning,
  );
  const shape = (
    <>
      <circle className={styles.ground} cx="7" cy="7" r="8.5" />
      {shapeOf(look, share)}
    </>
  );
  if (!label) {
    return (
      <svg className={className} viewBox="0 0 14 14" aria-hidden="true">
        {shape}
      </svg>
    );
  }
  return (
    <svg className={className} viewBox="0 0 14 14" role="img" aria-label={label}>
      <title>{label}</title>
      {shape}
    </svg>
  );
}

function shapeOf(look: PromiseLook, share: number) {
  switch (look) {
    case 'late':
      return (
        <>
          <circle className={styles.disc} cx="7" cy="7" r="6.8" />
          <path d="M7 3.8v3.6M7 10v.1" />
        </>
      );
    case 'kept':
      return (
        <>
          <circle className={styles.disc} cx="7" cy="7" r="6.8" />
          <path d="m4.3 7.2 1.9 1.9 3.6-4.1" />
        </>
      );
    case 'moved':
      return (
        <>
          <circle className={styles.thin} cx="7" cy="7" r="5.8" />
          <path d="M4.6 7h4.6M7.4 5.1 9.3 7 7.4 8.9" />
        </>
      );
    case 'scheduled':
      return (
        <>
          <circle className={styles.thin} cx="7" cy="7" r="5.8" />
          <path className={styles.hands} d="M7 4.2V7h2.2" />
        </>
      );
    case 'waiting':
      return <circle className={styles.dots} cx="7" cy="7" r="5.8" />;
    case 'none':
      return <circle className={styles.thin} cx="7" cy="7" r="3" />;
    default:
      return <Ring share={share} dot={look === 'soon'} />;
  }
}

function Ring({ share, dot }: { share: number; dot: boolean }) {
  const used = Math.round(Math.min(1, Math.max(0, share)) * 100);
  return (
    <>
      <circle className={styles.track} cx="7" cy="7" r="5.8" />
      {used > 0 && (
        <circle
          className={styles.arc}
          cx="7"
          cy="7"
          r="5.8"
          pathLength="100"
          strokeDasharray={`${used} 100`}
          transform="rotate(-90 7 7)"
        />
      )}
      {dot && <circle className={styles.dot} cx="7" cy="7" r="2.2" stroke="none" />}
    </>
  );
}

import type { ReactNode } from 'react';
import styles from './time.module.css';

type TimeProps = {
  /** ISO instant. */
  at: string;
  /** The instant in full, with its zone. */
  exact: string;
  /** Lets the keyboard reach the exact instant; for the few times that stand for themselves, not for every line. */
  focusable?: boolean;
  /** Near words: "16:00", "Fri 10:00", "in 18 min". */
  children: ReactNode;
};

/** A time in near words which tells the exact instant on hover, and on focus where it can be focused. */
export function Time({ at, exact, focusable, children }: TimeProps) {
  if (!focusable) {
    return (
      <time dateTime={at} title={exact}>
        {children}
      </time>
    );
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the exact instant must be reachable by keyboard
    <time dateTime={at} title={exact} data-exact={exact} className={styles.focusable} tabIndex={0}>
      {children}
      <span className="only-heard">, {exact}</span>
    </time>
  );
}

import type { ReactNode } from 'react';
import styles from './calendars.module.css';

/** One thing that arranges a calendar: its name, what it is, and what can be done with it. */
export function Line({ name, actions, children }: { name: string; actions?: ReactNode; children: ReactNode }) {
  return (
    <li>
      <span>{name}</span>
      <div>{children}</div>
      <span className={styles.buttons}>{actions}</span>
    </li>
  );
}

import type { ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { type PromiseLook, PromiseMark } from '../promise/promise-mark.tsx';
import styles from './line-column.module.css';

/**
 * What was said and done hangs on one line, oldest first, and the line ends in what is still owed.
 * `roomy` is the portal's measure, the other the desk's.
 */
export function LineColumn(props: { label: string; roomy?: boolean; children: ReactNode; end?: ReactNode }) {
  return (
    <div className={classNames(styles.line, props.roomy && styles.roomy)}>
      <ol aria-label={props.label}>{props.children}</ol>
      {props.end}
    </div>
  );
}

/** The ring at the end of the line: the word still owed. */
export function Owed(props: { look: PromiseLook; share?: number; turning?: boolean; children: ReactNode }) {
  return (
    <div className={styles.owed}>
      <PromiseMark look={props.look} share={props.share ?? 0} size={22} turning={props.turning ?? false} />
      <p>{props.children}</p>
    </div>
  );
}

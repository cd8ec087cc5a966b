import type { ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import styles from './promise-chip.module.css';
import { type PromiseLook, PromiseMark } from './promise-mark.tsx';

/** Mark and words of one promise. The words carry the time in bold; it is the strongest word. */
export function PromiseChip(props: { look: PromiseLook; share?: number; turning?: boolean; children: ReactNode }) {
  return (
    <span className={classNames(styles.chip, styles[props.look])}>
      <PromiseMark look={props.look} share={props.share ?? 0} turning={props.turning ?? false} />
      <span>{props.children}</span>
    </span>
  );
}

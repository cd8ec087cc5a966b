import type { ReactNode } from 'react';
import { type PromiseLook, PromiseMark } from '../promise/promise-mark.tsx';
import styles from './empty.module.css';

/** A place with nothing in it: what will appear here, and one next step. */
export function Empty(props: { look?: PromiseLook; title: string; children?: ReactNode; step?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <PromiseMark look={props.look ?? 'kept'} size={22} />
      <h2>{props.title}</h2>
      {props.children && <p>{props.children}</p>}
      {props.step && <div className={styles.step}>{props.step}</div>}
    </div>
  );
}

import type { ReactNode } from 'react';
import { RailButton } from '../shell/rail-access.tsx';
import styles from './place.module.css';

/** A page beside the rail: its name, one sentence on what it is for, and what is in it. */
export function Place(props: { title: string; explain?: string; children: ReactNode }) {
  return (
    <div className={styles.place}>
      <title>{props.title}</title>
      <div className={styles.inside}>
        <div className={styles.head}>
          <RailButton />
          <h1>{props.title}</h1>
        </div>
        {props.explain && <p className={styles.explain}>{props.explain}</p>}
        {props.children}
      </div>
    </div>
  );
}

import type { ReactNode } from 'react';
import styles from './states.module.css';

export function Part(props: { name: string; children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h2>{props.name}</h2>
      {props.children}
    </section>
  );
}

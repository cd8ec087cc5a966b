import type { ReactNode } from 'react';
import { RailButton } from '../shell/rail-access.tsx';
import styles from './place.module.css';

type PlaceProps = { title: string; explain?: string; above?: ReactNode; wide?: boolean; children: ReactNode };

/** A page beside the rail: its name, one sentence on what it is for, and what is in it. */
export function Place({ title, explain, above, wide, children }: PlaceProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a page that scrolls must be reachable by keyboard, also where nothing in it is
    <section className={styles.place} aria-label={title} tabIndex={0}>
      <title>{title}</title>
      <div className={wide ? `${styles.inside} ${styles.wide}` : styles.inside}>
        {above}
        <div className={styles.head}>
          <RailButton />
          <h1>{title}</h1>
        </div>
        {explain && <p className={styles.explain}>{explain}</p>}
        {children}
      </div>
    </section>
  );
}

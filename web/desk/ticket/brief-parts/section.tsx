import type { ReactNode } from 'react';

/** A part of the brief under its name. */
export function Section(props: { name: string; aside?: string; children: ReactNode }) {
  return (
    <section>
      <h2>
        {props.name}
        {props.aside && <span>{props.aside}</span>}
      </h2>
      {props.children}
    </section>
  );
}

import type { ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { Icon } from '../icons/icon.tsx';
import type { IconName } from '../icons/shapes.tsx';
import { Face, Pair } from '../people/face.tsx';
import styles from './entry.module.css';

type EntryPerson = { id: string; name: string };

type EntryProps = {
  /** in: from the requester's side; out: from the desk; note and restricted: internal. */
  kind: 'in' | 'out' | 'note' | 'restricted';
  author: EntryPerson;
  /** The person the author covers for. */
  behind?: EntryPerson | undefined;
  /** Organisation, or to whom and read by how many. */
  meta?: ReactNode;
  channel?: { icon: IconName; label: string } | undefined;
  /** Who reads an internal entry, as a sentence. */
  only?: string | undefined;
  time: ReactNode;
  /** The language of the text; kept, so that screen readers and hyphenation follow it. */
  lang?: string | undefined;
  /** What became of it: its way to a mailbox, who has read it. */
  foot?: ReactNode;
  roomy?: boolean;
  children: ReactNode;
};

/** One thing said on the case. Messages and notes differ in ground, edge, icon and words, never by colour alone. */
export function Entry(props: EntryProps) {
  const size = props.roomy ? 32 : 28;
  return (
    <li className={classNames(styles.entry, styles[props.kind], props.roomy && styles.roomy)}>
      <span className={styles.mark}>
        {props.behind ? (
          <Pair front={props.author} behind={props.behind} size={size} named />
        ) : (
          <Face person={props.author} size={size} named />
        )}
      </span>
      <div className={styles.words}>
        <div className={styles.by}>
          <div>
            <b>{props.author.name}</b>
            {props.only && (
              <span className={styles.only}>
                <Icon name={props.kind === 'restricted' ? 'hidden' : 'lock'} size="small" />
                {props.only}
              </span>
            )}
            {props.meta && <span>{props.meta}</span>}
            {props.channel && <Icon name={props.channel.icon} label={props.channel.label} size="small" />}
          </div>
          <span className={styles.at}>{props.time}</span>
        </div>
        <div className={styles.text} lang={props.lang}>
          {props.children}
        </div>
        {props.foot && <div className={styles.foot}>{props.foot}</div>}
      </div>
    </li>
  );
}

/** Something that happened, in one grey sentence on a small knot. */
export function EventEntry(props: { time: ReactNode; roomy?: boolean; children: ReactNode }) {
  return (
    <li className={classNames(styles.entry, styles.event, props.roomy && styles.roomy)}>
      <span className={styles.knot} aria-hidden="true" />
      <div className={styles.words}>
        <span>{props.children}</span>
        <span className={styles.at}>{props.time}</span>
      </div>
    </li>
  );
}

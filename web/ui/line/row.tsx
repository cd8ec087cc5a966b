import type { MouseEvent, ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { Icon } from '../icons/icon.tsx';
import type { IconName } from '../icons/shapes.tsx';
import { Face, Pair } from '../people/face.tsx';
import { type PromiseLook, PromiseMark } from '../promise/promise-mark.tsx';
import styles from './row.module.css';

type RowPerson = { id: string; name: string };

type RowProps = {
  href: string;
  onClick?: (event: MouseEvent<HTMLAnchorElement>) => void;
  /** The strongest word of the row, and the countdown (or the first time of a missed promise) under it. */
  due: { text: string; below?: string | undefined; exact?: string | undefined };
  look: PromiseLook;
  lookLabel: string;
  share?: number;
  requester: string;
  organisation?: string | undefined;
  firstWords: string;
  /** Said before the first words: for whom the reader stands in. */
  standsIn?: string | undefined;
  lang?: string | undefined;
  channel?: { icon: IconName; label: string } | undefined;
  lookers?: { people: RowPerson[]; label: string } | undefined;
  /** The person who acts now stands in front: the cover, where there is one. */
  assignee?: RowPerson | undefined;
  cover?: RowPerson | undefined;
  assigneeLabel?: string | undefined;
  /** Something in it waits for an agent: the name in weight, and a dot, or the alert where something went wrong. */
  unread?: { label: string; alert?: boolean } | undefined;
  /** Given to the assignee, who has not accepted it yet: a broken ring around the face. */
  proposed?: boolean;
  current?: boolean;
  /** `shown`: not only under the pointer. `reach` says that the stretch up to here is meant. */
  tick?:
    | { label: string; ticked: boolean; shown?: boolean; onTick: (ticked: boolean, reach: boolean) => void }
    | undefined;
  /** The last row of a section has no hairline below it. */
  last?: boolean;
};

/** The board that rows and section names hang on. */
export function Board(props: { children: ReactNode }) {
  return <div className={styles.board}>{props.children}</div>;
}

/** The name of a stretch of time with the number of rows in it. */
export function BoardSection(props: { name: string; count: number }) {
  return (
    <h2 className={styles.section}>
      <b>{props.name}</b> {props.count}
    </h2>
  );
}

/** One ticket on the departure board. */
export function Row(props: RowProps) {
  const { tick, unread } = props;
  return (
    <div
      className={classNames(
        styles.row,
        props.current && styles.current,
        unread && styles.unread,
        props.last && styles.last,
      )}
    >
      {tick && (
        <label className={classNames(styles.tick, tick.shown === false && !tick.ticked && styles.hovered)}>
          <input
            type="checkbox"
            aria-label={tick.label}
            checked={tick.ticked}
            tabIndex={tick.shown === false ? -1 : undefined}
            onChange={(event) => {
              const { shiftKey } = event.nativeEvent as unknown as { shiftKey?: boolean };
              tick.onTick(event.currentTarget.checked, shiftKey === true);
            }}
          />
        </label>
      )}
      <a
        className={styles.link}
        href={props.href}
        {...(props.onClick ? { onClick: props.onClick } : {})}
        aria-current={props.current ? 'true' : undefined}
      >
        <span className={classNames(styles.due, styles[props.look])} title={props.due.exact}>
          <b>{props.due.text}</b>
          {props.due.below && <small>{props.due.below}</small>}
        </span>
        <span className={styles.mark}>
          <PromiseMark look={props.look} share={props.share ?? 0} label={props.lookLabel} />
        </span>
        <span className={styles.words}>
          <span className={styles.who}>
            <span className={styles.name}>
              {unread && <Sign {...unread} />}
              {props.requester}
            </span>
            {props.organisation && <span className={styles.org}>{props.organisation}</span>}
          </span>
          <span className={styles.first}>
            {props.standsIn && <b className={styles.standsIn}>{props.standsIn}</b>}
            <span lang={props.lang}>{props.firstWords}</span>
          </span>
        </span>
        <Side {...props} />
      </a>
    </div>
  );
}

function Sign({ label, alert }: NonNullable<RowProps['unread']>) {
  if (!alert) return <span className={styles.dot} role="img" aria-label={label} title={label} />;
  return (
    <span className={styles.alert}>
      <Icon name="alert" size="small" label={label} />
    </span>
  );
}

function Side({ channel, lookers, assignee, cover, assigneeLabel, proposed }: RowProps) {
  const front = cover ?? assignee;
  return (
    <span className={styles.side}>
      {channel ? <Icon name={channel.icon} label={channel.label} size="small" /> : <span />}
      <span className={styles.own}>
        {lookers && lookers.people.length > 0 && (
          <span className={styles.lookers} title={lookers.label}>
            <Icon name="eye" size="small" label={lookers.label} />
            {lookers.people.slice(0, 2).map((person) => (
              <Face key={person.id} person={person} size={18} named />
            ))}
          </span>
        )}
        {front && <span className="only-heard">{assigneeLabel ?? front.name}</span>}
        {front && cover && assignee ? (
          <Pair front={cover} behind={assignee} named />
        ) : (
          front && (
            <span className={proposed ? styles.proposed : undefined} title={assigneeLabel}>
              <Face person={front} named />
            </span>
          )
        )}
      </span>
    </span>
  );
}

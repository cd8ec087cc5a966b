import { classNames } from '../class-names.ts';
import styles from './face.module.css';

export type FaceSize = 18 | 24 | 28 | 32 | 56;
type FacePerson = { id: string; name: string };

type FaceProps = {
  person: FacePerson;
  size?: FaceSize;
  /** True where the name stands beside the face; the face is then decoration. */
  named?: boolean;
};

/** Initials in one of six tones; a person keeps the tone for ever, because it comes from the id. */
export function Face({ person, size = 24, named }: FaceProps) {
  return <Disc person={person} className={size === 24 ? undefined : styles[`size${size}`]} named={named} />;
}

/** Two faces: who acts now in front, and the one covered for behind. */
export function Pair(props: { front: FacePerson; behind: FacePerson; size?: FaceSize; named?: boolean }) {
  const { front, behind, size = 24, named } = props;
  return (
    <span className={classNames(styles.pair, size === 56 && styles.pairBig)}>
      <Face person={front} size={size} named={named ?? false} />
      <Disc person={behind} className={styles.behind} named={named} />
    </span>
  );
}

function Disc({
  person,
  className,
  named,
}: {
  person: FacePerson;
  className: string | undefined;
  named?: boolean | undefined;
}) {
  const classes = classNames(styles.face, styles[`tone${toneOf(person.id)}`], className);
  if (named) {
    return (
      <span className={classes} aria-hidden="true">
        {initialsOf(person.name)}
      </span>
    );
  }
  return (
    <span className={classes} role="img" aria-label={person.name} title={person.name}>
      {initialsOf(person.name)}
    </span>
  );
}

/** A number from 1 to 6 that depends on nothing but the id (FNV-1a). */
export function toneOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193) >>> 0;
  }
  return (hash % 6) + 1;
}

/** First letters of the first and last word; an address without a name gives its first two letters. */
export function initialsOf(name: string): string {
  const words = name
    .replace(/@.*$/, '')
    .split(/[\s._-]+/u)
    .filter((word) => /^\p{L}/u.test(word));
  const first = words[0];
  const last = words.length > 1 ? words.at(-1) : undefined;
  if (!first) return name.trim().slice(0, 2).toUpperCase() || '·';
  return `${[...first][0] ?? ''}${last ? ([...last][0] ?? '') : ([...first][1] ?? '')}`.toUpperCase();
}

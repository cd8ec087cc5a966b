import styles from './skeleton.module.css';

/** The columns of what is coming: rows of a list, or entries of a conversation. `label` is read out while waiting. */
export function Skeleton(props: { of: 'rows' | 'entries'; count: number; label: string }) {
  const Shape = props.of === 'rows' ? RowShape : EntryShape;
  return (
    <div className={styles.skeleton} role="status" aria-label={props.label}>
      {Array.from({ length: props.count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the shapes are all alike and never move
        <Shape key={index} />
      ))}
    </div>
  );
}

function RowShape() {
  return (
    <div className={styles.row}>
      <span className={`${styles.bars} ${styles.end}`}>
        <i className={styles.w38} />
        <i className={styles.w28} />
      </span>
      <span className={styles.ring} />
      <span className={styles.bars}>
        <i className={styles.w52p} />
        <i className={styles.w84p} />
      </span>
      <span className={styles.face} />
    </div>
  );
}

function EntryShape() {
  return (
    <div className={styles.entry}>
      <span className={styles.face} />
      <span className={styles.bars}>
        <i className={styles.w30p} />
        <i className={styles.w84p} />
        <i className={styles.w52p} />
      </span>
    </div>
  );
}

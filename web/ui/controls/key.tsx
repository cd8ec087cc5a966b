import styles from './key.module.css';

/** A key to press, shown beside the action it does. */
export function Key(props: { name: string }) {
  return <kbd className={styles.key}>{props.name}</kbd>;
}

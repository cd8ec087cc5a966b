import { classNames } from '../class-names.ts';
import styles from './icon.module.css';

/** The line and its open ring: a case never ends in the past. */
export function Logo(props: { className?: string }) {
  return (
    <svg className={classNames(styles.logo, props.className)} viewBox="0 0 20 20" aria-hidden="true">
      <path d="M10 1.5v6.3" />
      <path d="M10 7.8a5 5 0 1 1-5 5" />
      <path className={styles.rest} d="M10 7.8a5 5 0 0 0-5 5" />
    </svg>
  );
}

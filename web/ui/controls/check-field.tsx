import type { ComponentProps } from 'react';
import styles from './field.module.css';

type CheckFieldProps = Omit<ComponentProps<'input'>, 'className' | 'style' | 'type'> & { label: string; hint?: string };

/** Yes or no, with the words beside the box. */
export function CheckField({ label, hint, ...input }: CheckFieldProps) {
  return (
    <label className={styles.check}>
      <input {...input} type="checkbox" />
      <span>
        {label}
        {hint && <small>{hint}</small>}
      </span>
    </label>
  );
}

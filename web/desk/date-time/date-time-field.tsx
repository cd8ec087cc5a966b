import { lazy, Suspense } from 'react';
import styles from './date-time-field.module.css';

export type DateTimeFieldProps = {
  label: string;
  hint?: string;
  /** An ISO instant. */
  value: string | undefined;
  onChange: (at: string | undefined) => void;
  /** Instants in milliseconds. */
  min?: number;
  max?: number;
  autoFocus?: boolean;
  /** In a line with other words: without the label above, which is only heard. */
  inLine?: boolean;
};

const Picker = lazy(() => import('./date-time-picker.tsx'));

/** A moment to fill in, written as the reader's language writes it. The calendar is loaded when it is first needed. */
export function DateTimeField(props: DateTimeFieldProps) {
  return (
    <Suspense fallback={<div className={props.inLine ? styles.inLine : styles.place} />}>
      <Picker {...props} />
    </Suspense>
  );
}

import { useId } from 'react';
import { Icon } from '../icons/icon.tsx';
import type { IconName } from '../icons/shapes.tsx';
import styles from './segment.module.css';

type SegmentProps<Value extends string> = {
  label: string;
  value: Value;
  choices: { value: Value; label: string; icon?: IconName }[];
  onChange: (value: Value) => void;
};

/** A few choices side by side, one of them taken. Real radio buttons underneath, so arrows and screen readers work. */
export function Segment<Value extends string>({ label, value, choices, onChange }: SegmentProps<Value>) {
  const name = useId();
  return (
    <span className={styles.segment} role="radiogroup" aria-label={label}>
      {choices.map((choice) => (
        <label className={styles.choice} key={choice.value}>
          <input type="radio" name={name} checked={choice.value === value} onChange={() => onChange(choice.value)} />
          {choice.icon && <Icon name={choice.icon} size="small" />}
          {choice.label}
        </label>
      ))}
    </span>
  );
}

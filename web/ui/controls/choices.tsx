import { type ReactNode, useId } from 'react';
import { classNames } from '../class-names.ts';
import styles from './choices.module.css';

type ChoicesProps<Value extends string> = {
  legend: string;
  value: Value | undefined;
  choices: { value: Value; label: ReactNode }[];
  onChange: (value: Value) => void;
  /** Two by two where there is room. */
  across?: boolean;
};

/** One of several answers, each on its own line, as in a dialogue. */
export function Choices<Value extends string>({ legend, value, choices, onChange, across }: ChoicesProps<Value>) {
  const name = useId();
  return (
    <fieldset className={classNames(styles.choices, across && styles.across)}>
      <legend>{legend}</legend>
      {choices.map((choice) => (
        <label className={styles.choice} key={choice.value}>
          <input type="radio" name={name} checked={choice.value === value} onChange={() => onChange(choice.value)} />
          {choice.label}
        </label>
      ))}
    </fieldset>
  );
}

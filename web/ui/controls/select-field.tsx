import { type ComponentProps, useId } from 'react';
import { classNames } from '../class-names.ts';
import styles from './field.module.css';

type SelectFieldProps<Value extends string> = Omit<
  ComponentProps<'select'>,
  'className' | 'style' | 'id' | 'value' | 'onChange' | 'children'
> & {
  label: string;
  hint?: string | undefined;
  roomy?: boolean | undefined;
  value: Value;
  choices: { value: Value; label: string }[];
  onChange: (value: Value) => void;
};

/** One of many answers, in the browser's own list: the longest lists stay quick, also by keyboard and on a phone. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { label, hint, roomy, value, choices, onChange, ...select } = props;
  const id = useId();
  return (
    <div className={classNames(styles.field, roomy && styles.roomy)}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <select
        {...select}
        id={id}
        className={classNames(styles.input, styles.select)}
        value={value}
        aria-describedby={hint ? `${id}-help` : undefined}
        onChange={(event) => onChange(event.currentTarget.value as Value)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      {hint && (
        <span className={styles.hint} id={`${id}-help`}>
          {hint}
        </span>
      )}
    </div>
  );
}

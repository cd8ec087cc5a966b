import { type ComponentProps, type ReactNode, useId } from 'react';
import { classNames } from '../class-names.ts';
import { Icon } from '../icons/icon.tsx';
import styles from './field.module.css';

type FieldFrame = { label: string; hint?: string | undefined; error?: string | undefined; roomy?: boolean | undefined };
type FieldProps = Omit<ComponentProps<'input'>, 'className' | 'style' | 'id'> & FieldFrame;
type LongFieldProps = Omit<ComponentProps<'textarea'>, 'className' | 'style' | 'id'> & FieldFrame;

/** One line to fill in, with its label above and help or the mistake below. */
export function Field({ label, hint, error, roomy, ...input }: FieldProps) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} error={error} roomy={roomy}>
      <input
        {...input}
        id={id}
        className={styles.input}
        aria-invalid={error ? true : undefined}
        aria-describedby={helpId(id, hint, error)}
      />
    </Frame>
  );
}

/** Several lines to fill in. */
export function LongField({ label, hint, error, roomy, ...input }: LongFieldProps) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} error={error} roomy={roomy}>
      <textarea
        {...input}
        id={id}
        className={styles.input}
        aria-invalid={error ? true : undefined}
        aria-describedby={helpId(id, hint, error)}
      />
    </Frame>
  );
}

function helpId(id: string, hint?: string, error?: string) {
  return hint || error ? `${id}-help` : undefined;
}

function Frame({ id, label, hint, error, roomy, children }: FieldFrame & { id: string; children: ReactNode }) {
  return (
    <div className={classNames(styles.field, error && styles.bad, roomy && styles.roomy)}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {children}
      {error ? (
        <span className={styles.error} id={`${id}-help`}>
          <Icon name="alert" size="small" />
          {error}
        </span>
      ) : (
        hint && (
          <span className={styles.hint} id={`${id}-help`}>
            {hint}
          </span>
        )
      )}
    </div>
  );
}

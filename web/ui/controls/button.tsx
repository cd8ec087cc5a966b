import type { ComponentProps, ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { Icon } from '../icons/icon.tsx';
import type { IconName } from '../icons/shapes.tsx';
import styles from './button.module.css';

type ButtonLook = {
  /** `main` is the one filled button of a view; `note` sends something internal; `bare` is the quiet choice. */
  look?: 'main' | 'bare' | 'note' | undefined;
  size?: 'small' | 'roomy' | undefined;
  wide?: boolean | undefined;
};

type ButtonProps = Omit<ComponentProps<'button'>, 'className' | 'style'> &
  ButtonLook & { held?: boolean; children: ReactNode };

function classOf({ look, size, wide }: ButtonLook) {
  return classNames(styles.button, look && styles[look], size && styles[size], wide && styles.wide);
}

/** A button that names its effect. `held` keeps it focusable but without effect, so that it can explain itself. */
export function Button({ look, size, wide, held, onClick, type = 'button', children, ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={held ? 'button' : type}
      className={classOf({ look, size, wide })}
      aria-disabled={held || undefined}
      onClick={held ? undefined : onClick}
    >
      {children}
    </button>
  );
}

/** A link that looks like a button, for going somewhere. */
export function ButtonLink({
  look,
  size,
  wide,
  children,
  ...rest
}: Omit<ComponentProps<'a'>, 'className' | 'style'> & ButtonLook) {
  return (
    <a {...rest} className={classOf({ look, size, wide })}>
      {children}
    </a>
  );
}

/** A button shown as an icon; its name is read out and shown on hover. */
export function IconButton({
  icon,
  label,
  size,
  ...rest
}: Omit<ComponentProps<'button'>, 'className' | 'style' | 'children'> & {
  icon: IconName;
  label: string;
  size?: 'small';
}) {
  return (
    <button
      type="button"
      {...rest}
      className={classNames(styles.button, styles.bare, styles.icon, size && styles[size])}
      aria-label={label}
      title={label}
    >
      <Icon name={icon} />
    </button>
  );
}

import { classNames } from '../class-names.ts';
import styles from './icon.module.css';
import { type IconName, shapes } from './shapes.tsx';

/** An icon. With `label` it is read out; without one it stands beside words that already say it. */
export function Icon(props: {
  name: IconName;
  label?: string | undefined;
  size?: 'small' | 'large';
  className?: string;
}) {
  const className = classNames(styles.icon, props.size && styles[props.size], props.className);
  if (!props.label) {
    return (
      <svg className={className} viewBox="0 0 16 16" aria-hidden="true">
        {shapes[props.name]}
      </svg>
    );
  }
  return (
    <svg className={className} viewBox="0 0 16 16" role="img" aria-label={props.label}>
      <title>{props.label}</title>
      {shapes[props.name]}
    </svg>
  );
}

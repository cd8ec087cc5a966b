import type { ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { Icon } from '../icons/icon.tsx';
import type { IconName } from '../icons/shapes.tsx';
import styles from './notice.module.css';

type NoticeProps = {
  /** An icon's name, or a face. */
  sign: IconName | { face: ReactNode };
  /** What happened. */
  what: string;
  /** What follows from it. */
  children?: ReactNode;
  action?: ReactNode;
  roomy?: boolean;
};

/** One line on top of what it concerns: what happened, what follows, one action. At most one in a view. */
export function Notice({ sign, what, children, action, roomy }: NoticeProps) {
  return (
    <div className={classNames(styles.notice, roomy && styles.roomy)} role="status">
      <Parts sign={sign} what={what} action={action}>
        {children}
      </Parts>
    </div>
  );
}

/** What happened, what was kept, what to do. Ink, icon and words, never red: red is for promises. */
export function ErrorNotice({
  what,
  kept,
  action,
  roomy,
}: {
  what: string;
  kept?: string | undefined;
  action?: ReactNode;
  roomy?: boolean;
}) {
  return (
    <div className={classNames(styles.notice, styles.error, roomy && styles.roomy)} role="alert">
      <Parts sign="alert" what={what} action={action}>
        {kept}
      </Parts>
    </div>
  );
}

function Parts({ sign, what, children, action }: Omit<NoticeProps, 'roomy'>) {
  return (
    <>
      <span className={styles.sign}>{typeof sign === 'string' ? <Icon name={sign} /> : sign.face}</span>
      <span>
        <b>{what}</b>
        {children ? <> {children}</> : null}
      </span>
      {action && <span className={styles.action}>{action}</span>}
    </>
  );
}

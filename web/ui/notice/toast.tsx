import type { ReactNode } from 'react';
import { Button } from '../controls/button.tsx';
import { Key } from '../controls/key.tsx';
import { type PromiseLook, PromiseMark } from '../promise/promise-mark.tsx';
import styles from './toast.module.css';

/** Where toasts stand: bottom left, announced politely. Always rendered, so that screen readers notice what arrives in it. */
export function ToastShelf(props: { label: string; children?: ReactNode }) {
  return (
    <section className={styles.shelf} aria-live="polite" aria-label={props.label}>
      {props.children}
    </section>
  );
}

type ToastProps = {
  look: PromiseLook;
  /** Share of the time for undoing that is gone; drawn as an arc. */
  share?: number;
  children: ReactNode;
  undo?: { label: string; keyName?: string; onUndo: () => void } | undefined;
};

/** A short word on what just happened, with the way back while there is one. */
export function Toast({ look, share = 0, children, undo }: ToastProps) {
  return (
    <div className={styles.toast}>
      <PromiseMark look={look} share={share} turning={look === 'kept'} />
      <span>{children}</span>
      {undo && (
        <span className={styles.undo}>
          <Button look="bare" size="small" onClick={undo.onUndo}>
            {undo.label} {undo.keyName && <Key name={undo.keyName} />}
          </Button>
        </span>
      )}
    </div>
  );
}

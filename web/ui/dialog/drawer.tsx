import { type ReactNode, useEffect, useRef } from 'react';
import { classNames } from '../class-names.ts';
import { IconButton } from '../controls/button.tsx';
import styles from './drawer.module.css';

type DrawerProps = {
  opened: boolean;
  onClose: () => void;
  label: string;
  closeLabel: string;
  side: 'left' | 'right';
  children: ReactNode;
};

/** A pane that slides over the page where there is no room beside it. The browser's own dialogue keeps the focus inside. */
export function Drawer({ opened, onClose, label, closeLabel, side, children }: DrawerProps) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (opened && !dialog?.open) dialog?.showModal();
    if (!opened && dialog?.open) dialog.close();
  }, [opened]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialogue by itself; the click is for its backdrop
    <dialog
      ref={ref}
      className={classNames(styles.drawer, styles[side])}
      aria-label={label}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === ref.current) onClose();
      }}
    >
      {opened && (
        <div className={styles.inside}>
          <div className={styles.bar}>
            <IconButton icon="cross" label={closeLabel} onClick={onClose} />
          </div>
          <div className={styles.content}>{children}</div>
        </div>
      )}
    </dialog>
  );
}

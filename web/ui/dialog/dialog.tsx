import { Modal } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { Button } from '../controls/button.tsx';
import styles from './dialog.module.css';

type DialogProps = {
  opened: boolean;
  onClose: () => void;
  /** A question. */
  title: string;
  closeLabel: string;
  /** Who will be told. */
  told?: ReactNode;
  /** The safe choice; it stands first and bare. Without it the dialogue only shows something. */
  keep?: string;
  /** What the button does, in its own words. */
  effect?: { label: string; onConfirm: () => void; held?: boolean };
  size?: number;
  children?: ReactNode;
};

/** A question over the page. For the desk only: it stands on Mantine's Modal, which keeps focus inside and gives it back. */
export function Dialog({ opened, onClose, title, closeLabel, told, keep, effect, size = 460, children }: DialogProps) {
  function confirm(event: FormEvent) {
    event.preventDefault();
    if (!effect?.held) effect?.onConfirm();
  }
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={size}
      centered
      radius="md"
      lockScroll={false}
      closeButtonProps={{ 'aria-label': closeLabel, size: 30, iconSize: 16 }}
      transitionProps={{ transition: 'fade', duration: 160 }}
      classNames={{
        overlay: styles.overlay ?? '',
        inner: styles.inner ?? '',
        content: styles.content ?? '',
        header: styles.header ?? '',
        title: styles.title ?? '',
        close: styles.close ?? '',
        body: styles.body ?? '',
      }}
    >
      <form onSubmit={confirm}>
        {told && <p className={styles.told}>{told}</p>}
        {children && <div className={styles.fill}>{children}</div>}
        {effect && (
          <div className={styles.foot}>
            {keep && (
              <Button look="bare" onClick={onClose}>
                {keep}
              </Button>
            )}
            <Button look="main" type="submit" held={effect.held ?? false}>
              {effect.label}
            </Button>
          </div>
        )}
      </form>
    </Modal>
  );
}

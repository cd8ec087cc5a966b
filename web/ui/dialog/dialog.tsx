import { Modal } from '@mantine/core';
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { Button } from '../controls/button.tsx';
import styles from './dialog.module.css';
import { popoverOpen } from './popover-open.ts';

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
  function confirm(event: Pick<FormEvent, 'preventDefault'>) {
    event.preventDefault();
    if (!effect?.held) effect?.onConfirm();
  }
  useKeysOver(opened, { Escape: onClose, Send: confirm });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={size}
      centered
      radius="md"
      lockScroll={false}
      closeOnEscape={false}
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

type KeysOver = { Escape: () => void; Send: (event: KeyboardEvent) => void };

/**
 * Closes on Escape, unless a menu or calendar inside is still open: Mantine's own way closes both at once. Control and Enter
 * answer the question from any field, as they send from the composer.
 */
function useKeysOver(opened: boolean, keys: KeysOver): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    if (!opened) return;
    function act(event: KeyboardEvent) {
      if (event.isComposing || popoverOpen()) return;
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) latest.current.Send(event);
      if (event.key !== 'Escape') return;
      event.preventDefault();
      latest.current.Escape();
    }
    addEventListener('keydown', act, { capture: true });
    return () => removeEventListener('keydown', act, { capture: true });
  }, [opened]);
}

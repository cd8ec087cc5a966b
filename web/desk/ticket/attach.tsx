import { type ClipboardEvent, type DragEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../client/api.ts';
import { upload } from '../../client/upload.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import styles from './attach.module.css';
import type { Draft } from './draft.ts';

type Attached = { id: string; name: string; share: number; state: 'sending' | 'there' | 'refused'; why?: string };

/**
 * The files of a message that is being written. They are on their way as soon as they are chosen, dropped or pasted; those
 * that have come are kept with the draft, and are here again after a reload.
 */
export function useAttached(number: string, kept: Draft['files'], onKeep: (files: Draft['files']) => void) {
  const [files, setFiles] = useState<Attached[]>(() => kept.map((one) => ({ ...one, share: 1, state: 'there' })));
  const stops = useRef(new Map<string, () => void>());
  const keep = useRef(onKeep);
  keep.current = onKeep;
  useEffect(() => {
    keep.current(files.flatMap(({ id, name, state }) => (state === 'there' ? [{ id, name }] : [])));
  }, [files]);

  const change = (id: string, part: Partial<Attached>) =>
    setFiles((all) => all.map((one) => (one.id === id ? { ...one, ...part } : one)));
  function add(chosen: Iterable<File>) {
    for (const file of chosen) {
      const id = crypto.randomUUID();
      const name = file.name || 'image.png';
      setFiles((all) => [...all, { id, name, share: 0, state: 'sending' }]);
      const query = new URLSearchParams({ name, type: file.type });
      const { done, stop } = upload(`/tickets/${encodeURIComponent(number)}/uploads/${id}?${query}`, file, (share) =>
        change(id, { share }),
      );
      stops.current.set(id, stop);
      done.then(
        () => change(id, { state: 'there' }),
        (error: unknown) =>
          change(id, { state: 'refused', why: (error instanceof ApiError && error.sentence) || String(error) }),
      );
    }
  }
  function remove(id: string) {
    stops.current.get(id)?.();
    setFiles((all) => all.filter((one) => one.id !== id));
  }
  return {
    files,
    add,
    remove,
    clear: () => setFiles([]),
    ids: files.filter((one) => one.state === 'there').map((one) => one.id),
    isSending: files.some((one) => one.state === 'sending'),
    /** For the element that takes what is dropped on it or pasted into it. */
    takes: {
      onDragOver: (event: DragEvent) => {
        if (event.dataTransfer.types.includes('Files')) event.preventDefault();
      },
      onDrop: (event: DragEvent) => {
        if (event.dataTransfer.files.length === 0) return;
        event.preventDefault();
        add(event.dataTransfer.files);
      },
      onPaste: (event: ClipboardEvent) => {
        if (event.clipboardData.files.length > 0) add(event.clipboardData.files);
      },
    },
  };
}

/** What is attached, how far it is, and the way to add more. */
export function AttachLine({ attached }: { attached: ReturnType<typeof useAttached> }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  return (
    <span className={styles.line} title={t('composer.drop')}>
      {attached.files.map((file) => (
        <span key={file.id} className={styles.file} data-state={file.state} title={file.why}>
          {file.name}
          {file.state === 'sending' && (
            <small> {t('composer.attaching', { percent: Math.round(file.share * 100) })}</small>
          )}
          {file.state === 'refused' && <small role="alert"> {file.why}</small>}
          <button
            type="button"
            aria-label={t('composer.detach', { name: file.name })}
            onClick={() => attached.remove(file.id)}
          >
            ×
          </button>
        </span>
      ))}
      <button
        type="button"
        className={styles.add}
        aria-label={t('composer.attach')}
        onClick={() => input.current?.click()}
      >
        <Icon name="clip" size="small" />
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          attached.add(event.currentTarget.files ?? []);
          event.currentTarget.value = '';
        }}
      />
    </span>
  );
}

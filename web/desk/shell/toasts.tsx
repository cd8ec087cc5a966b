import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Toast, ToastShelf } from '../../ui/notice/toast.tsx';
import type { PromiseLook } from '../../ui/promise/promise-mark.tsx';
import { useKeys } from '../keys.ts';

type ToastInput = {
  look: PromiseLook;
  text: string;
  /** Takes the action back; offered until the instant `until` (milliseconds). */
  undo?: { until: number; take: () => void };
  /** Leads to what it is about, until then. */
  open?: { label: string; until: number; take: () => void };
};

type ShownToast = ToastInput & { id: number; from: number; until: number };

const ToastContext = createContext<(toast: ToastInput) => void>(() => undefined);

/** Says a short word at the bottom left. */
export function useToast(): (toast: ToastInput) => void {
  return useContext(ToastContext);
}

const shownFor = 4_000;
/** What leads somewhere runs out of no time for it: its mark shows the clock that it is about. */
const nearlyDue = 0.9;

export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<ShownToast[]>([]);
  const add = useCallback((toast: ToastInput) => {
    const from = Date.now();
    setToasts((shown) =>
      [...shown, { ...toast, id: from, from, until: (toast.undo ?? toast.open)?.until ?? from + shownFor }].slice(-3),
    );
  }, []);
  const remove = useCallback((id: number) => setToasts((shown) => shown.filter((toast) => toast.id !== id)), []);
  return (
    <ToastContext value={add}>
      {children}
      <Shelf toasts={toasts} remove={remove} />
    </ToastContext>
  );
}

function Shelf({ toasts, remove }: { toasts: ShownToast[]; remove: (id: number) => void }) {
  const { t } = useTranslation();
  const now = useSeconds(toasts.length > 0);
  const live = useMemo(() => toasts.filter((toast) => toast.until > now), [toasts, now]);
  const latest = live.findLast((toast) => toast.undo);
  function undo(toast: ShownToast) {
    remove(toast.id);
    toast.undo?.take();
  }
  function open(toast: ShownToast) {
    remove(toast.id);
    toast.open?.take();
  }
  useKeys({ z: latest && (() => undo(latest)) });
  return (
    <ToastShelf label={t('common.messages')}>
      {live.map((toast) => (
        <Toast
          key={toast.id}
          look={toast.look}
          share={toast.open ? nearlyDue : (now - toast.from) / (toast.until - toast.from)}
          undo={
            (toast.open && { label: toast.open.label, onUndo: () => open(toast) }) ??
            (toast.undo && {
              label: t('common.undo'),
              onUndo: () => undo(toast),
              ...(toast === latest ? { keyName: 'Z' } : {}),
            })
          }
        >
          {toast.text}
        </Toast>
      ))}
    </ToastShelf>
  );
}

/** The present time, once a second, while something on the screen runs out. */
function useSeconds(running: boolean): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!running) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [running]);
  return now;
}

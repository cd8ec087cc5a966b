import { type LiveWord, openLiveSource } from './live-source.ts';

/**
 * Listens to what changes on the desk. Tabs share one stream; where SharedWorker is missing, each has its own.
 * Returns the way to stop listening.
 */
export function listenLive(tell: (word: LiveWord) => void): () => void {
  return typeof SharedWorker === 'undefined' ? listenAlone(tell) : listenTogether(tell);
}

function listenAlone(tell: (word: LiveWord) => void): () => void {
  const source = openLiveSource('/api/v1/live', tell);
  return () => source.close();
}

function listenTogether(tell: (word: LiveWord) => void): () => void {
  const worker = new SharedWorker(new URL('./live-worker.ts', import.meta.url), {
    type: 'module',
    name: 'tellonce-live',
  });
  const hello = () => worker.port.postMessage('hello');
  const goodbye = () => worker.port.postMessage('goodbye');
  /** A page that comes back from the browser's back-forward cache has slept: it must ask for everything again. */
  const wake = (event: PageTransitionEvent) => {
    if (!event.persisted) return;
    hello();
    tell({ kind: 'gap' });
  };
  worker.port.onmessage = (message: MessageEvent<LiveWord>) => tell(message.data);
  addEventListener('pagehide', goodbye);
  addEventListener('pageshow', wake);
  hello();
  return () => {
    removeEventListener('pagehide', goodbye);
    removeEventListener('pageshow', wake);
    goodbye();
    worker.port.close();
  };
}

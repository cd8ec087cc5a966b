import { type LiveWord, openLiveSource } from './live-source.ts';

/**
 * Runs as a SharedWorker: one stream for all tabs of a browser, because over HTTP/1 a browser has six connections to a
 * host. It closes the stream when the last tab has said goodbye.
 */
const ports = new Set<MessagePort>();
let stream: { close: () => void } | undefined;
let state: LiveWord | undefined;

function tellAll(word: LiveWord) {
  if (word.kind === 'state') state = word;
  for (const port of ports) port.postMessage(word);
}

addEventListener('connect', (event) => {
  const port = (event as MessageEvent).ports[0];
  if (!port) return;
  port.onmessage = (message: MessageEvent<'hello' | 'goodbye'>) => {
    if (message.data === 'hello') {
      ports.add(port);
      if (state) port.postMessage(state);
      stream ??= openLiveSource('/api/v1/live', tellAll);
      return;
    }
    ports.delete(port);
    if (ports.size === 0) {
      stream?.close();
      stream = undefined;
      state = undefined;
    }
  };
});

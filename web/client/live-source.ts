/** What the live stream tells a page. `changed` carries ids only; what they now look like is asked for through the API. */
export type LiveWord =
  | { kind: 'changed'; ids: string[] }
  /** What is said to the person of this browser alone, about something by its id. */
  | { kind: 'notice'; about: string; id: string }
  /** Something may have been missed: ask again for everything shown. */
  | { kind: 'gap' }
  | { kind: 'state'; connected: boolean };

const firstPause = 1_000;
const longestPause = 30_000;

/**
 * Keeps one event stream open. The browser reconnects by itself with Last-Event-ID after a broken connection; after
 * an error answer (a restart behind a proxy, an ended session) it gives up, so we begin again and say in the query
 * where we were.
 */
export function openLiveSource(url: string, tell: (word: LiveWord) => void): { close: () => void } {
  let lastId = '';
  let pause = firstPause;
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  function open() {
    source = new EventSource(lastId ? `${url}?lastEventId=${encodeURIComponent(lastId)}` : url);
    source.onopen = () => {
      pause = firstPause;
      tell({ kind: 'state', connected: true });
    };
    source.onmessage = (event) => {
      if (event.lastEventId) lastId = event.lastEventId;
      tell({ kind: 'changed', ids: (JSON.parse(event.data) as { ids: string[] }).ids });
    };
    source.addEventListener('notice', (event) => {
      const { kind, id } = JSON.parse(event.data) as { kind: string; id: string };
      tell({ kind: 'notice', about: kind, id });
    });
    source.addEventListener('gap', (event) => {
      if (event.lastEventId) lastId = event.lastEventId;
      tell({ kind: 'gap' });
    });
    source.onerror = () => {
      tell({ kind: 'state', connected: false });
      if (source?.readyState !== EventSource.CLOSED || closed) return;
      timer = setTimeout(open, pause * (0.5 + Math.random()));
      pause = Math.min(longestPause, pause * 2);
    };
  }

  open();
  return {
    close() {
      closed = true;
      clearTimeout(timer);
      source?.close();
    },
  };
}

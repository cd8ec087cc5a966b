/**
 * Comfort for the portal; every page works without it. It keeps what is being written, holds a form from being sent
 * twice, says in which zone the browser is while nobody knows, and renews the cards and the story while the page is open.
 */
const renewEvery = 60_000;

for (const form of document.querySelectorAll<HTMLFormElement>('form')) holdAfterSending(form);
const reply = document.querySelector<HTMLFormElement>('form[data-draft]');
if (reply) keepDraft(reply);
if (document.querySelector('[data-version]')) keepFresh();

const learnAt = document.querySelector<HTMLElement>('[data-learn-zone]')?.dataset.learnZone;
if (learnAt) void sayZone(learnAt);

/** Once: from then on the server knows it, and shows all times in it. What is typed stays. */
async function sayZone(action: string): Promise<void> {
  try {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    if (!timeZone) return;
    const body = new URLSearchParams({ zone: timeZone, how: 'browser' });
    await fetch(action, { method: 'POST', body, credentials: 'same-origin', redirect: 'manual' });
    await renew();
  } catch {
    // No connection: the next page says it.
  }
}

function keepDraft(form: HTMLFormElement): void {
  const text = form.querySelector('textarea');
  const key = `tellonce.portal-draft.${form.dataset.draft}`;
  if (!text) return;
  try {
    if ('sent' in form.dataset) localStorage.removeItem(key);
    else if (text.value === '') text.value = localStorage.getItem(key) ?? '';
    text.addEventListener('input', () => {
      if (text.value) localStorage.setItem(key, text.value);
      else localStorage.removeItem(key);
    });
  } catch {
    // A browser that keeps nothing: the words stay in the page.
  }
}

function holdAfterSending(form: HTMLFormElement): void {
  let sending = false;
  form.addEventListener('submit', (event) => {
    if (sending) event.preventDefault();
    sending = true;
  });
  addEventListener('pageshow', () => {
    sending = false;
  });
}

function keepFresh(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const plan = () => {
    clearTimeout(timer);
    if (document.visibilityState === 'visible') timer = setTimeout(() => void renew().finally(plan), renewEvery);
  };
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void renew().finally(plan);
    else clearTimeout(timer);
  });
  plan();
}

/** Takes the parts marked data-live from a fresh copy of the page; the form and what stands in it are left alone. */
async function renew(): Promise<void> {
  try {
    const url = new URL(location.href);
    url.hash = '';
    const response = await fetch(url, { credentials: 'same-origin', headers: { accept: 'text/html' } });
    if (!response.ok || response.redirected) return;
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
    for (const part of document.querySelectorAll<HTMLElement>('[data-live]')) {
      const next = fresh.querySelector(`[data-live="${part.dataset.live}"]`);
      // What somebody opened stays open.
      const inUse = part.contains(document.activeElement) || part.querySelector('details[open]') !== null;
      if (next && next.innerHTML !== part.innerHTML && !inUse) {
        part.replaceChildren(...next.childNodes);
      }
    }
  } catch {
    // No connection: the page stays as it is, and the next turn tries again.
  }
}

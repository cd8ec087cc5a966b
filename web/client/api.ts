/** An error body of the API, application/problem+json (RFC 9457). `errors` names fields of a form. */
export type Problem = {
  type?: string;
  title: string;
  status: number;
  detail?: string;
  errors?: { path: string; message: string }[];
};

/** An answer that was not a success. `sentence` is for the person at the screen; it is missing when nobody answered. */
export class ApiError extends Error {
  readonly status: number;
  readonly problem: Problem | undefined;

  constructor(status: number, problem: Problem | undefined) {
    super(problem?.detail ?? problem?.title ?? (status === 0 ? 'No connection' : `Status ${status}`));
    this.name = 'ApiError';
    this.status = status;
    this.problem = problem;
  }

  get offline(): boolean {
    return this.status === 0;
  }

  get sentence(): string | undefined {
    return this.problem?.detail ?? this.problem?.title;
  }
}

type RequestOptions = {
  signal?: AbortSignal;
  /** Repeat a POST with the key of its first try, and it happens once. */
  idempotencyKey?: string;
  /** It is sent although the page goes. */
  keepalive?: boolean;
};

const signedOut = new EventTarget();

/** Calls back when the session has ended, so that the page can ask to sign in without losing what is typed. */
export function onSignedOut(listener: () => void): () => void {
  signedOut.addEventListener('signed-out', listener);
  return () => signedOut.removeEventListener('signed-out', listener);
}

/** The public API, as the web pages use it: JSON, same origin, the session cookie. Rejects with ApiError. */
export const api = {
  get: <T>(path: string, options?: RequestOptions) => request<T>('GET', path, undefined, options),
  post: <T>(path: string, body?: unknown, options?: RequestOptions) => request<T>('POST', path, body, options),
  patch: <T>(path: string, body?: unknown, options?: RequestOptions) => request<T>('PATCH', path, body, options),
  put: <T>(path: string, body?: unknown, options?: RequestOptions) => request<T>('PUT', path, body, options),
  remove: <T>(path: string, options?: RequestOptions) => request<T>('DELETE', path, undefined, options),
};

async function request<T>(method: string, path: string, body: unknown, options: RequestOptions = {}): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json', 'x-tellonce': '1' };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (method === 'POST') headers['idempotency-key'] = options.idempotencyKey ?? crypto.randomUUID();
  let response: Response;
  try {
    response = await fetch(`/api/v1${path}`, {
      method,
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(options.signal ? { signal: options.signal } : {}),
      ...(options.keepalive ? { keepalive: true } : {}),
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new ApiError(0, undefined);
  }
  if (!response.ok) {
    if (response.status === 401) signedOut.dispatchEvent(new Event('signed-out'));
    throw new ApiError(response.status, await readProblem(response));
  }
  return (response.status === 204 ? undefined : await response.json()) as T;
}

async function readProblem(response: Response): Promise<Problem | undefined> {
  if (!response.headers.get('content-type')?.includes('json')) return undefined;
  return (await response.json().catch(() => undefined)) as Problem | undefined;
}

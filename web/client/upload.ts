import { ApiError, type Problem } from './api.ts';

/** Sends a file's bytes and tells how far it is, from 0 to 1. `fetch` cannot say that of what it sends. */
export function upload(
  path: string,
  file: File,
  onProgress: (share: number) => void,
): { done: Promise<void>; stop: () => void } {
  const request = new XMLHttpRequest();
  const done = new Promise<void>((resolve, reject) => {
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    });
    request.addEventListener('load', () => {
      if (request.status < 300) resolve();
      else reject(new ApiError(request.status, problemIn(request.responseText)));
    });
    request.addEventListener('error', () => reject(new ApiError(0, undefined)));
    request.addEventListener('abort', () => resolve());
    request.open('PUT', `/api/v1${path}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('x-tellonce', '1');
    request.send(file);
  });
  return { done, stop: () => request.abort() };
}

function problemIn(text: string): Problem | undefined {
  try {
    return JSON.parse(text) as Problem;
  } catch {
    return undefined;
  }
}

// Files are served by short-lived signed addresses, so that a copied address opens nothing tomorrow.

import type { Wiring } from '../platform/wiring.ts';
import { fileSignature } from './capability.ts';

const linkSeconds = 600;

/** @returns a function from an attachment's id to its address. */
export function fileUrl(wiring: Pick<Wiring, 'keys' | 'config'>, now: Date): (id: string) => string {
  const until = Math.floor(now.getTime() / 1000) + linkSeconds;
  return (id) => {
    const signature = fileSignature(wiring.keys.files, id, until);
    return `${wiring.config.filesUrl ?? ''}/api/v1/attachments/${id}?until=${until}&signature=${signature}`;
  };
}

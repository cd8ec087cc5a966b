// A device on which somebody has signed in, or opened a link from their mailbox, is known for that person. Strangers may
// use up an account's tries from as many places as they like: known devices have tries of their own, so that guessing
// never locks the owner out (OWASP calls it a device cookie). The cookie lets nobody in; it only opens the way to be asked.

import { randomBytes } from 'node:crypto';
import { deviceMac, same } from './capability.ts';

export const deviceCookieName = 'tellonce_device';
const deviceDays = 400;
export const deviceSeconds = deviceDays * 86_400;

/** `device.expiryDay.mac`, good for this person alone. */
export function newDeviceToken(key: Buffer, personId: string, now: Date): string {
  const body = `${randomBytes(12).toString('base64url')}.${(dayOf(now) + deviceDays).toString(36)}`;
  return `${body}.${deviceMac(key, personId, body)}`;
}

/** @returns the id of the device, or null when the cookie is none of ours, not for this person, or too old. */
export function readDevice(key: Buffer, personId: string, token: string | undefined, now: Date): string | null {
  const match = /^(([\w-]{16})\.([0-9a-z]{1,6}))\.([\w-]{22})$/.exec(token ?? '');
  if (!match) return null;
  const [, body = '', device = '', day = '', tag = ''] = match;
  if (Number.parseInt(day, 36) < dayOf(now)) return null;
  return same(deviceMac(key, personId, body), tag) ? device : null;
}

export const deviceCookie = (value: string) => ({
  name: deviceCookieName,
  value,
  maxAgeSeconds: deviceSeconds,
});

const dayOf = (now: Date): number => Math.floor(now.getTime() / 86_400_000);

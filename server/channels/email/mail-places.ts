// Who may stay connected to the door for mail. Nobody holds a place for ever by being slow, or all places at once: whoever
// says nothing of a mail has a minute, and where it becomes crowded the oldest one who does nothing gives way.

import type { Server, Socket } from 'node:net';

export const mostClients = 200;
const mostPerAddress = { own: 100, other: 60 };
const longestConnectionMillis = 30 * 60_000;

/** Where a session comes from; both names of the same IPv4 address are one. */
type From = { remoteAddress?: string | undefined; remotePort?: number | undefined };
/** `silent`: nothing said of a mail. `began`: a sender was named. `sending`: the mail itself is coming. */
type Stage = 'silent' | 'began' | 'sending';
type Place = { socket: Socket; address: string; stage: Stage; since: number; timer: NodeJS.Timeout | undefined };

export type Places = { note: (from: From, stage: Stage) => void };

/** @param silentMillis how long a session may be there without a mail */
export function keepPlaces(server: Server, silentMillis: number): Places {
  const places = new Map<string, Place>();
  const counts = new Map<string, number>();
  let turn = 0;
  const setStage = (place: Place, stage: Stage): void => {
    clearTimeout(place.timer);
    place.stage = stage;
    place.since = turn++;
    place.timer = stage === 'silent' ? setTimeout(() => place.socket.destroy(), silentMillis).unref() : undefined;
  };
  server.prependListener('connection', (socket: Socket) => {
    const address = plain(socket.remoteAddress);
    const most = isOwn(address) ? mostPerAddress.own : mostPerAddress.other;
    const count = (counts.get(address) ?? 0) + 1;
    if (count > most && !giveWay(places, address)) return socket.destroy();
    if (places.size >= mostClients) giveWay(places, null);
    counts.set(address, count);
    const key = keyOf(socket, turn);
    const place: Place = { socket, address, stage: 'silent', since: 0, timer: undefined };
    setStage(place, 'silent');
    places.set(key, place);
    const longest = setTimeout(() => socket.destroy(), longestConnectionMillis).unref();
    socket.once('close', () => {
      clearTimeout(longest);
      clearTimeout(place.timer);
      places.delete(key);
      const left = counts.get(address)! - 1;
      if (left > 0) counts.set(address, left);
      else counts.delete(address);
    });
    return undefined;
  });
  return {
    note: (from, stage) => {
      const place = places.get(keyOf(from, null));
      if (place) setStage(place, stage);
    },
  };
}

/** Ends the session that has done nothing for longest; one that is sending is never ended. @returns whether there was one */
function giveWay(places: ReadonlyMap<string, Place>, address: string | null): boolean {
  const candidates = [...places.values()].filter(
    (one) => one.stage !== 'sending' && !one.socket.destroyed && (address === null || one.address === address),
  );
  const rank = ({ stage, since }: Place): number => (stage === 'silent' ? since : since + Number.MAX_SAFE_INTEGER / 2);
  candidates.sort((one, other) => rank(one) - rank(other));
  candidates[0]?.socket.destroy();
  return candidates.length > 0;
}

const plain = (address: string | undefined): string => (address ?? '').replace(/^::ffff:/, '');
const isOwn = (address: string): boolean => address === '' || address === '::1' || address.startsWith('127.');

/** A socket of the file system has no port; it is in nobody's way but its owner's. */
const keyOf = ({ remoteAddress, remotePort }: From, otherwise: number | null): string =>
  remotePort === undefined ? `local ${otherwise}` : `${plain(remoteAddress)} ${remotePort}`;

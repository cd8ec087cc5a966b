// One thread of the fuzzer: tells which case it is at, so that whoever watches can say which one never ended.

import { parentPort, workerData } from 'node:worker_threads';
import { complaintAbout, corpus } from './check-mail.ts';
import { brokenMail } from './mutate.ts';

const { seed, from, to, step, at } = workerData as {
  seed: number;
  from: number;
  to: number;
  step: number;
  at: SharedArrayBuffer;
};
const place = new Int32Array(at);
const sources = corpus();
for (let number = from; number < to; number += step) {
  Atomics.store(place, 0, number);
  const complaint = await complaintAbout(brokenMail(seed, number, sources));
  if (complaint) parentPort!.postMessage({ number, complaint });
}
Atomics.store(place, 0, -1);
parentPort!.postMessage({ done: true });

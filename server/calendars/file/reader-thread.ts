// The thread in which one calendar file is read.

import { parentPort, workerData } from 'node:worker_threads';
import { type Asked, readFile } from './read-file.ts';

parentPort!.postMessage(readFile(workerData as Asked));

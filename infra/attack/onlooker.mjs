// Opens a simple list again and again, on a thread of its own: the work of those who flood is none of its time.
import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { Caller } from './caller.mjs';

const SIMPLE_LIST =
  '{ activities(first: 20) { totalCount edges { node { id title startOn measures { indicator value } } } } }';
/** Between two looks, as somebody who works. */
const PAUSE_MS = 50;

const caller = new Caller(workerData.url, 'an onlooker', workerData.token);
let over = false;
parentPort.once('message', () => {
  over = true;
});
const times = [];
do {
  const began = performance.now();
  await caller.data(SIMPLE_LIST);
  times.push(performance.now() - began);
  await sleep(PAUSE_MS);
} while (!over);
parentPort.postMessage(times);

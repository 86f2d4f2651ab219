import { readFileSync, writeFileSync } from 'node:fs';

/** Forgets how much memory a process has needed so far, such as to start. */
export const forgetHighest = (child) => writeFileSync(`/proc/${child.pid}/clear_refs`, '5');

/** The highest resident memory of a process, in MB, since its start or since that was forgotten. */
export const highest = (child) =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

/** Seconds of processor time that a process has used. */
export function processorSeconds(child) {
  const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

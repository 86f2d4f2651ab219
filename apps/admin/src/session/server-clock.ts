import { todayIn, type LocalDate } from '@fanzha/domain';
import { ref } from 'vue';

/** How often the day is looked at again. */
const LOOK_EVERY = 20_000;
/**
 * The clock of this machine and its running time may part this far before one of them has
 * jumped, or the machine has slept.
 */
const MOST_DRIFT = 60_000;

/** Milliseconds this page has run: no correction of the clock moves them. */
export const running = (): number => performance.now();

/**
 * Time of the server at a moment of this page's running time; until the first answer the machine's own clock has to do.
 */
let known = { server: Date.now(), at: running() };
let wall = { machine: Date.now(), at: running() };

export const serverNow = (): Date => new Date(known.server + running() - known.at);

const dayNow = (): LocalDate => todayIn('Asia/Shanghai', serverNow());
const day = ref<LocalDate>(dayNow());
const look = (): void => {
  day.value = dayNow();
};
setInterval(look, LOOK_EVERY);

/** The day it is in China by the clock of the server. What a template or a computed makes of it follows midnight. */
export function serverToday(): LocalDate {
  const now = dayNow();
  // A page that asked before midnight learns of the new day by the next look.
  return day.value === now ? day.value : now;
}

/** The server told its time, `age` milliseconds ago. */
export function setServerTime(time: string, age = 0): void {
  const server = Date.parse(time);
  if (Number.isNaN(server)) return;
  known = { server: server + age, at: running() };
  wall = { machine: Date.now(), at: running() };
  look();
}

/** Whether the clock of the machine was moved or the machine slept since the server last told its time. */
export const hasDrifted = (): boolean => Math.abs(Date.now() - wall.machine - (running() - wall.at)) > MOST_DRIFT;

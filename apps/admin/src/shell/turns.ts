import { computed, nextTick, onScopeDispose, ref, watch, type ComputedRef, type Ref } from 'vue';

/**
 * The first page is drawn in turns: piece by piece in the order it is read, and in between the browser paints and
 * answers. On a phone that has just read the program it would be one long halt otherwise. All later pages are drawn at
 * once, as a place that somebody goes back to must be there; so are all pages where a browser has no such turns.
 */
let inTurns = typeof scheduler !== 'undefined';
/** Milliseconds that one turn takes, unless a single piece takes longer. */
const TURN_MS = 8;

/** Draws a piece, or a part of it, and tells whether that was all. */
type Draw = () => boolean;

const waiting = new Set<Draw>();
let isDrawing = false;

/** The browser's next turn; at once where there are none. */
export const nextTurn = (): Promise<void> => (inTurns ? scheduler.postTask(() => undefined) : Promise.resolve());

async function drawWaiting(): Promise<void> {
  isDrawing = true;
  let end = 0;
  for (let [draw] = waiting; draw; [draw] = waiting) {
    if (performance.now() > end) {
      await nextTurn();
      end = performance.now() + TURN_MS;
    }
    if (draw()) waiting.delete(draw);
    // A piece that fails is told by the application's handler of errors. The others wait for their turn still.
    await nextTick().catch(() => undefined);
  }
  isDrawing = false;
}

function queue(draw: Draw): void {
  if (!inTurns) {
    draw();
    return;
  }
  waiting.add(draw);
  if (!isDrawing) void drawWaiting();
}

/** The first page is left, or printed: what waits and what comes is drawn at once. */
export function endTurns(): void {
  inTurns = false;
  for (const draw of waiting) draw();
  waiting.clear();
}

/** Whether it is the turn of a piece of the page; once it is, it stays so. */
export function useTurn(): Ref<boolean> {
  const isDrawn = ref(false);
  const draw = (): boolean => (isDrawn.value = true);
  queue(draw);
  onScopeDispose(() => waiting.delete(draw));
  return isDrawn;
}

/** Rows that are drawn by now: the first ones with what is around them, further ones before whatever comes below. */
export function useRowsInTurns<Row>(rows: () => readonly Row[], atATime: number): ComputedRef<readonly Row[]> {
  const drawn = ref(atATime);
  const isAll = (): boolean => rows().length <= drawn.value;
  const draw = (): boolean => {
    drawn.value = inTurns ? drawn.value + atATime : Infinity;
    return isAll();
  };
  watch(
    isAll,
    (all) => {
      if (!all) queue(draw);
    },
    { immediate: true },
  );
  onScopeDispose(() => waiting.delete(draw));
  return computed(() => (isAll() ? rows() : rows().slice(0, drawn.value)));
}

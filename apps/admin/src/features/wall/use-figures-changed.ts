import { onScopeDispose, ref, watch, type Ref } from 'vue';
import { WallFiguresChangedDocument, type WallFiguresChangedSubscription } from '../../graphql/generated.js';
import { keepLive } from '../../session/live-stream.js';
import { useSession } from '../../session/use-session.js';

/** Figures change by the minute in a busy hour: nobody at the far end of a room reads faster than this. */
const LEAST_GAP = 4_000;
/** Where nothing tells of changes. */
const ASK_EVERY = 60_000;
/** Where something does: the time that figures are of is to be near. */
const ASK_ANYWAY = 10 * 60_000;
const LOOK_EVERY = 5_000;
/** A stream that ends with its token is there again within this time, and nobody is told. */
const PATIENCE = 20_000;

/**
 * Calls `ask` when figures of a region have changed, at most once in a few seconds, and every minute while nothing
 * tells of changes.
 * @returns whether changes are not told just now
 */
export function useFiguresChanged(code: () => string | null, ask: () => void): { deaf: Ref<boolean> } {
  const session = useSession();
  const deaf = ref(false);
  let heardUntil: number | null = Date.now();
  let asked = Date.now();
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let stop: (() => void) | undefined;

  function soon(): void {
    waiting ??= setTimeout(
      () => {
        waiting = undefined;
        asked = Date.now();
        ask();
      },
      Math.max(0, asked + LEAST_GAP - Date.now()),
    );
  }
  const look = setInterval(() => {
    const now = Date.now();
    deaf.value = heardUntil !== null && now - heardUntil >= PATIENCE;
    if (now - asked >= (heardUntil === null ? ASK_ANYWAY : ASK_EVERY)) soon();
  }, LOOK_EVERY);

  watch(
    [code, () => session.viewer?.id],
    ([regionCode, person]) => {
      stop?.();
      stop = undefined;
      heardUntil ??= Date.now();
      if (regionCode === null || person === undefined) return;
      stop = keepLive<WallFiguresChangedSubscription>({
        document: WallFiguresChangedDocument as never,
        variables: { regionCode },
        alone: true,
        token: () => session.accessToken(),
        hear: soon,
        // What changed meanwhile was not heard.
        returned: () => {
          heardUntil = null;
          deaf.value = false;
          soon();
        },
        broken: () => {
          heardUntil ??= Date.now();
        },
      });
    },
    { immediate: true },
  );
  onScopeDispose(() => {
    stop?.();
    clearTimeout(waiting);
    clearInterval(look);
  });
  return { deaf };
}

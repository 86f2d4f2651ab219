import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { effectScope, nextTick, ref, type EffectScope } from 'vue';
import { usePolling } from './use-polling.js';

let scope: EffectScope;
let asked: number;
let answers: boolean;
let visibility: DocumentVisibilityState;
const needed = ref(true);

async function pass(milliseconds: number): Promise<void> {
  await jest.advanceTimersByTimeAsync(milliseconds);
}
function becomes(state: DocumentVisibilityState): void {
  visibility = state;
  document.dispatchEvent(new Event('visibilitychange'));
}

beforeEach(() => {
  jest.useFakeTimers();
  [asked, answers, visibility, needed.value] = [0, true, 'visible', true];
  jest.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
  scope = effectScope();
  scope.run(() =>
    usePolling(
      () => needed.value,
      async () => {
        asked += 1;
        return answers;
      },
    ),
  );
});
afterEach(() => {
  scope.stop();
  jest.useRealTimers();
  jest.restoreAllMocks();
});

describe('progress is asked for', () => {
  test('every one and a half seconds while it is needed, and no more afterwards', async () => {
    await pass(4_600);
    expect(asked).toBe(3);
    needed.value = false;
    await nextTick();
    await pass(10_000);
    expect(asked).toBe(3);
  });

  test('not while the page is hidden, and at once when it is seen again', async () => {
    becomes('hidden');
    await pass(20_000);
    expect(asked).toBe(0);
    becomes('visible');
    await pass(1);
    expect(asked).toBe(1);
  });

  test('no more once its page is left', async () => {
    scope.stop();
    await pass(20_000);
    becomes('visible');
    await pass(20_000);
    expect(asked).toBe(0);
  });

  test('less and less often while nobody answers', async () => {
    answers = false;
    await pass(60_000);
    expect(asked).toBeLessThan(9);
    expect(asked).toBeGreaterThan(4);
  });
});

import { useTimeoutFn } from '@vueuse/core';
import { watch, type WatchOptions, type WatchSource } from 'vue';

/**
 * Runs something once a value has rested. A page that is left runs nothing any more: what was waiting would send words
 * of a page that nobody sees, or of a record that is gone.
 * @param ms how long the value must rest, in milliseconds
 */
export function whenPaused<Value>(
  source: WatchSource<Value>,
  ms: number,
  run: (value: Value) => void,
  options?: WatchOptions,
): void {
  let latest: Value;
  const pause = useTimeoutFn(() => run(latest), ms, { immediate: false });
  watch(
    source,
    (value) => {
      latest = value;
      pause.start();
    },
    options,
  );
}

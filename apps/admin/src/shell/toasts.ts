import { reactive } from 'vue';

interface Toast {
  readonly id: number;
  readonly kind: 'ok' | 'info' | 'bad';
  readonly text: string;
}

/** Passing remarks; what must not be missed stands in the page instead. */
export const toasts = reactive<Toast[]>([]);
let last = 0;

/** Shows `text` for a few seconds and has it read out. */
export function toast(text: string, kind: Toast['kind'] = 'ok'): void {
  last += 1;
  const id = last;
  toasts.push({ id, kind, text });
  setTimeout(() => {
    toasts.splice(
      toasts.findIndex((shown) => shown.id === id),
      1,
    );
  }, 5_000);
}

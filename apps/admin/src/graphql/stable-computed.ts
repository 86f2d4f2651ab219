import { computed, type ComputedRef } from 'vue';

/**
 * A computed value that only changes when its content does. The URL changes with every sort and every opened drawer; an
 * operation is to be sent again only when something that it asks by is different.
 */
export function stableComputed<Value extends object>(of: () => Value): ComputedRef<Value> {
  let text = '';
  return computed<Value>((old) => {
    const next = of();
    const nextText = JSON.stringify(next);
    if (old && nextText === text) return old;
    text = nextText;
    return next;
  });
}

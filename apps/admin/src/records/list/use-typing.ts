import { onScopeDispose } from 'vue';
import { useRouter } from 'vue-router';

/** Milliseconds without a key after which somebody has stopped typing. */
const TYPING = 300;

/**
 * Searches once somebody has stopped typing. A person who opens another page before is not called back to this
 * one, and takes no search along.
 */
export function useTyping(search: (text: string) => void): (text: string) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = (): void => clearTimeout(timer);
  onScopeDispose(
    useRouter().beforeEach((to, from) => {
      if (to.name !== from.name) stop();
    }),
  );
  onScopeDispose(stop);
  return (text) => {
    stop();
    timer = setTimeout(() => search(text), TYPING);
  };
}

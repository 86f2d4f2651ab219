import { onMounted, onUnmounted } from 'vue';

/**
 * Gives the keyboard a place when what had it goes away: the button that opened a dialog and is not offered any longer,
 * the row that was dropped, the last page that was loaded. The browser would begin again at the top of the document.
 * @param target where the keyboard goes on, once it is there
 */
export function useKeptFocus(target: () => HTMLElement | null): void {
  let last: Element | null = null;
  const remember = (event: FocusEvent): void => {
    last = event.target as Element;
  };
  const watcher = new MutationObserver(() => {
    if (last === null || last.isConnected || document.activeElement !== document.body) return;
    last = null;
    target()?.focus({ preventScroll: true });
  });
  onMounted(() => {
    document.addEventListener('focusin', remember);
    watcher.observe(document.body, { childList: true, subtree: true });
  });
  onUnmounted(() => {
    document.removeEventListener('focusin', remember);
    watcher.disconnect();
  });
}

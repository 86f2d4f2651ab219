import { addressOf, fetchedFile } from '../../shell/server-file.js';

/**
 * Opens the page to be printed in a window of its own.
 * @param ready what has to be kept before; false: nothing is opened
 */
export async function openPrintView(path: string, ready: () => Promise<boolean>): Promise<void> {
  // Opened at the click itself: later the browser would take it for an advertisement.
  const view = window.open('', '_blank');
  try {
    if (!(await ready())) {
      view?.close();
      return;
    }
    const address = addressOf(await (await fetchedFile(path)).blob());
    if (view) view.location.href = address;
    else window.location.href = address;
  } catch (failure) {
    view?.close();
    throw failure;
  }
}

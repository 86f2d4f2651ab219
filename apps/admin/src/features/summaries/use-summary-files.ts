import { ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { downloadFile } from '../../shell/server-file.js';
import { toast } from '../../shell/toasts.js';
import { openPrintView } from './summary-file.js';

/** Files of a document, one at a time. @param ready what has to be kept before a file is made */
export function useSummaryFiles(ready: () => Promise<boolean>) {
  const { t } = useI18n();
  const busy = ref(false);
  async function take(work: () => Promise<void>): Promise<void> {
    if (busy.value) return;
    busy.value = true;
    try {
      await work();
    } catch {
      toast(t('summaries.files.failed'), 'bad');
    }
    busy.value = false;
  }
  return {
    busy,
    download: (path: string) =>
      take(async () => {
        if (await ready()) await downloadFile(path);
      }),
    // A window has to be opened before anything is waited for.
    print: (path: string) => take(() => openPrintView(path, ready)),
  };
}

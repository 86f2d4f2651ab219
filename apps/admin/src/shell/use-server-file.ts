import { ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { downloadFile } from './server-file.js';
import { toast } from './toasts.js';

/** A file of the server that a button takes, one at a time; what fails is said. */
export function useServerFile(file: { readonly path: () => string; readonly name: () => string }) {
  const { t } = useI18n();
  const fetching = ref(false);
  async function take(): Promise<void> {
    if (fetching.value) return;
    fetching.value = true;
    try {
      await downloadFile(file.path(), file.name());
    } catch {
      toast(t('records.list.exportFailed'), 'bad');
    }
    fetching.value = false;
  }
  return { fetching, take };
}

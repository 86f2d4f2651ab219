import { ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { downloadFile } from '../../shell/server-file.js';
import { toast } from '../../shell/toasts.js';

/** Templates and annotated workbooks, one at a time. */
export function useImportFiles() {
  const { t } = useI18n();
  const fetching = ref(false);
  async function download(path: string, name: string): Promise<void> {
    if (fetching.value) return;
    fetching.value = true;
    try {
      await downloadFile(path, name);
    } catch {
      toast(t('imports.noFile'), 'bad');
    }
    fetching.value = false;
  }
  return { fetching, download };
}

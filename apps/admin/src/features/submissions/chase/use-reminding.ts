import { useMutation } from '@urql/vue';
import { ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { RemindDocument } from '../../../graphql/generated.js';
import { useSubmit } from '../../../graphql/use-submit.js';
import { toast } from '../../../shell/toasts.js';

/** The server reminds so many at once. */
export const MOST_AT_ONCE = 500;

/**
 * Submissions that are chosen, and reminding their units in one step.
 * @param again reads the list anew
 */
export function useReminding(again: () => void) {
  const { t } = useI18n();
  const chosen = ref<string[]>([]);
  const acts = useSubmit();
  const reminding = useMutation(RemindDocument);

  async function remind(): Promise<void> {
    const done = await acts.submit(() => reminding.executeMutation({ ids: [...chosen.value] }));
    again();
    if (!done) return;
    chosen.value = [];
    const { reminded, leftOut } = done.remind;
    const left = leftOut > 0 ? t('reviewing.chase.leftOut', { n: leftOut }, leftOut) : '';
    toast(t('reviewing.chase.reminded', { n: reminded }, reminded) + left, reminded > 0 ? 'ok' : 'info');
  }
  return { chosen, acts, remind };
}

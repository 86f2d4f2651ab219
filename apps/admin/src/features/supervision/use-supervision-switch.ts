import { useMutation } from '@urql/vue';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { SupervisionSwitchDocument, SwitchSupervisionDocument } from '../../graphql/generated.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import { useSubmit } from '../../graphql/use-submit.js';
import { recountDues } from '../../shell/due-counts.js';
import { toast } from '../../shell/toasts.js';

/** Whether the own authority supervises, and the switch of it. The menu follows. */
export function useSupervisionSwitch() {
  const { t } = useI18n();
  const page = usePageQuery({ query: SupervisionSwitchDocument, variables: {} });
  const submission = useSubmit();
  const switching = useMutation(SwitchSupervisionDocument);
  async function turn(enabled: boolean): Promise<void> {
    const done = await submission.submit(() => switching.executeMutation({ enabled }));
    page.retry();
    if (!done) return;
    toast(t(enabled ? 'supervision.done.on' : 'supervision.done.off'));
    recountDues();
  }
  return { page, setting: computed(() => page.data.value?.supervisionSetting ?? null), submission, turn };
}

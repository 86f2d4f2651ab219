import { useMutation } from '@urql/vue';
import { ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { failureOfClient } from '../../graphql/api-failure.js';
import { describeFailure } from '../../graphql/error-messages.js';
import { AcknowledgeNoticeDocument } from '../../graphql/generated.js';
import { toast } from '../../shell/toasts.js';
import { useSession } from '../../session/use-session.js';

/** Acknowledging notices for the own unit. @param reload looks again at what shows the notice */
export function useAcknowledging(reload: () => void) {
  const { t } = useI18n();
  const session = useSession();
  const acknowledging = useMutation(AcknowledgeNoticeDocument);
  /** The notice under way. */
  const busy = ref<string | null>(null);
  /** A person who may record for the unit may say that it has read the notice. */
  const mine = (notice: { readonly toAcknowledge: boolean }): boolean =>
    notice.toAcknowledge && session.can('ledger:record');

  async function acknowledge(id: string): Promise<void> {
    busy.value = id;
    const { error } = await acknowledging.executeMutation({ id });
    busy.value = null;
    if (error) {
      toast(describeFailure(failureOfClient(error), t).title, 'bad');
      return;
    }
    toast(t('notices.acknowledgedToast'));
    reload();
  }
  return { busy, mine, acknowledge };
}

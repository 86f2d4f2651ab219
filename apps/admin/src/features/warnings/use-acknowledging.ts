import { useMutation } from '@urql/vue';
import { ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { failureOfClient } from '../../graphql/api-failure.js';
import { describeFailure } from '../../graphql/error-messages.js';
import { AcknowledgeWarningDocument } from '../../graphql/generated.js';
import { toast } from '../../shell/toasts.js';
import { useSession } from '../../session/use-session.js';

/** Acknowledging warnings for the own unit. @param reload looks again at what shows the warning */
export function useAcknowledging(reload: () => void) {
  const { t } = useI18n();
  const session = useSession();
  const acknowledging = useMutation(AcknowledgeWarningDocument);
  /** The warning under way. */
  const busy = ref<string | null>(null);
  /** A person who may record for the unit may say that it has read the warning. */
  const mine = (warning: { readonly toAcknowledge: boolean }): boolean =>
    warning.toAcknowledge && session.can('ledger:record');

  async function acknowledge(id: string): Promise<void> {
    busy.value = id;
    const { error } = await acknowledging.executeMutation({ id });
    busy.value = null;
    if (error) {
      toast(describeFailure(failureOfClient(error), t).title, 'bad');
      return;
    }
    toast(t('warnings.acknowledgedToast'));
    reload();
  }
  return { busy, mine, acknowledge };
}

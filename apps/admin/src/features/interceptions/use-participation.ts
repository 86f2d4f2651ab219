import { useMutation } from '@urql/vue';
import { computed, ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { failureOfClient } from '../../graphql/api-failure.js';
import { describeFailure } from '../../graphql/error-messages.js';
import {
  ConfirmParticipationDocument,
  DeclineParticipationDocument,
  type InterceptionWholeFragment,
} from '../../graphql/generated.js';
import { toast } from '../../shell/toasts.js';
import { useSession } from '../../session/use-session.js';

/** What the own unit says to having been named. @param reload looks again at what shows the record */
export function useParticipation(record: () => InterceptionWholeFragment | null, reload: () => void) {
  const { t } = useI18n();
  const session = useSession();
  const confirming = useMutation(ConfirmParticipationDocument);
  const declining = useMutation(DeclineParticipationDocument);
  const busy = ref(false);
  /** The own unit's answer so far; null where it is not named or the record was taken back. */
  const own = computed(() => {
    const one = record();
    if (one?.recordStatus !== 'ACTIVE') return null;
    return one.participations.find(({ unit }) => unit.id === session.viewer?.tenant.id)?.confirmation ?? null;
  });
  const mayAnswer = computed(() => own.value !== null && session.can('ledger:record'));

  async function answer(tookPart: boolean): Promise<void> {
    const one = record();
    if (!one) return;
    busy.value = true;
    const { error } = await (tookPart ? confirming : declining).executeMutation({ id: one.id, version: one.version });
    busy.value = false;
    if (error) toast(describeFailure(failureOfClient(error), t).title, 'bad');
    else toast(t(tookPart ? 'interceptions.confirmedToast' : 'interceptions.declinedToast'));
    reload();
  }
  return { own, mayAnswer, busy, answer };
}

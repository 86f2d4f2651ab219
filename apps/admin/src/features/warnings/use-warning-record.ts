import { computed } from 'vue';
import { VoidWarningDocument, WarningRecordDocument } from '../../graphql/generated.js';
import { useRecordPage } from '../../records/page/use-record-page.js';
import { useSession } from '../../session/use-session.js';
import { useAcknowledging } from './use-acknowledging.js';

/** One warning: its publisher and overseers see who has acknowledged it, a unit acknowledges it. */
export function useWarningRecord(id: () => string) {
  const session = useSession();
  const page = useRecordPage({
    id,
    query: WarningRecordDocument,
    record: (data) => data.warning,
    voiding: VoidWarningDocument,
  });
  return { page, official: computed(() => session.isOfficial), ...useAcknowledging(page.retry) };
}

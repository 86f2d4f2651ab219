import { computed } from 'vue';
import { ActivityRecordDocument, VoidActivityDocument } from '../../graphql/generated.js';
import { useRecordPage } from '../../records/page/use-record-page.js';
import { useSession } from '../../session/use-session.js';

/** One record with its history, and voiding it. */
export function useActivityRecord(id: () => string) {
  const session = useSession();
  const page = useRecordPage({
    id,
    query: ActivityRecordDocument,
    record: (data) => data.activity,
    voiding: VoidActivityDocument,
  });
  return {
    page,
    mayRecord: computed(() => session.isUnit && session.can('ledger:record')),
  };
}

import { useMutation } from '@urql/vue';
import {
  DissolveLeadershipGroupDocument,
  LeadershipGroupRecordDocument,
  VoidLeadershipGroupDocument,
} from '../../graphql/generated.js';
import { useDayStep } from '../../records/page/use-day-step.js';
import { useRecordPage } from '../../records/page/use-record-page.js';

/** One leadership group, and dissolving it. */
export function useLeadershipGroupRecord(id: () => string) {
  const page = useRecordPage({
    id,
    query: LeadershipGroupRecordDocument,
    record: (data) => data.leadershipGroup,
    voiding: VoidLeadershipGroupDocument,
  });
  const dissolving = useMutation(DissolveLeadershipGroupDocument);
  const step = useDayStep(
    () => 'on',
    (on) => dissolving.executeMutation({ id: id(), version: page.record.value?.version ?? 0, on }),
    page.retry,
  );
  return { page, step };
}

import { computed } from 'vue';
import { VoidNoticeDocument, NoticeRecordDocument } from '../../graphql/generated.js';
import { useRecordPage } from '../../records/page/use-record-page.js';
import { useSession } from '../../session/use-session.js';
import { useAcknowledging } from './use-acknowledging.js';

/** One notice: its publisher and overseers see who has acknowledged it, a unit acknowledges it. */
export function useNoticeRecord(id: () => string) {
  const session = useSession();
  const page = useRecordPage({
    id,
    query: NoticeRecordDocument,
    record: (data) => data.notice,
    voiding: VoidNoticeDocument,
  });
  return { page, official: computed(() => session.isOfficial), ...useAcknowledging(page.retry) };
}

import { TallyRecordDocument, VoidTallyDocument } from '../../graphql/generated.js';
import { useRecordPage } from '../../records/page/use-record-page.js';

export const useTallyRecord = (id: () => string) =>
  useRecordPage({ id, query: TallyRecordDocument, record: (data) => data.tally, voiding: VoidTallyDocument });

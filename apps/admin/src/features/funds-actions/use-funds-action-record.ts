import { FundsActionRecordDocument, VoidFundsActionDocument } from '../../graphql/generated.js';
import { useRecordPage } from '../../records/page/use-record-page.js';

export const useFundsActionRecord = (id: () => string) =>
  useRecordPage({
    id,
    query: FundsActionRecordDocument,
    record: (data) => data.fundsAction,
    voiding: VoidFundsActionDocument,
  });

import { InterceptionRecordDocument, VoidInterceptionDocument } from '../../graphql/generated.js';
import { useRecordPage } from '../../records/page/use-record-page.js';

export const useInterceptionRecord = (id: () => string) =>
  useRecordPage({
    id,
    query: InterceptionRecordDocument,
    record: (data) => data.interception,
    voiding: VoidInterceptionDocument,
  });

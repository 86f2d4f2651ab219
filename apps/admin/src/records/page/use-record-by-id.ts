import { useClientHandle } from '@urql/vue';
import { shallowRef } from 'vue';
import { useRouter } from 'vue-router';
import { recordLocation } from '../../figures/record-location.js';
import { ApiFailure, failureOfClient, isUnanswered } from '../../graphql/api-failure.js';
import { RecordByIdDocument, type FactKind } from '../../graphql/generated.js';
import { useLedgers } from '../../shell/ledgers.js';

/** Goes on to a record of which the id alone is known: each ledger is asked whether it has it. */
export function useRecordById(id: string) {
  const router = useRouter();
  const ledgers = useLedgers();
  const { client } = useClientHandle();
  const failure = shallowRef<ApiFailure | null>(null);

  async function find(): Promise<void> {
    failure.value = null;
    const { data, error } = await client.query(RecordByIdDocument, { id }).toPromise();
    // Of the ledgers that do not have it the answer says NOT_FOUND.
    const [kind] = Object.entries(data ?? {}).flatMap(([name, record]) => (record ? [name as FactKind] : []));
    const place = kind ? recordLocation(ledgers, { kind, recordId: id, communityCode: null }) : null;
    if (place) {
      await router.replace(place);
      return;
    }
    const problem = error ? failureOfClient(error) : null;
    failure.value = problem && isUnanswered(problem) ? problem : new ApiFailure('NOT_FOUND', '');
  }
  return { failure, find };
}

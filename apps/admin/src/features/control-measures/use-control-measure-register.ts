import { ledgersOf, CONTROL_MEASURE_TYPES, type ControlMeasureType } from '@fanzha/domain';
import { useMutation } from '@urql/vue';
import { computed, ref } from 'vue';
import { LiftControlMeasureDocument, ControlMeasuresInPlaceDocument } from '../../graphql/generated.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import { useDayStep } from '../../records/page/use-day-step.js';
import { serverToday } from '../../session/server-clock.js';
import { useSession } from '../../session/use-session.js';

/**
 * Every control measure there is, and whether the bank has it in place today; lifting one. @param after what else shows
 * controlMeasures and has to look again
 */
export function useControlMeasureRegister(after: () => void) {
  const session = useSession();
  const tenant = session.person().tenant;
  const kept = ledgersOf(tenant.type).includes('CONTROL_MEASURES');
  const page = usePageQuery({
    query: ControlMeasuresInPlaceDocument,
    variables: { filter: { tenantId: tenant.id, inPlaceOn: serverToday() } },
    pause: !kept,
  });
  const inPlace = computed(() => (page.data.value?.controlMeasures.edges ?? []).map(({ node }) => node));
  const rows = computed(() =>
    CONTROL_MEASURE_TYPES.map((term) => ({
      term,
      record: inPlace.value.find(({ type }) => type === term.code) ?? null,
    })),
  );
  const target = ref<ControlMeasureType | null>(null);
  const lifting = useMutation(LiftControlMeasureDocument);
  const asked = computed(() => rows.value.find(({ term }) => term.code === target.value) ?? null);
  const step = useDayStep(
    () => 'on',
    async (on) => {
      const record = asked.value?.record;
      return record ? lifting.executeMutation({ id: record.id, version: record.version, on }) : {};
    },
    () => {
      page.retry();
      after();
    },
  );
  return {
    kept,
    rows,
    step,
    target,
    asked,
    loaded: computed(() => page.data.value !== undefined),
    failure: page.failure,
    retry: page.retry,
    mayRecord: computed(() => session.can('ledger:record')),
  };
}

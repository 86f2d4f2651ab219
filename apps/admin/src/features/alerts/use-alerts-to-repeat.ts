import { useQuery } from '@urql/vue';
import { computed } from 'vue';
import { AlertsToRepeatDocument } from '../../graphql/generated.js';

/** The latest alerts that count themselves, without this one: what it may repeat. */
export function useAlertsToRepeat(alert: () => string) {
  const { data, fetching } = useQuery({ query: AlertsToRepeatDocument, requestPolicy: 'network-only' });
  const found = computed(() =>
    (data.value?.alerts.edges ?? [])
      .map(({ node }) => node)
      .filter(({ id, answer }) => id !== alert() && answer?.result !== 'REPEATED'),
  );
  return { found, fetching };
}

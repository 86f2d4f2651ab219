import { addDays } from '@fanzha/domain';
import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { FormLoadsDocument, UnitLoadsDocument } from '../../../graphql/generated.js';
import { usePagedQuery } from '../../../graphql/use-paged-query.js';
import { usePageQuery } from '../../../graphql/use-page-query.js';
import { oneOf } from '../../../records/list/list-filter.js';
import { serverToday } from '../../../session/server-clock.js';

/** Months that can be chosen. */
const SHOWN = 12;

/** The latest months, the running one first. */
function latestMonths(today: string): string[] {
  const months: string[] = [];
  for (let day = today; months.length < SHOWN; day = addDays(`${day.slice(0, 7)}-01`, -1)) months.push(day.slice(0, 7));
  return months;
}

/** What units are asked for in a month, by unit and by form. The month stands in the address. */
export function useLoad() {
  const route = useRoute();
  const router = useRouter();
  const months = latestMonths(serverToday());
  const month = computed(() => {
    const asked = oneOf(route.query['month']);
    return months.includes(asked) ? asked : (months[0] ?? '');
  });
  const forms = usePageQuery({ query: FormLoadsDocument, variables: () => ({ month: month.value }) });
  const units = usePagedQuery({
    query: UnitLoadsDocument,
    variables: () => ({ month: month.value, first: 20, after: null }),
    of: (data) => data.unitLoads,
  });
  return {
    months,
    month,
    forms,
    formRows: computed(() => forms.data.value?.formLoads ?? []),
    units,
    go: (to: string) => void router.replace({ query: { ...route.query, month: to } }),
  };
}

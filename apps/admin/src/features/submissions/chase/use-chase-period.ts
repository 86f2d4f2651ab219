import { endedPeriods } from '@fanzha/domain';
import { computed, shallowRef, watch } from 'vue';
import { useRoute } from 'vue-router';
import { ChaseFormsDocument, type ChaseFormsQuery } from '../../../graphql/generated.js';
import { usePageQuery } from '../../../graphql/use-page-query.js';
import { oneOf } from '../../../records/list/list-filter.js';
import { serverToday } from '../../../session/server-clock.js';

type OwedPeriod = ChaseFormsQuery['owedPeriods'][number];

/** Periods of a form that can be chosen, beside older ones that are owed. */
const SHOWN = 12;

/** The oldest overdue period that can still be handed in; where all of them are locked, the oldest of these. */
const firstToChase = (owed: readonly OwedPeriod[]): OwedPeriod | null => {
  const late = owed.filter(({ overdue }) => overdue > 0);
  return late.find(({ lockOn }) => lockOn >= serverToday()) ?? late[0] ?? null;
};

/**
 * Which form of which period is chased. Both stand in the address; without it the page opens where somebody is overdue
 * for longest, and otherwise on the newest period of the first form.
 */
export function useChasePeriod() {
  const route = useRoute();
  const formsPage = usePageQuery({ query: ChaseFormsDocument, variables: {} });
  const forms = computed(() => (formsPage.data.value?.submissionForms ?? []).filter(({ isOwn }) => isOwn));
  const owedPeriods = computed(() => formsPage.data.value?.owedPeriods ?? []);
  /** What was owed when the page was opened: what is handed in meanwhile takes nobody to another period. */
  const owedAtFirst = shallowRef<readonly OwedPeriod[] | null>(null);
  watch(
    [formsPage.data, formsPage.updating],
    () => {
      if (!formsPage.updating.value) owedAtFirst.value ??= formsPage.data.value?.owedPeriods ?? null;
    },
    { immediate: true, flush: 'sync' },
  );
  const toChase = (formId: string): OwedPeriod | null =>
    firstToChase((owedAtFirst.value ?? owedPeriods.value).filter((one) => one.formId === formId));
  const form = computed(
    () =>
      forms.value.find(({ id }) => id === oneOf(route.query['form'])) ??
      forms.value.find(({ id }) => toChase(id) !== null) ??
      forms.value[0] ??
      null,
  );
  /** Periods of the form that units owe, the oldest first. */
  const owed = computed(() => owedPeriods.value.filter(({ formId }) => formId === form.value?.id));
  /** The newest first. */
  const periods = computed(() => {
    if (!form.value) return [];
    const ended = endedPeriods(
      { rhythm: form.value.rhythm, cutOffDay: form.value.cutOffDay ?? null },
      { since: '2000-02-01', today: serverToday(), most: SHOWN },
    ).map(({ name }) => name);
    const older = owed.value.map(({ period }) => period).filter((name) => !ended.includes(name));
    return [...ended, ...older.reverse()];
  });
  const period = computed(() => {
    const asked = oneOf(route.query['period']);
    if (periods.value.includes(asked)) return asked;
    return (form.value && toChase(form.value.id)?.period) ?? periods.value[0] ?? '';
  });
  /** The nearest period before the one that is shown that somebody owes. */
  const before = computed(() => {
    const older = periods.value.slice(periods.value.indexOf(period.value) + 1);
    return older.find((name) => owed.value.some((one) => one.period === name)) ?? older[0] ?? null;
  });
  return { formsPage, forms, form, periods, period, owed, before };
}

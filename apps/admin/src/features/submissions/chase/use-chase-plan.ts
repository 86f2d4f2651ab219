import { useMutation } from '@urql/vue';
import { reactive, ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { ChangeChasePlanDocument, type ChaseQuery } from '../../../graphql/generated.js';
import { useSubmit } from '../../../graphql/use-submit.js';
import { toast } from '../../../shell/toasts.js';

type Plan = ChaseQuery['chase']['plan'];

/** Days of a plan that can be left out, in the order in which it goes up. */
export const PLAN_DAYS = ['soonDays', 'unitDays', 'authorityDays', 'townDays', 'lineDays'] as const;

const valuesOf = ({ enabled, onDueDay, soonDays, unitDays, authorityDays, townDays, lineDays }: Plan) => ({
  ...{ enabled, onDueDay },
  ...{ soonDays, unitDays, authorityDays, townDays, lineDays },
});

/**
 * The plan of a form while it is changed. Where somebody else was first, the page is read anew and what was typed
 * stays; saving once more is meant then.
 * @param of the form, and its plan as the page has it
 * @param again reads the page anew
 */
export function useChasePlan(of: () => { readonly formId: string; readonly plan: Plan }, again: () => void) {
  const { t } = useI18n();
  const open = ref(false);
  const form = reactive<
    Record<(typeof PLAN_DAYS)[number], number | string | null | undefined> & { enabled: boolean; onDueDay: boolean }
  >(valuesOf(of().plan));
  const acts = useSubmit();
  const changing = useMutation(ChangeChasePlanDocument);

  function begin(): void {
    Object.assign(form, valuesOf(of().plan));
    acts.reset();
    open.value = true;
  }
  /** A field that was emptied tells nobody. */
  const daysIn = (name: (typeof PLAN_DAYS)[number]): number | null => {
    const value = form[name];
    return value == null || value === '' ? null : Number(value);
  };

  async function save(): Promise<void> {
    const { formId, plan } = of();
    const { enabled, onDueDay } = form;
    const [soonDays, unitDays, authorityDays, townDays, lineDays] = PLAN_DAYS.map(daysIn);
    const input = { enabled, onDueDay, soonDays, unitDays, authorityDays, townDays, lineDays };
    const variables = { formId, version: plan.version, input };
    const done = await acts.submit(() => changing.executeMutation(variables), PLAN_DAYS);
    if (done || acts.failure.value?.reason === 'VERSION_CHANGED') again();
    if (!done) return;
    open.value = false;
    toast(t('reviewing.plan.saved'), 'ok');
  }
  return { open, form, acts, begin, save };
}

import { useMutation } from '@urql/vue';
import { computed, reactive, ref, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { ChangeChasePlanDocument, type ChaseQuery } from '../../../graphql/generated.js';
import { useSubmit } from '../../../graphql/use-submit.js';
import type { ConflictRow } from '../../../records/form/conflict-row.js';
import { toast } from '../../../shell/toasts.js';

type Plan = ChaseQuery['chase']['plan'];
type PlanDay = (typeof PLAN_DAYS)[number];
type PlanForm = Record<PlanDay, number | string | null | undefined> & { enabled: boolean; onDueDay: boolean };

/** Days of a plan that can be left out, in the order in which it goes up. */
export const PLAN_DAYS = ['soonDays', 'unitDays', 'authorityDays', 'townDays', 'lineDays'] as const;

const valuesOf = ({ enabled, onDueDay, soonDays, unitDays, authorityDays, townDays, lineDays }: Plan) => ({
  ...{ enabled, onDueDay },
  ...{ soonDays, unitDays, authorityDays, townDays, lineDays },
});

/** A field that was emptied tells nobody. */
const daysOf = (value: number | string | null | undefined): number | null =>
  value == null || value === '' ? null : Number(value);

/** What a form says, as it is sent. */
const inputOf = ({ enabled, onDueDay, ...days }: PlanForm) => ({
  ...{ enabled, onDueDay },
  ...(Object.fromEntries(PLAN_DAYS.map((name) => [name, daysOf(days[name])])) as Record<PlanDay, number | null>),
});

/**
 * The plan of a form while it is changed. Where somebody else was first, the page is read anew, what was typed stays,
 * and what the other has changed is shown beside it: saving waits until one of the two is chosen.
 * @param of the form, and its plan as the page has it
 * @param again reads the page anew
 */
export function useChasePlan(of: () => { readonly formId: string; readonly plan: Plan }, again: () => void) {
  const { t } = useI18n();
  const open = ref(false);
  const form = reactive<PlanForm>(valuesOf(of().plan));
  /** The version that what is typed was begun from. */
  const seen = ref(of().plan.version);
  const acts = useSubmit();
  const changing = useMutation(ChangeChasePlanDocument);

  const said = (value: boolean | number | null): string => {
    if (typeof value === 'boolean') return t(`records.totals.${value ? 'yes' : 'no'}`);
    return value === null ? '' : String(value);
  };
  const conflicts = computed((): ConflictRow[] => {
    const { plan } = of();
    if (plan.version === seen.value) return [];
    const [theirs, mine] = [inputOf(valuesOf(plan)), inputOf(form)];
    return (['enabled', 'onDueDay', ...PLAN_DAYS] as const)
      .filter((name) => theirs[name] !== mine[name])
      .map((name) => ({
        key: name,
        name: t(`reviewing.plan.${name}`),
        theirs: said(theirs[name]),
        mine: said(mine[name]),
      }));
  });

  function keepMine(): void {
    seen.value = of().plan.version;
    acts.reset();
  }
  // Where both came to say the same nothing is to be chosen.
  watch(conflicts, (now) => {
    if (now.length === 0 && of().plan.version !== seen.value) keepMine();
  });
  function takeTheirs(): void {
    Object.assign(form, valuesOf(of().plan));
    keepMine();
  }
  function begin(): void {
    takeTheirs();
    open.value = true;
  }

  async function save(): Promise<void> {
    if (conflicts.value.length > 0) return;
    const { formId, plan } = of();
    const variables = { formId, version: plan.version, input: inputOf(form) };
    const done = await acts.submit(() => changing.executeMutation(variables), PLAN_DAYS);
    if (done || acts.failure.value?.reason === 'VERSION_CHANGED') again();
    if (!done) return;
    open.value = false;
    toast(t('reviewing.plan.saved'), 'ok');
  }
  return { open, form, acts, conflicts, begin, save, takeTheirs, keepMine };
}

import { computed, markRaw, shallowRef, ref, toRaw } from 'vue';
import { tapped, withStatus, type DoorStatus, type DoorStatuses, type TapMode } from './door-statuses.js';
import type { HouseholdVisitForm } from './household-visit-draft.js';

/** Steps that can be taken back. */
const UNDO_STEPS = 200;

type Statuses = HouseholdVisitForm['statuses'];

/**
 * Saying what was found at doors, and taking it back.
 * @param said called with the doors that something else is said of now
 */
export function useTicking(form: HouseholdVisitForm, said: (labels: readonly string[]) => void) {
  // The list is never written in, only replaced: watching thousands of doors one by one would slow every tap.
  const statuses = computed<DoorStatuses>(() => new Map(toRaw(form.statuses)));
  const mode = ref<TapMode>('visited');
  const past = shallowRef<readonly { readonly from: Statuses; readonly to: Statuses }[]>([]);
  const lastChange = ref<{ label: string; status: DoorStatus | undefined; doors: number } | null>(null);
  /** A form that was filled anew in between has nothing to take back. */
  const lastStep = computed(() => {
    const step = past.value.at(-1);
    return step && step.to === toRaw(form.statuses) ? step : null;
  });

  /** Says one thing of several doors, in one step that can be taken back. */
  function setTogether(labels: readonly string[], next: DoorStatus | undefined): void {
    const changed = labels.filter((label) => statuses.value.get(label) !== next);
    const [label] = changed;
    if (label === undefined) return;
    const from = toRaw(form.statuses);
    const to = markRaw([...changed.reduce((all, one) => withStatus(all, one, next), statuses.value)]);
    const steps = lastStep.value ? past.value : [];
    past.value = [...steps.slice(1 - UNDO_STEPS), { from, to }];
    form.statuses = to;
    lastChange.value = { label, status: next, doors: changed.length };
    said(changed);
  }
  const setStatus = (label: string, next: DoorStatus | undefined): void => setTogether([label], next);
  function undo(): void {
    const step = lastStep.value;
    if (!step) return;
    past.value = past.value.slice(0, -1);
    form.statuses = markRaw(step.from);
    lastChange.value = null;
  }
  return {
    statuses,
    mode,
    lastChange,
    canUndo: computed(() => lastStep.value !== null),
    setTogether,
    setStatus,
    tap: (label: string): void => setStatus(label, tapped(statuses.value.get(label), mode.value)),
    undo,
  };
}

import type { LedgerCode, IndicatorCode } from '@fanzha/domain';
import { useQuery } from '@urql/vue';
import { computed, ref, watch } from 'vue';
import { PlausibleBoundsDocument } from '../../graphql/generated.js';

/** An amount as a form states it, in the unit of its indicator. */
export interface StatedValue {
  readonly indicator: IndicatorCode;
  readonly value: number | null;
}

/** A stated amount beyond what is usual for the own unit. */
export interface Unusual {
  readonly indicator: IndicatorCode;
  readonly value: number;
  readonly bound: number;
}

/** What a form states of a ledger, and what it stated when it opened. */
interface Plausible {
  ledger(): LedgerCode;
  stated(): readonly StatedValue[];
  /** What the amended record states already: that is not asked about again. */
  before(): readonly StatedValue[];
}

/**
 * Asks once about amounts that are beyond what is usual for the unit, before they are saved. Without an answer of the
 * server about what is usual nobody is asked: the record is marked all the same.
 */
export function usePlausibility(form: Plausible) {
  const known = useQuery({ query: PlausibleBoundsDocument, variables: computed(() => ({ ledger: form.ledger() })) });
  const bounds = computed(
    () => new Map((known.data.value?.plausibleBounds ?? []).map(({ indicator, bound }) => [indicator, bound])),
  );
  /** What is being asked about. */
  const unusual = ref<readonly Unusual[]>([]);
  let confirmed = '';

  function found(): Unusual[] {
    const before = form.before();
    return form.stated().flatMap(({ indicator, value }) => {
      const bound = bounds.value.get(indicator);
      const kept = before.some((one) => one.indicator === indicator && one.value === value);
      return value === null || bound === undefined || value <= bound || kept ? [] : [{ indicator, value, bound }];
    });
  }

  /** Whether the form may be saved: nothing is unusual, or somebody has confirmed just this. */
  function mayBeSaved(): boolean {
    const all = found();
    const open = all.length > 0 && JSON.stringify(all) !== confirmed;
    unusual.value = open ? all : [];
    return !open;
  }

  function confirm(): void {
    confirmed = JSON.stringify(unusual.value);
    unusual.value = [];
  }

  // A number that was corrected is not asked about any longer.
  watch(
    () => JSON.stringify(form.stated()),
    () => {
      unusual.value = [];
    },
  );
  return {
    unusual,
    mayBeSaved,
    confirm,
    dismiss: () => {
      unusual.value = [];
    },
  };
}

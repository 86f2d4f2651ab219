import type { AnyVariables, TypedDocumentNode } from '@urql/core';
import { useQuery } from '@urql/vue';
import { computed, onScopeDispose, ref, toValue, watch, type ComputedRef, type MaybeRefOrGetter, type Ref } from 'vue';
import { failureOfClient, type ApiFailure } from './api-failure.js';
import { stableComputed } from './stable-computed.js';

/** A skeleton that flashes is worse than a short wait. */
const SKELETON_AFTER = 300;

export interface PageQuery<Data> {
  readonly data: Ref<Data | undefined>;
  readonly failure: ComputedRef<ApiFailure | null>;
  /** Nothing to show yet, for longer than 300 ms: time for a skeleton. */
  readonly waiting: Ref<boolean>;
  /** What is shown is being asked for again. */
  readonly updating: ComputedRef<boolean>;
  retry(): void;
}

/** The one operation of a page. */
export function usePageQuery<Data, Variables extends AnyVariables>(options: {
  query: TypedDocumentNode<Data, Variables>;
  variables: MaybeRefOrGetter<Variables>;
  pause?: MaybeRefOrGetter<boolean>;
}): PageQuery<Data> {
  const result = useQuery<Data, Variables>({
    query: options.query,
    // The same variables, made anew, would be asked for again.
    variables: stableComputed(() => toValue(options.variables) as object) as never,
    pause: (options.pause ?? false) as never,
  });
  const failure = computed(() =>
    result.error.value && !result.data.value ? failureOfClient(result.error.value) : null,
  );
  const empty = computed(() => result.fetching.value && result.data.value === undefined);
  const waiting = ref(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(
    empty,
    (isEmpty) => {
      clearTimeout(timer);
      if (isEmpty)
        timer = setTimeout(() => {
          waiting.value = true;
        }, SKELETON_AFTER);
      else waiting.value = false;
    },
    { immediate: true },
  );
  onScopeDispose(() => clearTimeout(timer));
  return {
    data: result.data as Ref<Data | undefined>,
    failure,
    waiting,
    updating: computed(() => result.data.value !== undefined && (result.fetching.value || result.stale.value)),
    retry: () => result.executeQuery({ requestPolicy: 'network-only' }),
  };
}

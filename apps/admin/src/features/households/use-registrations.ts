import type { CombinedError } from '@urql/core';
import { useMutation } from '@urql/vue';
import { computed, ref, shallowRef } from 'vue';
import { ApiFailure, failureOfClient } from '../../graphql/api-failure.js';
import {
  HouseholdRegistrationsOfDocument,
  type HouseholdRegistrationsOfQuery,
  UndoHouseholdRegistrationDocument,
} from '../../graphql/generated.js';
import { usePageQuery } from '../../graphql/use-page-query.js';

type Registration = NonNullable<HouseholdRegistrationsOfQuery['householdRoster']>['registrations'][number];

const failureOfAnswer = (error: CombinedError | undefined): ApiFailure =>
  error ? failureOfClient(error) : new ApiFailure('INTERNAL', '');

/** What was put on the roster of a community together, and taking it off again as a whole. */
export function useRegistrations(community: () => string) {
  const page = usePageQuery({
    query: HouseholdRegistrationsOfDocument,
    variables: () => ({ community: community() }),
    pause: () => community() === '',
  });
  const list = computed<readonly Registration[]>(() => page.data.value?.householdRoster?.registrations ?? []);
  const undoing = useMutation(UndoHouseholdRegistrationDocument);
  const asked = shallowRef<Registration | null>(null);
  const failure = shallowRef<ApiFailure | null>(null);
  const busy = ref(false);

  function ask(registration: Registration | null): void {
    asked.value = registration;
    failure.value = null;
  }
  /** Undoes what was asked about. @returns whether it is undone now */
  async function undo(): Promise<boolean> {
    const registration = asked.value;
    if (!registration || busy.value) return false;
    busy.value = true;
    failure.value = null;
    const { data, error } = await undoing.executeMutation({ id: registration.id, doors: registration.doors });
    busy.value = false;
    page.retry();
    if (data) {
      ask(null);
      return true;
    }
    failure.value = failureOfAnswer(error);
    return false;
  }
  return { list, asked, failure, busy, ask, undo, refresh: page.retry };
}

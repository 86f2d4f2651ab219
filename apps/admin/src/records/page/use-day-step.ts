import { dateErrors, fieldMessage } from '@fanzha/domain';
import type { CombinedError } from '@urql/core';
import { ref, shallowRef } from 'vue';
import { failureOfClient, type ApiFailure } from '../../graphql/api-failure.js';
import { currentLocale } from '../../locales/i18n.js';
import { serverToday } from '../../session/server-clock.js';

/**
 * One step of a record that needs nothing but its day: a case filed, a hazard rectified, a control measure lifted.
 * @param field where the server states errors of the day
 * @param send the mutation
 * @param reload asks for the record again: what another person did is shown before anybody decides anew
 */
export function useDayStep(
  field: () => string,
  send: (on: string) => Promise<{ error?: CombinedError | undefined }>,
  reload: () => void,
) {
  const on = ref(serverToday());
  const error = ref<string | null>(null);
  const failure = shallowRef<ApiFailure | null>(null);
  const busy = ref(false);

  function begin(): void {
    on.value = serverToday();
    error.value = null;
    failure.value = null;
  }

  /** @returns whether the step is taken */
  async function submit(): Promise<boolean> {
    const [fieldError] = dateErrors(field(), on.value, { required: true, today: serverToday() });
    error.value = fieldError ? fieldMessage(fieldError, currentLocale()) : null;
    failure.value = null;
    if (fieldError) return false;
    busy.value = true;
    const result = await send(on.value);
    busy.value = false;
    if (!result.error) {
      reload();
      return true;
    }
    const problem = failureOfClient(result.error);
    error.value = problem.fields[0]?.message ?? null;
    if (error.value === null) failure.value = problem;
    if (problem.code === 'CONFLICT') reload();
    return false;
  }

  return { on, error, failure, busy, begin, submit };
}

export type DayStep = ReturnType<typeof useDayStep>;

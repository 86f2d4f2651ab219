import { BOUNDS, fieldMessage, textErrors, visibleLines } from '@fanzha/domain';
import type { CombinedError } from '@urql/core';
import { ref, shallowRef } from 'vue';
import { failureOfClient, type ApiFailure } from '../../graphql/api-failure.js';
import { currentLocale } from '../../locales/i18n.js';

/**
 * Voiding the record of a page, with its reason.
 * @param send the mutation
 * @param reload asks for the record again: what another person did is shown before anybody decides anew
 */
export function useVoiding(
  send: (reason: string) => Promise<{ error?: CombinedError | undefined }>,
  reload: () => void,
) {
  const reason = ref('');
  const error = ref<string | null>(null);
  const failure = shallowRef<ApiFailure | null>(null);
  const busy = ref(false);

  /** @returns whether the record is void now */
  async function submit(): Promise<boolean> {
    const [fieldError] = textErrors('reason', reason.value, BOUNDS.reason);
    error.value = fieldError ? fieldMessage(fieldError, currentLocale()) : null;
    failure.value = null;
    if (fieldError) return false;
    busy.value = true;
    const result = await send(visibleLines(reason.value));
    busy.value = false;
    if (!result.error) {
      reason.value = '';
      reload();
      return true;
    }
    const problem = failureOfClient(result.error);
    error.value = problem.fields.find(({ path }) => path === 'reason')?.message ?? null;
    if (error.value === null) failure.value = problem;
    if (problem.code === 'CONFLICT') reload();
    return false;
  }

  return { reason, error, failure, busy, submit };
}

export type Voiding = ReturnType<typeof useVoiding>;

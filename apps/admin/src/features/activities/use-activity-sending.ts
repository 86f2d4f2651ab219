import type { CombinedError } from '@urql/core';
import { useMutation } from '@urql/vue';
import { ApiFailure, failureOfClient } from '../../graphql/api-failure.js';
import { AmendActivityDocument, RecordActivityDocument } from '../../graphql/generated.js';
import type { inputOf } from './activity-input.js';

const failureOfAnswer = (error: CombinedError | undefined): ApiFailure =>
  error ? failureOfClient(error) : new ApiFailure('INTERNAL', '');

/**
 * Sends an activity to the API, which answers with the record or with why it refuses it.
 * @param recordId the record to amend; null for a new one
 */
export function useActivitySending(recordId: string | null) {
  const recording = useMutation(RecordActivityDocument);
  const amending = useMutation(AmendActivityDocument);
  return async (
    input: ReturnType<typeof inputOf>,
    version: number,
  ): Promise<{ id: string; title: string } | ApiFailure> => {
    if (recordId === null) {
      const { data, error } = await recording.executeMutation({ input });
      return data?.recordActivity ?? failureOfAnswer(error);
    }
    const { data, error } = await amending.executeMutation({ id: recordId, version, input });
    return data?.amendActivity ?? failureOfAnswer(error);
  };
}

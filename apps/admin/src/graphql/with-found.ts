import { computed } from 'vue';
import { ApiFailure } from './api-failure.js';
import type { PageQuery } from './use-page-query.js';

/**
 * The operation of a page about one thing: an answer without it fails as NOT_FOUND, and does not load for ever.
 * @param of the thing in an answer; null or undefined where it is not there, or nobody may see it
 */
export const withFound = <Data>(page: PageQuery<Data>, of: (data: Data) => unknown): PageQuery<Data> => ({
  ...page,
  failure: computed(() => {
    const { failure, data } = page;
    return (
      failure.value ?? (data.value !== undefined && of(data.value) == null ? new ApiFailure('NOT_FOUND', '') : null)
    );
  }),
});

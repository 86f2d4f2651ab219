import { computed } from 'vue';
import { SubmissionTodoDocument } from '../../graphql/generated.js';
import { usePageQuery } from '../../graphql/use-page-query.js';

/** Numbers of what is to be done; null until they are there, and where they cannot be read. */
export function useSubmissionTodo() {
  const page = usePageQuery({ query: SubmissionTodoDocument, variables: {} });
  return computed(() => page.data.value?.submissionTodo ?? null);
}

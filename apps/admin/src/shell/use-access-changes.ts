import { computed } from 'vue';
import { AccessChangesDocument } from '../graphql/generated.js';
import { usePageQuery } from '../graphql/use-page-query.js';
import { useSession } from '../session/use-session.js';

/**
 * What operators have changed of late for an authority: its officials and its oversight. Others have nothing to be
 * told.
 */
export function useAccessChanges() {
  const session = useSession();
  const page = usePageQuery({
    query: AccessChangesDocument,
    variables: () => ({}),
    pause: () => session.viewer?.tenant.type !== 'AUTHORITY' || !session.can('client:manage'),
  });
  return { changes: computed(() => page.data.value?.accessChanges ?? []) };
}

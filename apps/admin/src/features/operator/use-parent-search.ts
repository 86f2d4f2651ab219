import { visibleText } from '@fanzha/domain';
import { useClientHandle } from '@urql/vue';
import { onScopeDispose, ref } from 'vue';
import { TenantListDocument } from '../../graphql/generated.js';

const TYPING = 300;
const MOST = 20;

/** Units found by a part of their name, for choosing the one that another unit reports to. */
export function useParentSearch(except: string) {
  const handle = useClientHandle();
  const found = ref<{ readonly id: string; readonly name: string }[]>([]);
  const failed = ref(false);
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function read(text: string): Promise<void> {
    const { data } = await handle.client
      .query(TenantListDocument, { text, type: null, first: MOST, after: null }, { requestPolicy: 'network-only' })
      .toPromise();
    failed.value = data === undefined;
    // A closed unit leads nobody any more.
    found.value = (data?.tenants.edges ?? [])
      .map(({ node }) => node)
      .filter(({ id, closedOn }) => id !== except && !closedOn);
  }
  function search(text: string): void {
    clearTimeout(timer);
    if (visibleText(text) === '') {
      found.value = [];
      return;
    }
    timer = setTimeout(() => void read(visibleText(text)), TYPING);
  }
  onScopeDispose(() => clearTimeout(timer));
  return { found, failed, search };
}

import { isLegible, visibleText } from '@fanzha/domain';
import { useClientHandle } from '@urql/vue';
import { ref, watch } from 'vue';
import { NamesakesDocument, type NamesakesQuery } from '../../graphql/generated.js';
import { whenPaused } from '../../shell/when-paused.js';

const TYPING = 400;

/** Open units of the county that are called the same as the one about to be opened: worth a look, and no obstacle. */
export function useNamesakes(asked: () => { readonly name: string; readonly regionCode: string }) {
  const handle = useClientHandle();
  const namesakes = ref<NamesakesQuery['tenantsNamed']>([]);
  let latest = 0;

  async function look(name: string, regionCode: string): Promise<void> {
    const mine = ++latest;
    const { data } = await handle.client
      .query(NamesakesDocument, { name, regionCode }, { requestPolicy: 'network-only' })
      .toPromise();
    if (mine === latest) namesakes.value = data?.tenantsNamed ?? [];
  }
  watch(
    asked,
    () => {
      latest++;
      namesakes.value = [];
    },
    { deep: true },
  );
  whenPaused(
    asked,
    TYPING,
    ({ name, regionCode }) => {
      if (isLegible(name) && regionCode !== '') void look(visibleText(name), regionCode);
    },
    { deep: true },
  );
  return { namesakes };
}

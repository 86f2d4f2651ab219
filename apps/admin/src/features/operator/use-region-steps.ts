import { useClientHandle } from '@urql/vue';
import { computed, ref, watch } from 'vue';
import { RegionPartsDocument, type RegionPartsQuery } from '../../graphql/generated.js';

type RegionPart = NonNullable<RegionPartsQuery['region']>['children'][number];
interface RegionStep {
  readonly parent: string;
  readonly parts: readonly RegionPart[];
  chosen: string;
}

/** Going down the regions one level at a time; the parts of a region are read when it is chosen. */
export function useRegionSteps(root: () => string, deepest: 'TOWN' | 'COMMUNITY', choose: (code: string) => void) {
  const handle = useClientHandle();
  const name = ref('');
  const steps = ref<RegionStep[]>([]);
  const failed = ref(false);

  async function open(code: string): Promise<void> {
    const { data } = await handle.client
      .query(RegionPartsDocument, { code }, { requestPolicy: 'cache-first' })
      .toPromise();
    failed.value = !data?.region;
    if (!data?.region) return;
    if (code === root()) name.value = data.region.name;
    const level = data.region.children[0]?.level;
    if (!level || (deepest === 'TOWN' && level === 'COMMUNITY')) return;
    steps.value.push({ parent: code, parts: data.region.children, chosen: '' });
  }

  async function pick(at: number, code: string): Promise<void> {
    steps.value.splice(at + 1);
    const step = steps.value[at];
    if (!step) return;
    step.chosen = code;
    choose(code || step.parent);
    if (code !== '') await open(code);
  }

  /** Names from the root down to what is chosen. */
  const path = computed(() =>
    [
      name.value,
      ...steps.value.flatMap(({ parts, chosen }) =>
        parts.filter(({ code }) => code === chosen).map((part) => part.name),
      ),
    ].join(' › '),
  );

  watch(
    root,
    async (code) => {
      steps.value = [];
      choose(code);
      await open(code);
    },
    { immediate: true },
  );
  return { path, steps, failed, pick };
}

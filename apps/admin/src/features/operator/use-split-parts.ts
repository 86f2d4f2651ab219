import { useClientHandle } from '@urql/vue';
import { reactive, ref, shallowRef, watch, type Ref } from 'vue';
import { failureOfClient, type ApiFailure } from '../../graphql/api-failure.js';
import { RegionChangePartsDocument, type RegionChangePartsQuery } from '../../graphql/generated.js';

export type SplitRegion = NonNullable<RegionChangePartsQuery['region']>;
type Unit = SplitRegion['tenants']['edges'][number]['node'];
interface PartDraft {
  readonly key: number;
  code: string;
  name: string;
}

/** The API takes no more parts. */
export const MOST_PARTS = 20;

/** A region that falls apart: what lies in it, into which parts it falls, and who goes to which of them. */
export function useSplitParts(code: Ref<string>) {
  const { client } = useClientHandle();
  const region = shallowRef<SplitRegion | null>(null);
  const units = shallowRef<readonly Unit[]>([]);
  const failure = shallowRef<ApiFailure | null>(null);
  const loading = ref(false);
  const parts = ref<PartDraft[]>([]);
  /** Position of the part that a community, by code, or a unit, by id, goes to. */
  const goesTo = reactive<Record<string, number>>({});
  let lastKey = 0;
  const draft = (partCode: string, name: string): PartDraft => ({ key: (lastKey += 1), code: partCode, name });

  async function read(asked: string): Promise<void> {
    let after: string | null = null;
    const all: Unit[] = [];
    do {
      const { data, error } = await client
        .query(RegionChangePartsDocument, { code: asked, after }, { requestPolicy: 'network-only' })
        .toPromise();
      if (asked !== code.value) return;
      failure.value = error ? failureOfClient(error) : null;
      if (!data?.region) return;
      region.value = data.region;
      all.push(...data.region.tenants.edges.map(({ node }) => node).filter(({ closedOn }) => !closedOn));
      after = data.region.tenants.pageInfo.hasNextPage ? data.region.tenants.pageInfo.endCursor : null;
    } while (after !== null);
    units.value = all;
    parts.value = [draft(region.value?.code ?? '', region.value?.name ?? ''), draft('', '')];
    for (const key of [...(region.value?.children ?? []).map((child) => child.code), ...all.map(({ id }) => id)])
      goesTo[key] = 0;
  }
  watch(code, async (asked) => {
    region.value = null;
    units.value = [];
    parts.value = [];
    for (const key of Object.keys(goesTo)) Reflect.deleteProperty(goesTo, key);
    if (asked === '') return;
    loading.value = true;
    await read(asked);
    if (asked === code.value) loading.value = false;
  });

  function removePart(position: number): void {
    parts.value.splice(position, 1);
    for (const [key, at] of Object.entries(goesTo)) goesTo[key] = at === position ? 0 : at > position ? at - 1 : at;
  }

  return {
    ...{ region, units, failure, loading, parts, goesTo, removePart },
    addPart: (): void => {
      if (parts.value.length < MOST_PARTS) parts.value.push(draft('', ''));
    },
  };
}

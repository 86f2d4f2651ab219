import { visibleText } from '@fanzha/domain';
import { useClientHandle, useMutation } from '@urql/vue';
import { computed, reactive, ref, shallowRef, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { failureOfClient, type ApiFailure } from '../../graphql/api-failure.js';
import {
  RegionChangePartsDocument,
  SplitRegionDocument,
  type RegionChangePartsQuery,
} from '../../graphql/generated.js';
import { splitPreview } from './region-change-preview.js';
import type { ChangedRegion } from './use-merge.js';
import { useSubmit } from '../../graphql/use-submit.js';
import { serverToday } from '../../session/server-clock.js';

type Region = NonNullable<RegionChangePartsQuery['region']>;
type Unit = Region['tenants']['edges'][number]['node'];
interface PartDraft {
  readonly key: number;
  code: string;
  name: string;
}

/** The API takes no more parts. */
export const MOST_PARTS = 20;
/** Towns and communities fall apart; a county does so by moving its towns. */
const SPLIT_LEVELS: readonly Region['level'][] = ['TOWN', 'COMMUNITY'];

/** A split of a town or a community in steps: which, into what, who goes where, then a look at what happens. */
export function useSplit() {
  const { t } = useI18n();
  const handle = useClientHandle();
  const code = ref('');
  const region = shallowRef<Region | null>(null);
  const units = shallowRef<readonly Unit[]>([]);
  const failure = shallowRef<ApiFailure | null>(null);
  const loading = ref(false);
  const on = ref(serverToday());
  const parts = ref<PartDraft[]>([]);
  /** Position of the part that a community, by code, or a unit, by id, goes to. */
  const goesTo = reactive<Record<string, number>>({});
  let lastKey = 0;
  const draft = (partCode: string, name: string): PartDraft => ({ key: (lastKey += 1), code: partCode, name });

  async function read(asked: string): Promise<void> {
    let after: string | null = null;
    const all: Unit[] = [];
    do {
      const { data, error } = await handle.client
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

  const planned = computed(() =>
    parts.value.map((part, position) => ({
      code: visibleText(part.code),
      name: visibleText(part.name),
      communities: (region.value?.children ?? []).filter((child) => goesTo[child.code] === position),
      units: units.value.filter(({ id }) => goesTo[id] === position),
    })),
  );
  const preview = computed(() =>
    region.value
      ? splitPreview(
          {
            on: on.value,
            code: region.value.code,
            name: region.value.name,
            parts: planned.value.map((part) => ({
              ...part,
              communities: part.communities.map(({ name }) => name),
              units: part.units.map(({ name }) => name),
            })),
          },
          t,
        )
      : [],
  );

  const splitting = useMutation(SplitRegionDocument);
  const sending = useSubmit();
  sending.follow(() => ({ code: code.value, into: [parts.value, goesTo.value], on: on.value }));
  async function split(): Promise<readonly ChangedRegion[] | null> {
    const into = planned.value.map((part) => ({
      code: part.code,
      name: part.name,
      communityCodes: part.communities.map((child) => child.code),
      tenantIds: part.units.map(({ id }) => id),
    }));
    const done = await sending.submit(
      () => splitting.executeMutation({ code: code.value, on: on.value, into }),
      ['code', 'into', 'on'],
    );
    return done?.splitRegion ?? null;
  }

  return {
    code,
    region,
    units,
    failure,
    loading,
    on,
    parts,
    goesTo,
    preview,
    sending,
    split,
    removePart,
    addPart: () => {
      if (parts.value.length < MOST_PARTS) parts.value.push(draft('', ''));
    },
    canSplit: computed(() => region.value !== null && SPLIT_LEVELS.includes(region.value.level)),
    named: computed(
      () =>
        on.value !== '' &&
        parts.value.length > 1 &&
        parts.value.every((part) => visibleText(part.code) !== '' && visibleText(part.name) !== ''),
    ),
  };
}

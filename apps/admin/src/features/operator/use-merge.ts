import { visibleText } from '@fanzha/domain';
import { useClientHandle, useMutation } from '@urql/vue';
import { computed, reactive, ref, shallowRef, watch, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { failureOfClient, type ApiFailure } from '../../graphql/api-failure.js';
import {
  MergeRegionsDocument,
  RegionChangeSiblingsDocument,
  type MergeRegionsMutation,
  type RegionChangeSiblingsQuery,
} from '../../graphql/generated.js';
import { mergePreview } from './region-change-preview.js';
import { useSubmit } from '../../graphql/use-submit.js';
import { serverToday } from '../../session/server-clock.js';

type Sibling = NonNullable<RegionChangeSiblingsQuery['region']>['children'][number];
export type ChangedRegion = MergeRegionsMutation['mergeRegions'];

/** Whether the regions go up in one of them, by its code, or in a new one. */
export const NEW = 'new';

/** Regions below one that is chosen. @param changed told when another one is chosen */
function useSiblings(parent: Ref<string>, changed: () => void) {
  const { client } = useClientHandle();
  const siblings = shallowRef<readonly Sibling[]>([]);
  const failure = shallowRef<ApiFailure | null>(null);
  watch(parent, async (code) => {
    changed();
    siblings.value = [];
    if (code === '') return;
    const { data, error } = await client
      .query(RegionChangeSiblingsDocument, { code }, { requestPolicy: 'network-only' })
      .toPromise();
    if (code !== parent.value) return;
    failure.value = error ? failureOfClient(error) : null;
    siblings.value = data?.region?.children ?? [];
  });
  return { siblings, failure };
}

/** A merger of regions in steps: which, into what and when, then a look at what happens. */
export function useMerge() {
  const { t } = useI18n();
  const parent = ref('');
  const form = reactive({ codes: [] as string[], into: '', newCode: '', name: '', on: serverToday() });
  const { siblings, failure } = useSiblings(parent, () => {
    form.codes = [];
  });

  const chosen = computed(() => siblings.value.filter(({ code }) => form.codes.includes(code)));
  // The first of them goes on unless somebody says otherwise.
  watch(chosen, (regions) => {
    if (form.into === NEW || regions.some(({ code }) => code === form.into)) return;
    form.into = regions[0]?.code ?? '';
  });
  watch(
    () => form.into,
    (into) => {
      form.name = into === NEW ? '' : (chosen.value.find(({ code }) => code === into)?.name ?? '');
    },
  );

  const intoCode = computed(() => (form.into === NEW ? visibleText(form.newCode) : form.into));
  const preview = computed(() =>
    mergePreview(
      {
        on: form.on,
        ending: chosen.value
          .filter(({ code }) => code !== intoCode.value)
          .map(({ code, name, children, tenants }) => ({
            code,
            name,
            parts: children.length,
            units: tenants.totalCount,
          })),
        into: {
          code: intoCode.value,
          name: visibleText(form.name),
          isNew: form.into === NEW,
          nameBefore: chosen.value.find(({ code }) => code === form.into)?.name ?? null,
        },
      },
      t,
    ),
  );

  const merging = useMutation(MergeRegionsDocument);
  const sending = useSubmit();
  sending.follow(() => ({ codes: form.codes, intoCode: intoCode.value, intoName: form.name, on: form.on }));
  async function merge(): Promise<readonly ChangedRegion[] | null> {
    const into = { intoCode: intoCode.value, intoName: visibleText(form.name) };
    const done = await sending.submit(
      () => merging.executeMutation({ codes: form.codes, ...into, on: form.on }),
      ['codes', 'intoCode', 'intoName', 'on'],
    );
    return done && [done.mergeRegions];
  }

  return {
    parent,
    siblings,
    failure,
    form,
    chosen,
    intoCode,
    preview,
    sending,
    merge,
    enough: computed(() => form.codes.length > 1),
    named: computed(() => intoCode.value !== '' && visibleText(form.name) !== '' && form.on !== ''),
  };
}

import { visibleText } from '@fanzha/domain';
import { useMutation } from '@urql/vue';
import { computed, ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { SplitRegionDocument } from '../../graphql/generated.js';
import { useSubmit } from '../../graphql/use-submit.js';
import { serverToday } from '../../session/server-clock.js';
import { splitPreview } from './region-change-preview.js';
import type { ChangedRegion } from './use-merge.js';
import { type SplitRegion, useSplitParts } from './use-split-parts.js';

/** Towns and communities fall apart; a county does so by moving its towns. */
const SPLIT_LEVELS: readonly SplitRegion['level'][] = ['TOWN', 'COMMUNITY'];

/** A split of a town or a community in steps: which, into what, who goes where, then a look at what happens. */
export function useSplit() {
  const { t } = useI18n();
  const code = ref('');
  const on = ref(serverToday());
  const falling = useSplitParts(code);
  const { region, units, parts, goesTo } = falling;
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
    ...falling,
    ...{ code, on, preview, sending, split },
    canSplit: computed(() => region.value !== null && SPLIT_LEVELS.includes(region.value.level)),
    named: computed(
      () =>
        on.value !== '' &&
        parts.value.length > 1 &&
        parts.value.every((part) => visibleText(part.code) !== '' && visibleText(part.name) !== ''),
    ),
  };
}

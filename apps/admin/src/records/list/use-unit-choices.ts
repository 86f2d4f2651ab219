import { useClientHandle } from '@urql/vue';
import type { Choice } from '@fanzha/ui';
import { computed, ref, shallowRef, watch, type Ref } from 'vue';
import { ListUnitsDocument } from '../../graphql/generated.js';
import { useTyped } from '../../graphql/use-typed.js';
import { fixedSector } from '../../session/oversight.js';
import { useSession } from '../../session/use-session.js';

/**
 * Units that the viewer oversees, looked for by name while somebody types.
 * @param regions where they are looked for
 */
export function useUnitChoices(text: Ref<string>, regions: () => readonly string[]) {
  const handle = useClientHandle();
  const session = useSession();
  const { asked, isAsked } = useTyped(text);
  const found = shallowRef<readonly Choice[]>([]);
  const answered = ref('');
  watch(asked, async (words) => {
    if (words === '') return;
    const oversight = session.viewer?.oversight ?? [];
    const answers = await Promise.all(
      regions().map((region) =>
        handle.client
          .query(ListUnitsDocument, { region, text: words, sector: fixedSector(oversight, region) })
          .toPromise(),
      ),
    );
    if (words !== asked.value) return;
    answered.value = words;
    found.value = answers.flatMap(({ data }) =>
      (data?.region?.tenants.edges ?? []).map(({ node }) => ({
        key: node.id,
        label: node.name,
        meta: node.region.name,
      })),
    );
  });
  const settled = computed(() => asked.value !== '' && isAsked.value && answered.value === asked.value);
  return { found: computed(() => (asked.value === '' ? [] : found.value)), settled };
}

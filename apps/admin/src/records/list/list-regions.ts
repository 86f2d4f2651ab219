import { isWithin } from '@fanzha/domain';
import { useClientHandle, useQuery } from '@urql/vue';
import { computed, onMounted, shallowRef, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { ListNamesDocument, ListRegionsDocument, type FormRegionsFragment } from '../../graphql/generated.js';
import { useSession } from '../../session/use-session.js';
import type { FilterChoice } from './list-filter.js';

/** What a list knows of regions and units: what can be chosen, and the names of what is. */
export interface ListRegions {
  readonly choices: ComputedRef<readonly FilterChoice[]>;
  /** The level of what the viewer oversees, by the length of its code: 4 for a city, 6 for a county; 0 for units. */
  readonly level: number;
  /** Codes of what the viewer oversees. */
  readonly overseen: readonly string[];
  nameOf(code: string): string;
  readonly unitName: ComputedRef<string>;
}

/** Length of the codes of counties and towns. */
export const COUNTY = 6;
export const TOWN = 9;

interface Node {
  readonly code: string;
  readonly name: string;
  readonly children?: readonly Node[];
}
const flat = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(flat)];

/** Regions the viewer oversees, none of them inside another. */
function useOverseen(): string[] {
  const session = useSession();
  const codes = session.isUnit ? [] : [...new Set((session.viewer?.oversight ?? []).map(({ region }) => region.code))];
  return codes.filter((code) => !codes.some((other) => other !== code && isWithin(code, other)));
}

/**
 * Regions below what the viewer oversees, and names.
 * @param chosen the unit and the region that the list is narrowed to; '' for none
 * @param rowName the name of a unit, where a row of the list tells it
 * @param overseen codes of the regions that are offered with what is below them
 */
export function useListRegions(
  chosen: () => { readonly unit: string; readonly region: string },
  rowName: (unit: string) => string | undefined = () => undefined,
  overseen: readonly string[] = useOverseen(),
): ListRegions {
  const { t } = useI18n();
  const handle = useClientHandle();
  const trees = shallowRef<readonly FormRegionsFragment[]>([]);
  onMounted(async () => {
    const answers = await Promise.all(
      overseen.map((code) =>
        handle.client.query(ListRegionsDocument, { code }, { requestPolicy: 'cache-first' }).toPromise(),
      ),
    );
    trees.value = answers.flatMap(({ data }) => data?.region ?? []);
  });
  const known = computed(() => new Map(trees.value.flatMap(flat).map(({ code, name }) => [code, name])));

  const asked = computed(() => {
    const { unit, region } = chosen();
    return { unit, withUnit: unit !== '', region, withRegion: region !== '' && !known.value.has(region) };
  });
  const { data: names } = useQuery({
    query: ListNamesDocument,
    variables: asked,
    pause: computed(() => !asked.value.withUnit && !asked.value.withRegion),
    requestPolicy: 'cache-first',
  });

  const choices = computed(() =>
    trees.value.flatMap((tree) => [
      ...(trees.value.length > 1 ? [{ value: tree.code, label: tree.name }] : []),
      ...tree.children.flatMap((child): FilterChoice[] =>
        child.children.length === 0
          ? [{ value: child.code, label: child.name }]
          : [
              { value: child.code, label: t('records.form.wholeRegion', { name: child.name }), group: child.name },
              ...child.children.map((one) => ({ value: one.code, label: one.name, group: child.name })),
            ],
      ),
    ]),
  );
  return {
    choices,
    overseen,
    level: overseen.length === 0 ? 0 : Math.min(...overseen.map((code) => code.length)),
    nameOf: (code) => known.value.get(code) ?? (names.value?.region?.code === code ? names.value.region.name : ''),
    unitName: computed(() => {
      const { unit } = chosen();
      return rowName(unit) ?? (names.value?.tenant?.id === unit ? names.value.tenant.name : '');
    }),
  };
}

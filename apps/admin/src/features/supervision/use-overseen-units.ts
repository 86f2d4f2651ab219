import type { TenantType } from '@fanzha/domain';
import { useQuery } from '@urql/vue';
import { computed, type Ref } from 'vue';
import { SupervisionUnitsDocument } from '../../graphql/generated.js';
import { useTyped } from '../../graphql/use-typed.js';
import { fixedSector, homeRegion } from '../../session/oversight.js';
import { useSession } from '../../session/use-session.js';

/** A unit that a letter goes to. */
export interface AddressedUnit {
  readonly id: string;
  readonly name: string;
  readonly type: TenantType;
}

/** Units in the own oversight, looked for while somebody types. */
export function useOverseenUnits(text: Ref<string>) {
  const { oversight, tenant } = useSession().person();
  const code = homeRegion(oversight) ?? tenant.region.code;
  const { asked, isAsked } = useTyped(text);
  const { data, fetching, error } = useQuery({
    query: SupervisionUnitsDocument,
    variables: computed(() => ({ code, text: asked.value, sector: fixedSector(oversight, code) })),
    pause: computed(() => asked.value === ''),
  });
  return {
    settled: computed(() => asked.value !== '' && isAsked.value && !fetching.value),
    failed: computed(() => error.value !== undefined),
    found: computed((): readonly AddressedUnit[] =>
      asked.value === ''
        ? []
        : (data.value?.region?.tenants.edges ?? []).flatMap(({ node }) => (node.id === tenant.id ? [] : [node])),
    ),
  };
}

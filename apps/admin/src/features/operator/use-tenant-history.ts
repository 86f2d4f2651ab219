import type { LocalDate, Sector } from '@fanzha/domain';
import { useMutation } from '@urql/vue';
import { computed } from 'vue';
import { MoveTenantDocument, TenantHistoryDocument } from '../../graphql/generated.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import { useSession } from '../../session/use-session.js';
import { useSubmit } from '../../graphql/use-submit.js';

/** Where a unit belongs from a day on. */
interface NewAssignment {
  readonly on: LocalDate;
  readonly regionCode: string;
  readonly sector: Sector;
  readonly parentId: string | null;
}

/** Where one unit belongs, and has belonged. */
export function useTenantHistory(id: () => string) {
  const page = usePageQuery({ query: TenantHistoryDocument, variables: () => ({ id: id() }) });
  const tenant = computed(() => page.data.value?.tenant ?? null);
  const moving = useMutation(MoveTenantDocument);
  const sending = useSubmit();

  return {
    page,
    tenant,
    sending,
    root: useSession().person().tenant.region.code,
    /** Newest first, as one looks for it. */
    assignments: computed(() => [...(tenant.value?.assignments ?? [])].reverse()),
    move: async (assignment: NewAssignment): Promise<boolean> => {
      if (!tenant.value) return false;
      const { id: tenantId, version } = tenant.value;
      return (
        (await sending.submit(
          () => moving.executeMutation({ id: tenantId, version, ...assignment }),
          ['on', 'regionCode', 'sector', 'parentId'],
        )) !== null
      );
    },
  };
}

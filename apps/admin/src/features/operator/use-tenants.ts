import { useMutation } from '@urql/vue';
import { useI18n } from 'vue-i18n';
import { useRoute } from 'vue-router';
import {
  CloseTenantDocument,
  CreateCommunityDocument,
  CreateTenantDocument,
  TenantListDocument,
  type TenantInput,
  type OperatorTenantFragment,
} from '../../graphql/generated.js';
import { usePagedQuery } from '../../graphql/use-paged-query.js';
import { validRegion } from '../../records/list/common-filters.js';
import { oneOf } from '../../records/list/list-filter.js';
import { useListRegions } from '../../records/list/list-regions.js';
import { useSession } from '../../session/use-session.js';
import { useSubmit } from '../../graphql/use-submit.js';
import { useTenantFilters } from './tenant-filters.js';

const PAGE = 50;

/** The tenants of the operator's city, searched by the address; creating and closing them. */
export function useTenants() {
  const { t } = useI18n();
  const route = useRoute();
  const session = useSession();
  const root = session.person().tenant.region.code;
  const regions = useListRegions(() => ({ unit: '', region: validRegion(oneOf(route.query['region'])) }), undefined, [
    root,
  ]);
  const { list, asked } = useTenantFilters(regions);
  const here = route.name;
  const { page, ...pages } = usePagedQuery({
    query: TenantListDocument,
    variables: () => ({ ...asked.value, first: PAGE, after: null }),
    of: (data) => data.tenants,
    pause: () => route.name !== here,
  });

  const creating = useMutation(CreateTenantDocument);
  const closing = useMutation(CloseTenantDocument);
  const founding = useMutation(CreateCommunityDocument);
  const sending = useSubmit();

  return {
    list,
    page,
    sending,
    loadMore: pages.loadMore,
    hasMore: pages.hasMore,
    loadingMore: pages.loadingMore,
    moreFailure: pages.moreFailure,
    tenants: pages.rows,
    total: pages.total,
    loaded: pages.loaded,
    root,
    /** Where the operators themselves belong: closed, nobody could keep the units any more. */
    office: session.person().tenant.id,
    create: async (input: TenantInput) => {
      const done = await sending.submit(
        () => creating.executeMutation({ input }),
        ['name', 'type', 'sector', 'regionCode', 'openedOn'],
      );
      if (done) page.retry();
      return done;
    },
    close: (tenant: OperatorTenantFragment, on: string) =>
      sending.submit(() => closing.executeMutation({ id: tenant.id, version: tenant.version, on }), ['on'], {
        'on.END_BEFORE_START': t('operator.tenants.closeTooEarly', { day: tenant.openedOn }),
      }),
    createCommunity: (code: string, name: string) =>
      sending.submit(() => founding.executeMutation({ code, name }), ['code', 'name']),
  };
}

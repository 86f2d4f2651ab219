import { isTermCode, TENANT_TYPES, visibleText, type TenantType } from '@fanzha/domain';
import { useMutation } from '@urql/vue';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRoute, useRouter } from 'vue-router';
import {
  CloseTenantDocument,
  CreateCommunityDocument,
  CreateTenantDocument,
  TenantListDocument,
  type TenantInput,
  type OperatorTenantFragment,
} from '../../graphql/generated.js';
import { usePagedQuery } from '../../graphql/use-paged-query.js';
import { useTyping } from '../../records/list/use-typing.js';
import { useSession } from '../../session/use-session.js';
import { useSubmit } from '../../graphql/use-submit.js';

const PAGE = 50;

/** The tenants of the operator's city, searched by the address; creating and closing them. */
export function useTenants() {
  const { t } = useI18n();
  const route = useRoute();
  const router = useRouter();
  const session = useSession();
  const text = computed(() => String(route.query['q'] ?? ''));
  const type = computed<TenantType | ''>(() => {
    const code = String(route.query['type'] ?? '');
    return isTermCode(TENANT_TYPES, code) ? (code as TenantType) : '';
  });
  const here = route.name;
  const { page, ...pages } = usePagedQuery({
    query: TenantListDocument,
    variables: () => ({ text: text.value || null, type: type.value || null, first: PAGE, after: null }),
    of: (data) => data.tenants,
    pause: () => route.name !== here,
  });

  const narrow = (query: { q?: string; type?: string }) => {
    const all = { q: text.value, type: type.value as string, ...query };
    void router.replace({ query: Object.fromEntries(Object.entries(all).filter(([, value]) => value !== '')) });
  };
  const search = useTyping((q) => narrow({ q: visibleText(q) }));

  const creating = useMutation(CreateTenantDocument);
  const closing = useMutation(CloseTenantDocument);
  const founding = useMutation(CreateCommunityDocument);
  const submission = useSubmit();

  return {
    text,
    type,
    page,
    submission,
    narrow,
    search,
    loadMore: pages.loadMore,
    hasMore: pages.hasMore,
    loadingMore: pages.loadingMore,
    moreFailure: pages.moreFailure,
    tenants: pages.rows,
    total: pages.total,
    root: session.person().tenant.region.code,
    /** Where the operators themselves belong: closed, nobody could keep the units any more. */
    office: session.person().tenant.id,
    create: async (input: TenantInput) => {
      const done = await submission.submit(
        () => creating.executeMutation({ input }),
        ['name', 'type', 'sector', 'regionCode', 'openedOn'],
      );
      if (done) page.retry();
      return done;
    },
    close: (tenant: OperatorTenantFragment, on: string) =>
      submission.submit(() => closing.executeMutation({ id: tenant.id, version: tenant.version, on }), ['on'], {
        'on.END_BEFORE_START': t('operator.tenants.closeTooEarly', { day: tenant.openedOn }),
      }),
    createCommunity: (code: string, name: string) =>
      submission.submit(() => founding.executeMutation({ code, name }), ['code', 'name']),
  };
}

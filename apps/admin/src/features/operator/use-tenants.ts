import { isTermCode, TENANT_TYPES, type TenantType } from '@fanzha/domain';
import { useClientHandle, useMutation } from '@urql/vue';
import { computed, ref, shallowRef, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRoute, useRouter } from 'vue-router';
import { CloseTenantDocument, CreateCommunityDocument, CreateTenantDocument, TenantListDocument, type TenantInput, type OperatorTenantFragment } from '../../graphql/generated.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import { useTyping } from '../../records/use-typing.js';
import { useSession } from '../../session/use-session.js';
import { useSubmission } from './use-submission.js';

const PAGE = 50;

/** The tenants of the operator's city, searched by the address; creating and closing them. */
export function useTenants() {
  const { t } = useI18n();
  const route = useRoute();
  const router = useRouter();
  const session = useSession();
  const handle = useClientHandle();
  const text = computed(() => String(route.query['q'] ?? ''));
  const type = computed<TenantType | ''>(() => { const code = String(route.query['type'] ?? ''); return isTermCode(TENANT_TYPES, code) ? (code as TenantType) : ''; });
  const here = route.name;
  const page = usePageQuery({ query: TenantListDocument, variables: () => ({ text: text.value || null, type: type.value || null, first: PAGE, after: null }), pause: () => route.name !== here });

  const further = shallowRef<OperatorTenantFragment[]>([]);
  const next = ref<{ hasNextPage: boolean; endCursor: string | null }>({ hasNextPage: false, endCursor: null });
  watch(() => page.data.value?.tenants, (first) => { further.value = []; next.value = first?.pageInfo ?? next.value; }, { immediate: true });

  async function loadMore(): Promise<void> {
    const { data } = await handle.client.query(TenantListDocument, { text: text.value || null, type: type.value || null, first: PAGE, after: next.value.endCursor }, { requestPolicy: 'network-only' }).toPromise();
    if (!data) return;
    further.value = [...further.value, ...data.tenants.edges.map(({ node }) => node)];
    next.value = data.tenants.pageInfo;
  }

  const narrow = (query: { q?: string; type?: string }) => {
    const all = { q: text.value, type: type.value as string, ...query };
    void router.replace({ query: Object.fromEntries(Object.entries(all).filter(([, value]) => value !== '')) });
  };
  const search = useTyping((q) => narrow({ q: q.trim() }));

  const creating = useMutation(CreateTenantDocument);
  const closing = useMutation(CloseTenantDocument);
  const founding = useMutation(CreateCommunityDocument);
  const submission = useSubmission();

  return {
    text, type, page, submission, narrow, search, loadMore,
    tenants: computed(() => [...(page.data.value?.tenants.edges ?? []).map(({ node }) => node), ...further.value]),
    total: computed(() => page.data.value?.tenants.totalCount ?? 0),
    hasMore: computed(() => next.value.hasNextPage),
    root: session.person().tenant.region.code,
    /** Where the operators themselves belong: closed, nobody could keep the units any more. */
    office: session.person().tenant.id,
    create: async (input: TenantInput) => {
      const done = await submission.submit(() => creating.executeMutation({ input }), ['name', 'type', 'sector', 'regionCode', 'openedOn']);
      if (done) page.retry();
      return done;
    },
    close: (tenant: OperatorTenantFragment, on: string) => submission.submit(() => closing.executeMutation({ id: tenant.id, version: tenant.version, on }), ['on'], { 'on.END_BEFORE_START': t('operator.tenants.closeTooEarly', { day: tenant.openedOn }) }),
    createCommunity: (code: string, name: string) => submission.submit(() => founding.executeMutation({ code, name }), ['code', 'name']),
  };
}

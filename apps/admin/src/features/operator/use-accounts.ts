import { visibleText } from '@fanzha/domain';
import type { Role, Sector } from '@fanzha/domain';
import { useMutation } from '@urql/vue';
import { computed, shallowRef } from 'vue';
import { useI18n } from 'vue-i18n';
import {
  CreateUserDocument, DisableUserDocument, GrantOversightDocument, ResetPasswordDocument, RevokeOversightDocument, TenantAccountsDocument,
  type OversightRowFragment, type UserRowFragment,
} from '../../graphql/generated.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import { useSession } from '../../session/use-session.js';
import { useSubmission } from './use-submission.js';

const UNIT_ROLES: readonly Role[] = ['UNIT_ADMIN', 'UNIT_EDITOR', 'VIEWER'];
const AUTHORITY_ROLES: readonly Role[] = ['COUNTY_OFFICIAL', 'CITY_OFFICIAL', 'OPERATOR'];

/** A password that exists only on this screen, until it is closed. */
export interface Secret { readonly user: UserRowFragment; readonly password: string }

/** The accounts of one tenant and, for operators, what an authority is responsible for. */
export function useAccounts(tenantId: () => string | null) {
  const { t } = useI18n();
  const session = useSession();
  const page = usePageQuery({ query: TenantAccountsDocument, variables: () => ({ id: tenantId() ?? '' }), pause: () => tenantId() === null });
  const tenant = computed(() => page.data.value?.tenant ?? null);
  const secret = shallowRef<Secret | null>(null);
  const submission = useSubmission();
  const overseeing = useSubmission();

  const creating = useMutation(CreateUserDocument);
  const resetting = useMutation(ResetPasswordDocument);
  const disabling = useMutation(DisableUserDocument);
  const granting = useMutation(GrantOversightDocument);
  const revoking = useMutation(RevokeOversightDocument);

  async function create(username: string, displayName: string, roles: Role[]): Promise<boolean> {
    const data = await submission.submit(() => creating.executeMutation({ input: { tenantId: tenantId() ?? '', username: visibleText(username), displayName: visibleText(displayName), roles } }), ['username', 'displayName', 'roles']);
    // An empty list holds no user the cache could know to be out of date: it is asked for again.
    if (data) { secret.value = data.createUser; page.retry(); }
    return data !== null;
  }

  async function reset(user: UserRowFragment): Promise<boolean> {
    const data = await submission.submit(() => resetting.executeMutation({ userId: user.id }));
    if (data) { secret.value = data.resetPassword; page.retry(); }
    return data !== null;
  }

  const disable = async (user: UserRowFragment): Promise<boolean> => (await submission.submit(() => disabling.executeMutation({ userId: user.id }))) !== null;

  async function grant(regionCode: string, sector: Sector | null): Promise<OversightRowFragment | null> {
    const data = await overseeing.submit(() => granting.executeMutation({ tenantId: tenantId() ?? '', regionCode, sector }), ['regionCode', 'sector'], { 'sector.CONTRADICTORY': t('operator.oversight.mixed') });
    if (data) page.retry();
    return data?.grantOversight ?? null;
  }

  async function revoke(oversight: OversightRowFragment): Promise<boolean> {
    const data = await overseeing.submit(() => revoking.executeMutation({ id: oversight.id }));
    if (data) page.retry();
    return data !== null;
  }

  return {
    page, tenant, secret, submission, overseeing, create, reset, disable, grant, revoke,
    standing: computed(() => tenant.value?.oversight ?? []),
    users: computed(() => page.data.value?.users ?? []),
    roles: computed<readonly Role[]>(() => (session.isOperator && tenant.value?.type === 'AUTHORITY' ? [...AUTHORITY_ROLES, ...UNIT_ROLES] : UNIT_ROLES)),
    own: computed(() => session.viewer?.id ?? null),
    mayOversee: computed(() => session.can('oversight:manage') && tenant.value?.type === 'AUTHORITY'),
    root: session.person().tenant.region.code,
  };
}

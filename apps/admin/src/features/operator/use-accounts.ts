import { visibleText } from '@fanzha/domain';
import type { Role } from '@fanzha/domain';
import { useMutation } from '@urql/vue';
import { computed, shallowRef } from 'vue';
import { useI18n } from 'vue-i18n';
import {
  CreateUserDocument,
  DisableUserDocument,
  EnableUserDocument,
  ResetPasswordDocument,
  TenantAccountsDocument,
  type UserRowFragment,
} from '../../graphql/generated.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import { useSubmit } from '../../graphql/use-submit.js';
import { useSession } from '../../session/use-session.js';
import { toast } from '../../shell/toasts.js';
import { useOversight } from './use-oversight.js';

const UNIT_ROLES: readonly Role[] = ['UNIT_ADMIN', 'UNIT_EDITOR', 'VIEWER'];
const AUTHORITY_ROLES: readonly Role[] = ['COUNTY_OFFICIAL', 'CITY_OFFICIAL', 'OPERATOR'];

/** A password that exists only on this screen, until it is closed. */
interface Secret {
  readonly user: UserRowFragment;
  readonly password: string;
}

/** What is done with accounts: made, given another password, enabled and disabled. @param again reads them anew */
function useAccountActs(tenantId: () => string | null, again: () => void) {
  const { t } = useI18n();
  const secret = shallowRef<Secret | null>(null);
  const sending = useSubmit();
  const creating = useMutation(CreateUserDocument);
  const resetting = useMutation(ResetPasswordDocument);
  const enabling = useMutation(EnableUserDocument);
  const disabling = useMutation(DisableUserDocument);

  /** A one-time password is shown; a request waits for another operator, and says so. */
  function taken({
    user,
    password,
    request,
  }: {
    user: UserRowFragment | null;
    password: string | null;
    request: object | null;
  }): void {
    if (user && password) secret.value = { user, password };
    if (request) toast(t('operator.approvals.waitingText'));
    // An empty list holds no user the cache could know to be out of date: it is asked for again.
    again();
  }

  async function create(username: string, displayName: string, roles: Role[]): Promise<boolean> {
    const data = await sending.submit(
      () =>
        creating.executeMutation({
          input: {
            tenantId: tenantId() ?? '',
            username: visibleText(username),
            displayName: visibleText(displayName),
            roles,
          },
        }),
      ['username', 'displayName', 'roles'],
    );
    if (data) taken(data.createUser);
    return data !== null;
  }

  async function reset(user: UserRowFragment): Promise<boolean> {
    const data = await sending.submit(() => resetting.executeMutation({ userId: user.id }));
    if (data) taken(data.resetPassword);
    return data !== null;
  }

  async function enable(user: UserRowFragment): Promise<boolean> {
    const data = await sending.submit(() => enabling.executeMutation({ userId: user.id }));
    if (data) taken(data.enableUser);
    return data !== null;
  }

  async function disable(user: UserRowFragment): Promise<boolean> {
    const data = await sending.submit(() => disabling.executeMutation({ userId: user.id }));
    if (data)
      toast(
        data.disableUser.disabled
          ? t('operator.users.disableDone', { name: user.displayName })
          : t('operator.approvals.waitingText'),
      );
    return data !== null;
  }

  return { secret, sending, create, reset, enable, disable };
}

/** The accounts of one tenant and, for operators, what an authority is responsible for. */
export function useAccounts(tenantId: () => string | null) {
  const session = useSession();
  const page = usePageQuery({
    query: TenantAccountsDocument,
    variables: () => ({ id: tenantId() ?? '' }),
    pause: () => tenantId() === null,
  });
  const tenant = computed(() => page.data.value?.tenant ?? null);
  return {
    ...{ page, tenant },
    ...useAccountActs(tenantId, page.retry),
    ...useOversight(tenantId, page.retry),
    standing: computed(() => tenant.value?.oversight ?? []),
    users: computed(() => page.data.value?.users ?? []),
    roles: computed<readonly Role[]>(() =>
      session.isOperator && tenant.value?.type === 'AUTHORITY' ? [...AUTHORITY_ROLES, ...UNIT_ROLES] : UNIT_ROLES,
    ),
    own: computed(() => session.viewer?.id ?? null),
    mayOversee: computed(() => session.can('oversight:manage') && tenant.value?.type === 'AUTHORITY'),
    root: session.person().tenant.region.code,
  };
}

import type { Sector } from '@fanzha/domain';
import { useMutation } from '@urql/vue';
import { useI18n } from 'vue-i18n';
import { GrantOversightDocument, RevokeOversightDocument, type OversightRowFragment } from '../../graphql/generated.js';
import { useSubmit } from '../../graphql/use-submit.js';
import { toast } from '../../shell/toasts.js';

/** What an authority is responsible for: given and taken back. @param again reads the authority anew */
export function useOversight(tenantId: () => string | null, again: () => void) {
  const { t } = useI18n();
  const overseeing = useSubmit();
  const granting = useMutation(GrantOversightDocument);
  const revoking = useMutation(RevokeOversightDocument);

  async function grant(regionCode: string, sector: Sector | null): Promise<OversightRowFragment | null> {
    const data = await overseeing.submit(
      () => granting.executeMutation({ tenantId: tenantId() ?? '', regionCode, sector }),
      ['regionCode', 'sector'],
      { 'sector.CONTRADICTORY': t('operator.oversight.mixed') },
    );
    if (data) again();
    if (data?.grantOversight.request) toast(t('operator.approvals.waitingText'));
    return data?.grantOversight.oversight ?? null;
  }

  async function revoke(oversight: OversightRowFragment): Promise<boolean> {
    const data = await overseeing.submit(() => revoking.executeMutation({ id: oversight.id }));
    if (data) again();
    return data !== null;
  }

  return { overseeing, grant, revoke };
}

import { computed } from 'vue';
import { ChaseAlertsDocument, ChaseReceiptsDocument, ChaseReturnedDocument } from '../../../graphql/generated.js';
import { usePagedQuery } from '../../../graphql/use-paged-query.js';
import { useSession } from '../../../session/use-session.js';
import { useAlertReminding, useReminderOfEach } from './use-reminding.js';

/** Rows of a page of each list. */
const SIZE = 50;

const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);

/** What is missing beside reports: receipts of campaigns, answers to alerts, corrections of what was returned. */
export function useChaseLists() {
  const session = useSession();
  const page = { first: SIZE, after: null };
  const returned = usePagedQuery({
    query: ChaseReturnedDocument,
    variables: () => ({ filter: { states: ['RETURNED' as const], asked: true }, ...page }),
    of: (data) => data.submissions,
  });
  const receipts = usePagedQuery({
    query: ChaseReceiptsDocument,
    variables: () => page,
    of: (data) => data.missingCampaignReceipts,
    // Campaigns are made by officials of an authority.
    pause: computed(() => !session.isOfficial || !session.can('ledger:record')),
  });
  const alerts = usePagedQuery({
    query: ChaseAlertsDocument,
    variables: () => ({ filter: { state: 'OVERDUE' as const }, ...page }),
    of: (data) => data.alerts,
  });
  return {
    ...{ returned, receipts, alerts },
    reminding: useReminderOfEach(() => idsOf(returned.rows.value), returned.page.retry),
    remindingOfAlerts: useAlertReminding(() => idsOf(alerts.rows.value), alerts.page.retry),
  };
}

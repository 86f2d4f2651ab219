import { indicator, ledgersOf } from '@fanzha/domain';
import type { RouteLocationRaw } from 'vue-router';
import type { CampaignTaskPartsFragment } from '../../graphql/generated.js';
import { useSession } from '../../session/use-session.js';
import { useLedgers } from '../../shell/ledgers.js';

/** Where the own unit records what a task counts; null where it keeps no such ledger, or may not record. */
export function useTaskForms() {
  const session = useSession();
  const ledgers = useLedgers();
  const kept = ledgersOf(session.person().tenant.type);
  return (task: CampaignTaskPartsFragment): { readonly words: string; readonly to: RouteLocationRaw } | null => {
    const { ledger, ratio } = indicator(task.indicator);
    const kind = (ratio ? indicator(ratio.numerator).ledger : ledger).toUpperCase();
    const row = ledgers.find(({ kinds }) => kinds.some((each) => each === kind));
    if (!row || !session.can('ledger:record') || !row.ledgers.some((each) => kept.includes(each))) return null;
    return { words: `${row.words}.new`, to: { name: `${row.stem}-new` } };
  };
}

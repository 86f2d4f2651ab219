import { ledgersOf, type LedgerCode } from '@fanzha/domain';
import { computed, type ComputedRef } from 'vue';
import { useRouter, type RouteLocationRaw } from 'vue-router';
import { useSession } from '../../session/use-session.js';
import { useLedgers } from '../../shell/ledgers.js';

/** What importing asks for: rows are recorded, compared with what is there, and amend it. */
const RIGHTS = ['ledger:record', 'ledger:read', 'ledger:amend'] as const;

/**
 * Where spreadsheets of a list's ledger are imported; null where the own unit does not keep it, or nobody may.
 * @param list name of the list's route
 * @param ledger the one that the list is narrowed to, where it is of several
 */
export function useImporting(list: () => string, ledger: () => string): ComputedRef<RouteLocationRaw | null> {
  const session = useSession();
  const router = useRouter();
  const rows = useLedgers();
  return computed(() => {
    const type = session.viewer?.tenant.type;
    const row = rows.find(({ list: name }) => name === list());
    if (!type || !row || row.unimportable || !router.hasRoute('imports')) return null;
    if (!RIGHTS.every((right) => session.can(right))) return null;
    const kept: readonly LedgerCode[] = ledgersOf(type);
    const own = row.ledgers.filter((code) => kept.includes(code));
    const target = own.find((code) => code === ledger()) ?? own[0];
    return target ? { name: 'imports', query: { target } } : null;
  });
}

import type { LocalDate } from '@fanzha/domain';
import type { Scope } from '@fanzha/platform';
import { type FactFilter, FactSearch, type Searched } from '../facts/fact-search.js';
import { searchedIn } from '../facts/fact-table.js';
import { type AnyLedger, LEDGERS } from '../facts/ledger-definition.js';

/** A record as a statement over several ledgers finds it. */
export interface LedgerRecord {
  /** Kind of its ledger, as the API names it. */
  readonly ledger: string;
  readonly id: string;
  readonly tenantId: string;
  readonly regionCode: string;
  readonly version: number;
  readonly day: LocalDate;
}

/** The columns of a `LedgerRecord` but for its ledger, of the row `f`. */
export const recordColumns = (day: string): string =>
  `f.id, f.tenant_id as "tenantId", f.region_code as "regionCode", f.version, f.${day} as day`;

/** The kind of a ledger as a column. */
export const ledgerColumn = ({ source }: AnyLedger): string => `'${source.kind}'::text as ledger`;

/** Newest day first; of one day, the later recorded one. */
export const newestFirst = (day: string): string => `order by f.${day} desc, f.id desc`;

/** Digits of the code of a county. */
const COUNTY = 6;

/**
 * Whether the newest records are read in the order of days until there are enough: of a county and more. What a town or
 * a unit has is sooner sorted, for an index in the order of days is that of the whole city.
 */
export const isReadInOrder = ({ regions }: Scope): boolean => regions.some((code) => code.length <= COUNTY);

/** A ledger and the search for its records, as a part of a statement over several ledgers. */
export interface LedgerPart {
  readonly definition: AnyLedger;
  readonly searched: Searched;
  readonly search: FactSearch;
}

/**
 * Ledgers, all of them unless others are given, each with a search for what the scope sees of it. Where others may see
 * rows, they are read in parts wherever it can be said which rows those are.
 * @param values of the whole statement
 * @param kept only what the own unit recorded and what it oversees, without what is merely shown to it
 */
export function ledgerParts(
  scope: Scope,
  values: unknown[],
  { kept, ...filter }: FactFilter & { readonly kept: boolean },
  ledgers: readonly AnyLedger[] = LEDGERS.all(),
): LedgerPart[] {
  return ledgers.map((definition) => {
    const { shownToOthers = false, shownTo, ...own } = searchedIn(definition);
    const searched = {
      ...own,
      shownToOthers: shownToOthers && !kept && !shownTo,
      ...(shownTo && !kept && { shownTo }),
    };
    return { definition, searched, search: new FactSearch(scope, searched, filter, values) };
  });
}

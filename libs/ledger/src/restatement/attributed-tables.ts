import { TENANT_TYPES, type TenantType } from '@fanzha/domain';
import { columnOf, tableOf } from '../facts/entity-columns.js';
import { ATTACHED_FILES, type AnyLedger, type AttributedTable, LEDGERS } from '../facts/ledger-definition.js';

/**
 * Every table of every ledger that names home region and sector. A spec holds the catalogue of the database against it.
 */
export function attributedTables(): readonly AttributedTable[] {
  return [...LEDGERS.all().flatMap((ledger) => [factsOf(ledger), ...(ledger.attributed ?? [])]), TOTALS];
}

/** Every table in which a unit enters something, or is named by those who do, by its `tenant_id`. */
export function recordTables(): readonly string[] {
  return [
    ...attributedTables().map(({ table }) => table),
    ...LEDGERS.all().flatMap(({ furtherRecords = [] }) => furtherRecords),
  ];
}

/** Types of units that others name in their records, such as units that took part in an interception. */
export function namedByOthers(): readonly TenantType[] {
  return LEDGERS.all()
    .filter(({ attributed = [] }) => attributed.some(({ writtenBy }) => writtenBy !== undefined))
    .flatMap(({ recordedBy }) => recordedBy ?? TENANT_TYPES.map(({ code }) => code));
}

/** Totals count where their records do. */
const TOTALS: AttributedTable = { table: 'stated_total', key: 'id', day: 'f.attributed_on', isFact: false };
const PARTS_OF_TOTALS = { table: 'stated_part', key: 'fact_id' };

function factsOf(ledger: AnyLedger): AttributedTable {
  const { kind, entity, day, parts = [], keepsRegion = false, restated = [], told = false, attachable } = ledger;
  return {
    table: kind,
    key: 'id',
    day: `f.${columnOf(entity, day)}`,
    parts: [
      ...parts.map((part) => ({ table: tableOf(part.entity), key: columnOf(part.entity, part.of) })),
      ...(told ? [PARTS_OF_TOTALS] : []),
      ...(attachable ? [ATTACHED_FILES] : []),
    ],
    isFact: true,
    keepsRegion,
    restated,
  };
}

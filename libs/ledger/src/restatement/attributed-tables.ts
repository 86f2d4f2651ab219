/** A table whose rows say where they count, and on which day they do. */
export interface AttributedTable {
  readonly table: string;
  /** What tells a row of a tenant from its others. */
  readonly key: string;
  /** The day it counts on. Speaks of the row as `f`. */
  readonly day: string;
  /** Tables that repeat region and sector of the row. */
  readonly parts?: readonly { readonly table: string; readonly key: string }[];
  /** Counts among the facts, and has a history. */
  readonly isFact: boolean;
  /** The tenant that writes the rows, where that is not the one they are about. */
  readonly writtenBy?: string;
  /** Whether the place of a row is a fact of its own: then a row out of the new home's reach stays as it was reported. */
  readonly keepsPlace?: boolean;
}

const fact = (table: string, day: string, ...parts: { table: string; key: string }[]): AttributedTable => ({
  table,
  key: 'id',
  day: `f.${day}`,
  parts,
  isFact: true,
});

/** Every table of every ledger that names home region and sector. A spec holds the catalogue of the database against it. */
export const ATTRIBUTED_TABLES: readonly AttributedTable[] = [
  fact('activity', 'start_on', { table: 'activity_measure', key: 'activity_id' }),
  fact('leadership_group', 'founded_on', { table: 'leadership_member', key: 'group_id' }),
  fact('fraud_case', 'reported_on'),
  fact('interception', 'occurred_on'),
  fact('funds_action', 'occurred_on'),
  fact('tally', 'occurred_on', { table: 'tally_measure', key: 'tally_id' }),
  fact('inspection', 'occurred_on', { table: 'inspection_hazard', key: 'inspection_id' }),
  fact('bank_precaution', 'in_place_since'),
  fact('warning', 'published_on'),
  { ...fact('household_visit', 'visited_on'), keepsPlace: true },
  { table: 'warning_receipt', key: 'warning_id', day: 'f.received_on', isFact: false },
  {
    table: 'interception_participant',
    key: 'interception_id',
    day: '(select i.occurred_on from interception i where i.city_code = f.city_code and i.id = f.interception_id)',
    isFact: false,
    writtenBy: 'recorder_id',
  },
];

import type { Viewer } from '@fanzha/platform';
import { columnsOf } from './entity-columns.js';
import type { CellKind } from './exported.js';
import { runningSince } from './fact-fields.resolver.js';
import type { FactEntity } from './fact.entity.js';
import { keepsOrOversees } from './fact.policy.js';
import type { AnyLedger } from './ledger-definition.js';

export interface ExportedColumn {
  readonly name: string;
  readonly kind: CellKind;
}

/** The columns of a ledger's tables: of a record, and of each list of it. */
export interface ExportedColumns {
  readonly record: readonly ExportedColumn[];
  readonly lists: readonly { readonly name: string; readonly columns: readonly ExportedColumn[] }[];
}

/** What names of units and regions a record tells, where the viewer is told them. */
interface Named {
  readonly tenant: string | null;
  readonly region: string | null;
}

/** A record as a table has it, by column; its lists by name. */
export type ExportedRecord = Readonly<Record<string, unknown>>;

const text = (name: string): ExportedColumn => ({ name, kind: 'text' });
const FIRST: readonly ExportedColumn[] = [
  text('id'),
  text('tenantId'),
  text('tenant'),
  text('regionCode'),
  text('region'),
  text('sector'),
];
const LAST: readonly ExportedColumn[] = [
  text('campaignIds'),
  text('toCheck'),
  text('recordStatus'),
  text('voidReason'),
  { name: 'version', kind: 'number' },
  text('recordedAt'),
  text('changedAt'),
];
const QUALIFIER = 'Qualifier';
const EVERY_RECORD = new Set([...FIRST, ...LAST].map(({ name }) => name));

const KIND_OF: Readonly<Record<string, CellKind>> = {
  bigint: 'number',
  int: 'number',
  smallint: 'number',
  boolean: 'flag',
};

/** The columns of a ledger: whose record it is, what is stated, each list, and how the record stands. */
export function exportedColumns({ entity, stated, told, exported = {} }: AnyLedger): ExportedColumns {
  const { fields = {}, lists = {} } = exported;
  const types = new Map(columnsOf(entity).map(({ property, type }) => [property, type]));
  const isColumn = (name: string) =>
    !EVERY_RECORD.has(name) && !Object.hasOwn(lists, name) && !Object.hasOwn(fields, name) && name !== 'running';
  return {
    record: [
      ...FIRST,
      ...(stated as readonly string[])
        .filter(isColumn)
        .map((name): ExportedColumn => ({ name, kind: KIND_OF[types.get(name) ?? 'text'] ?? 'text' })),
      ...Object.entries(fields).map(([name, { kind }]): ExportedColumn => ({ name, kind })),
      ...(told ? [text('runningSince')] : []),
      ...LAST,
    ],
    lists: Object.entries(lists).map(([name, { cells }]) => ({
      name,
      columns: Object.entries(cells).map(([cell, kind]): ExportedColumn => ({ name: cell, kind })),
    })),
  };
}

/** A function that makes of a fact what tables show of it: as the queries show it, under the names of `columns`. */
export function recordExporter(
  definition: AnyLedger,
  columns: ExportedColumns,
  viewer: Viewer,
): (fact: FactEntity, named: Named) => ExportedRecord {
  const { shown, exported = {} } = definition;
  const { fields = {}, lists = {} } = exported;
  const qualifiers = columns.record.map(({ name }) => name).filter((name) => name.endsWith(QUALIFIER));
  return (fact, { tenant, region }) => {
    const values: Record<string, unknown> = {
      ...fact,
      ...shown?.(fact),
      tenant,
      // A unit of the city works in a county, whose officials are not told of units above it.
      tenantId: tenant === null ? null : fact.tenantId,
      region,
      // What is usual for a unit is read off its records, which others do not see.
      toCheck: keepsOrOversees(viewer.scope, fact) ? Object.keys(fact.exceeded ?? {}) : [],
      runningSince: runningSince(fact),
    };
    const record: Record<string, unknown> = {};
    for (const { name } of columns.record) {
      const field = fields[name];
      record[name] = (field ? field.of(fact, viewer) : values[name]) ?? null;
    }
    // No amount with an exact qualifier is one that is not stated: nothing is exact about it.
    for (const name of qualifiers)
      if (record[name] === 'EXACT' && record[name.slice(0, -QUALIFIER.length)] === null) record[name] = null;
    for (const { name, columns: cells } of columns.lists) {
      const elements = (lists[name]?.of?.(fact) ?? values[name] ?? []) as readonly Record<string, unknown>[];
      record[name] = elements.map((element) =>
        Object.fromEntries(cells.map((cell) => [cell.name, element[cell.name] ?? null])),
      );
    }
    return record;
  };
}

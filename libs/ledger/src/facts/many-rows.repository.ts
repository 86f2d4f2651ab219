import type { Statement, Transaction } from '@fanzha/platform';
import { type EntityTarget, getMetadataArgsStorage } from 'typeorm';
import { columnsOf, tableOf } from './entity-columns.js';
import type { FactEntity } from './fact.entity.js';
import type { AnyLedger, LedgerDefinition, LedgerPart } from './ledger-definition.js';

/** When a row was written, by the clock of the database. */
interface Times {
  readonly recordedAt: Date;
  readonly changedAt: Date;
}

/** Columns that the database fills. */
const BY_DATABASE: ReadonlySet<string> = new Set(['recorded_at', 'changed_at']);

/** Writes many rows of a ledger and of its parts, each table by one statement. */
export class ManyRows<Fact extends FactEntity> {
  private readonly statement: Statement;
  private readonly parts: ReadonlyMap<LedgerPart, Statement>;

  constructor(private readonly definition: LedgerDefinition<Fact>) {
    const { kind, entity, parts = [] } = definition as AnyLedger;
    const columns = allColumns(entity);
    this.statement = {
      name: `${kind}.insert_many`,
      text: `insert into ${rowsOf(kind, columns)} on conflict do nothing
        returning id, recorded_at as "recordedAt", changed_at as "changedAt"`,
    };
    this.parts = new Map(
      parts.map((part) => {
        const table = tableOf(part.entity);
        return [
          part,
          {
            name: `${table}.insert_many`,
            text: `insert into ${rowsOf(table, allColumns(part.entity))} returning 1 as written`,
          },
        ] as const;
      }),
    );
  }

  /** @returns the times of the rows that are new, by id */
  async insert(tx: Transaction, rows: readonly object[]): Promise<ReadonlyMap<string, Times>> {
    const columns = allColumns(this.definition.entity);
    const found = await tx.run<{ id: string } & Times>(this.statement, [written(columns, rows)]);
    return new Map(found.map(({ id, recordedAt, changedAt }) => [id, { recordedAt, changedAt }]));
  }

  async insertPart(tx: Transaction, part: LedgerPart, rows: readonly object[]): Promise<void> {
    const statement = this.parts.get(part);
    if (statement && rows.length > 0) await tx.run(statement, [written(allColumns(part.entity), rows)]);
  }
}

type Columns = readonly { readonly column: string; readonly property: string }[];

/** Columns of an entity, those that are never read among them, without those that the database fills. */
function allColumns(entity: EntityTarget<object>): Columns {
  const unread = getMetadataArgsStorage()
    .columns.filter(({ target, options }) => options.select === false && isOf(entity, target))
    .map(({ options, propertyName }) => ({ column: options.name ?? propertyName, property: propertyName }));
  return [...columnsOf(entity), ...unread].filter(({ column }) => !BY_DATABASE.has(column));
}

const isOf = (entity: unknown, target: unknown): boolean =>
  typeof entity === 'function' &&
  typeof target === 'function' &&
  (entity === target || entity.prototype instanceof (target as new () => object));

/** A table with its columns, and their values from JSON. */
const rowsOf = (table: string, columns: Columns): string => {
  const names = columns.map(({ column }) => column).join(', ');
  return `${table} (${names}) select ${names} from jsonb_populate_recordset(null::${table}, $1::jsonb)`;
};

/** Rows as JSON, by column; a column that is not there is null. */
const written = (columns: Columns, rows: readonly object[]): string =>
  JSON.stringify(
    rows.map((row) => {
      const stated: Record<string, unknown> = {};
      for (const { column, property } of columns) {
        const value = (row as Record<string, unknown>)[property];
        if (value !== null && value !== undefined) stated[column] = value;
      }
      return stated;
    }),
  );

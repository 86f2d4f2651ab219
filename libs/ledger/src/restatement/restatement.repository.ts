import type { LocalDate, Sector, TenantType } from '@fanzha/domain';
import { copyAssignments } from '@fanzha/org';
import {
  Database,
  Maintenance,
  type MaintenanceTransaction,
  type Scope,
  type Statement,
  type Transaction,
} from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { AttributedTable } from '../facts/ledger-definition.js';
import { attributedTables } from './attributed-tables.js';

/** How far a restatement has come. */
export const RESTATEMENT_STATES = ['WAITING', 'RUNNING', 'DONE', 'FAILED'] as const;
export type RestatementState = (typeof RESTATEMENT_STATES)[number];

/** Where a tenant belonged before its past was restated. */
export interface FormerAssignment {
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  readonly regionCode: string;
  readonly sector: Sector;
}

/** A request to show the past of a tenant as organised now, and what came of it. */
export interface RestatementRow {
  readonly id: string;
  readonly tenantId: string;
  readonly fromOn: LocalDate;
  readonly state: RestatementState;
  /** Facts that were looked at, and those of them that were attributed to another region or sector. */
  readonly facts: number;
  readonly restated: number;
  /** Where the tenant belonged until then, oldest first; empty until it is done. */
  readonly assignmentsBefore: readonly FormerAssignment[];
  readonly finishedAt: Date | null;
}

type Requested = Pick<RestatementRow, 'id' | 'tenantId' | 'fromOn'>;

/** How many facts were looked at, and how many of them count elsewhere now. */
export type Restated = Pick<RestatementRow, 'facts' | 'restated'>;

/** What a restatement does to the assignments of a tenant. */
export interface Extension {
  readonly tenantType: TenantType;
  /** First day of the tenant's latest assignment: as it is, and as it is to be. */
  readonly latestFrom: LocalDate;
  readonly start: LocalDate;
}

type Row = RestatementRow & Record<string, unknown>;

const COLUMNS = `id, tenant_id "tenantId", from_on "fromOn", state, facts, restated, finished_at "finishedAt",
  coalesce(assignments_before, '[]') "assignmentsBefore"`;

const INSERT: Statement = {
  name: 'restatement.insert',
  text: 'insert into restatement (city_code, id, tenant_id, from_on, requested_by) values ($1, $2, $3, $4, $5)',
};
const FIND: Statement = {
  name: 'restatement.find',
  text: `select ${COLUMNS} from restatement where city_code = $1 and id = $2`,
};
const IS_OF_CITY: Statement = { name: '', text: 'select from tenant where city_code = $1 and id = $2' };
const UNFINISHED: Statement = {
  name: '',
  text: `select id from restatement where city_code = $1 and state in ('WAITING', 'RUNNING') order by requested_at, id`,
};
const STATE: Statement = {
  name: '',
  text: `update restatement set state = $3 where city_code = $1 and id = $2 and state <> 'DONE' returning ${COLUMNS}`,
};
const FINISH: Statement = {
  name: '',
  text: `update restatement set state = 'DONE', facts = $3, restated = $4, finished_at = now()
    where city_code = $1 and id = $2`,
};

const EXTENSION: Statement = {
  name: '',
  text: `select t.type "tenantType", max(a.valid_from) "latestFrom",
      least(max(a.valid_from), greatest($3::date, t.opened_on)) "start"
    from tenant t join tenant_assignment a on a.city_code = $1 and a.tenant_id = t.id
    where t.city_code = $1 and t.id = $2 group by t.type, t.opened_on`,
};
/** With all there is to know of an assignment, so that it could be written again. */
const KEEP_ASSIGNMENTS: Statement = {
  name: '',
  text: `update restatement set assignments_before = (
      select jsonb_agg(jsonb_build_object('from', valid_from, 'to', valid_to, 'type', type, 'regionCode', region_code,
        'sector', sector,
        'parentId', parent_id) order by valid_from)
      from tenant_assignment where city_code = $1 and tenant_id = $2)
    where city_code = $1 and id = $3`,
};
const DROP_ASSIGNMENTS: Statement = {
  name: '',
  text: `delete from tenant_assignment where city_code = $1 and tenant_id = $2 and valid_from >= $3
      and valid_from < $4`,
};
const CUT_ASSIGNMENT: Statement = {
  name: '',
  text: `update tenant_assignment set valid_to = $3::date - 1
    where city_code = $1 and tenant_id = $2 and valid_from < $3 and valid_to >= $3`,
};
const EXTEND_ASSIGNMENT: Statement = {
  name: '',
  text: 'update tenant_assignment set valid_from = $3 where city_code = $1 and tenant_id = $2 and valid_from = $4',
};

/**
 * What a region is called in the new home region: the region itself, or the first of those it went up in. One that had
 * ended by the day of the fact gives way to its successor. None where it lies outside.
 */
const REGION_TODAY = `
    with recursive line as (
      select r.code, r.valid_to, r.successor_code, 0 as step from region r where r.code = f.region_code
      union all
      select r.code, r.valid_to, r.successor_code, line.step + 1
      from line join region r on r.code = line.successor_code where line.step < 50)
    select code from line where code ^@ a.region_code order by coalesce(valid_to < d.day, false), step limit 1`;

/** Rows of a tenant from a day on, and where each belongs as organised now. */
const belonging = ({ table, key, day, keepsRegion, writtenBy }: AttributedTable) => `
  select f.${key} as key, a.region_code as home_region, a.sector,
    case when f.region_code = f.home_region and not ${String(keepsRegion ?? false)} then a.region_code
      else coalesce(p.code, a.region_code) end as region_code
  from ${table} f cross join lateral (select ${day} as day) d
    cross join (
      select region_code, sector from tenant_assignment where city_code = $1 and tenant_id = $2 order by valid_from desc
        limit 1) a
    left join lateral (${REGION_TODAY}) p on true
  where f.city_code = $1 and f.tenant_id = $2 and d.day >= $3 ${keepsRegion ? 'and p.code is not null' : ''}
    ${writtenBy ? `and ($4::uuid[] is null or f.${writtenBy} = any ($4::uuid[]))` : ''}`;

const attributions = (table: AttributedTable): Statement => ({
  name: '',
  text: `
    with n as (${belonging(table)}),
    moved as (
      update ${table.table} f set home_region = n.home_region, region_code = n.region_code, sector = n.sector from n
      where f.city_code = $1 and f.tenant_id = $2 and f.${table.key} = n.key
        and (f.home_region, f.region_code, f.sector) is distinct from (n.home_region, n.region_code, n.sector)
      returning f.${table.key})
    select (select count(*) from ${table.table} f where f.city_code = $1 and f.tenant_id = $2
      and ${table.day} >= $3)::int as facts,
      (select count(*) from moved)::int as restated`,
});

const followers = ({ table, parts = [], isFact }: AttributedTable): Statement[] => {
  const follow = (part: string, key: string, kind = 'true'): Statement => ({
    name: '',
    text: `update ${part} p set region_code = f.region_code, sector = f.sector from ${table} f
      where p.city_code = $1 and f.city_code = $1 and f.tenant_id = $2 and f.id = p.${key} and ${kind}
        and (p.region_code, p.sector) is distinct from (f.region_code, f.sector)`,
  });
  // Those who see the fact see its earlier versions; their images keep the region that they stated then.
  const revisions = isFact ? [follow('fact_revision', 'fact_id', `p.fact_kind = '${table}'`)] : [];
  return [...parts.map((part) => follow(part.table, part.key)), ...revisions];
};

const writers = (): Statement => ({
  name: '',
  text: attributedTables()
    .filter(({ writtenBy }) => writtenBy !== undefined)
    .map(
      ({ table, writtenBy }) =>
        `select distinct ${writtenBy} as id from ${table} where city_code = $1 and tenant_id = $2`,
    )
    .join(' union '),
});

/** Requests to re-attribute, and the re-attribution itself. */
@Injectable()
export class RestatementRepository {
  constructor(
    private readonly database: Database,
    private readonly maintenance: Maintenance,
  ) {}

  async insert(tx: Transaction, { id, tenantId, fromOn }: Requested): Promise<void> {
    await tx.run(INSERT, [tx.scope.cityCode, id, tenantId, fromOn, tx.scope.userId]);
  }

  /** The same for a request that no operator has made. */
  async insertUnasked(tx: MaintenanceTransaction, { id, tenantId, fromOn }: Requested): Promise<void> {
    await tx.run(INSERT, [tx.cityCode, id, tenantId, fromOn, null]);
  }

  async find(scope: Scope, id: string): Promise<RestatementRow | null> {
    const [row] = await this.database.read<Row>(scope, FIND, [scope.cityCode, id]);
    return row ?? null;
  }

  cities(): Promise<string[]> {
    return this.maintenance.cities();
  }

  async isOfCity(cityCode: string, tenantId: string): Promise<boolean> {
    return this.maintenance.snapshot(
      cityCode,
      async (tx) => (await tx.run(IS_OF_CITY, [cityCode, tenantId])).length > 0,
    );
  }

  /** Requests of the city that nobody has finished, oldest first. */
  async unfinished(cityCode: string): Promise<string[]> {
    return this.maintenance.snapshot(cityCode, async (tx) =>
      (await tx.run<{ id: string }>(UNFINISHED, [cityCode])).map(({ id }) => id),
    );
  }

  /** Notes a state, in a transaction of its own; null where the request is done or there is none. */
  async note(cityCode: string, id: string, state: RestatementState): Promise<RestatementRow | null> {
    return this.maintenance.snapshot(
      cityCode,
      async (tx) => (await tx.run<Row>(STATE, [cityCode, id, state]))[0] ?? null,
    );
  }

  async isDone(tx: MaintenanceTransaction, id: string): Promise<boolean> {
    const [row] = await tx.run<Row>(FIND, [tx.cityCode, id]);
    return row?.state === 'DONE';
  }

  async finish(tx: MaintenanceTransaction, id: string, { facts, restated }: Restated): Promise<void> {
    await tx.run(FINISH, [tx.cityCode, id, facts, restated]);
  }

  /** Other tenants that have written something about this one. */
  async writersAbout(cityCode: string, tenantId: string): Promise<string[]> {
    const rows = await this.maintenance.snapshot(cityCode, (tx) =>
      tx.run<{ id: string }>(writers(), [cityCode, tenantId]),
    );
    return rows.map(({ id }) => id);
  }

  /** What a restatement from this day on does to the assignments of the tenant. */
  async extension(tx: MaintenanceTransaction, tenantId: string, from: LocalDate): Promise<Extension> {
    const [row] = await tx.run<Extension & Record<string, unknown>>(EXTENSION, [tx.cityCode, tenantId, from]);
    if (!row) throw new Error(`No assignment of tenant ${tenantId}`);
    return row;
  }

  /** The same, asked before the restatement. */
  async extensionNow(cityCode: string, tenantId: string, from: LocalDate): Promise<Extension> {
    return this.maintenance.snapshot(cityCode, (tx) => this.extension(tx, tenantId, from));
  }

  /**
   * Lets the tenant belong from `start` on to where it belongs now: its latest assignment begins then, the one that
   * reached into these days ends before, those within are gone. The request keeps all of them as they were.
   */
  async extend(
    tx: MaintenanceTransaction,
    id: string,
    tenantId: string,
    { start, latestFrom }: Extension,
  ): Promise<void> {
    await tx.run(KEEP_ASSIGNMENTS, [tx.cityCode, tenantId, id]);
    if (start === latestFrom) return;
    await tx.run(DROP_ASSIGNMENTS, [tx.cityCode, tenantId, start, latestFrom]);
    await tx.run(CUT_ASSIGNMENT, [tx.cityCode, tenantId, start]);
    await tx.run(EXTEND_ASSIGNMENT, [tx.cityCode, tenantId, start, latestFrom]);
    await copyAssignments(tx, [tenantId]);
  }

  /**
   * Attributes every fact of the tenant dated `from` or later, with its parts, to the tenant's latest assignment.
   * A region inside the new home region stays, or becomes the region it went up in; the old home region, and any other
   * region, becomes the new one. Doors were knocked at where they are: visits outside the new home region stay as
   * reported. Doing it again changes nothing.
   * @param held other tenants for which nobody writes meanwhile: what another one has just written about this one is
   *   left alone, and was attributed by the same assignments. Null: nobody writes at all.
   */
  async attribute(
    tx: MaintenanceTransaction,
    tenantId: string,
    from: LocalDate,
    held: readonly string[] | null,
  ): Promise<Restated> {
    const total = { facts: 0, restated: 0 };
    for (const table of attributedTables()) {
      const values = [tx.cityCode, tenantId, from, ...(table.writtenBy ? [held] : [])];
      const [count] = await tx.run<{ facts: number; restated: number }>(attributions(table), values);
      if (!count || count.restated === 0) {
        if (table.isFact) total.facts += count?.facts ?? 0;
        continue;
      }
      for (const statement of followers(table)) await tx.run(statement, [tx.cityCode, tenantId]);
      for (const text of table.restated ?? []) await tx.run({ name: '', text }, [tx.cityCode, tenantId, from]);
      if (!table.isFact) continue;
      total.facts += count.facts;
      total.restated += count.restated;
    }
    return total;
  }
}

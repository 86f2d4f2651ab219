import { type DateRange, foldIdentifier, DomainError, type Sector, type TenantType, visibleText } from '@fanzha/domain';
import { Database, type Scope, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { assignmentText } from './tenant-assignments.js';
import { TenantAssignment } from './tenant-assignment.entity.js';
import { Tenant } from './tenant.entity.js';

/** Every condition that is not null narrows the list. */
export interface TenantFilter {
  /** Tenants of this region and everything below it; `directly`: of this very region. */
  readonly regionCode: string;
  readonly directly: boolean;
  readonly type: TenantType | null;
  readonly sector: Sector | null;
  /** Words of the name. */
  readonly text: string | null;
  /** Only tenants due in these days: assigned to the region on one of them, authorities excluded. */
  readonly due: DateRange | null;
  /** Of the tenants due, those with (true) or without (false) an active fact of these days. */
  readonly contributing: boolean | null;
}

/** Where a page begins: behind the tenant with this sort key. */
interface TenantPosition {
  readonly regionCode: string;
  readonly id: string;
}

const COLUMNS = `t.city_code "cityCode", t.id, t.version, t.name, t.type, t.sector, t.region_code "regionCode",
  t.parent_id "parentId",
  t.opened_on "openedOn", t.closed_on "closedOn"`;

const within = (column: string) => `(${column} = $2 or not $3 and ${column} ^@ $2)`;
const named = '($4::text is null or t.type = $4) and ($6::text[] is null or t.name_folded like all ($6))';

const NOW = `select t.* from tenant t where t.city_code = $1 and ${within('t.region_code')} and ${named}
  and ($5::text is null or t.sector = $5)`;

const DUE = `select t.* from tenant t where t.city_code = $1 and t.type <> 'AUTHORITY' and ${named}
  and exists (
    select from tenant_assignment a where a.city_code = $1 and a.tenant_id = t.id and ${within('a.region_code')}
      and ($5::text is null or a.sector = $5) and a.valid_from <= $11 and (a.valid_to is null or a.valid_to >= $10))
  and ($12::boolean is null or $12 = exists (
    select from fact_day f where f.city_code = $1 and f.tenant_id = t.id and f.day between $10 and $11
      and ${within('f.home_region')} and ($5::text is null or f.sector = $5)))`;

/** Page and total in one statement; the total comes with an empty page, too. */
const page = (matching: string) => `
  with matching as materialized (${matching})
  select total.count "totalCount", ${COLUMNS}
  from (select count(*) from matching) total
  left join lateral (
    select * from matching where $7::text is null or (region_code, id) > ($7, $8::uuid) order by region_code, id
    limit $9
  ) t on true
  order by t.region_code, t.id`;

const PAGE_NOW: Statement = { name: 'tenant.page_now', text: page(NOW) };
const PAGE_DUE: Statement = { name: 'tenant.page_due', text: page(DUE) };

const BY_IDS: Statement = {
  name: 'tenant.by_ids',
  // Beside those that it oversees, a tenant may know those that it has met: who named it, who warned it.
  text: `
    with seen as materialized (select ${COLUMNS} from tenant t where t.city_code = $1 and t.id = any ($2::uuid[])),
    others as materialized (
      select array_agg(asked) as ids from unnest($2::uuid[]) asked where asked not in (select id from seen))
    select * from seen
    union all
    select ${COLUMNS} from tenant own, others, tenants_met(others.ids) t
    where own.city_code = $1 and own.id = $3 and others.ids is not null`,
};

const OF_NAME: Statement = {
  name: 'tenant.of_name',
  text: 'select id from tenant where city_code = $1 and region_code = $2 and name_folded = $3 order by id',
};

/** Open units whose name reads the same, in a region and everything below it. */
const NAMED: Statement = {
  name: 'tenant.named',
  text: `select ${COLUMNS} from tenant t
    where t.city_code = $1 and t.region_code ^@ $2 and t.name_folded = $3 and t.closed_on is null
    order by t.region_code, t.id limit 20`,
};

/** Units of a city with any of these names, open ones first. */
const OF_NAMES: Statement = {
  name: 'tenant.of_names',
  text: `select ${COLUMNS} from tenant t where t.city_code = $1 and t.name_folded = any ($2::text[])
    order by t.closed_on is not null, t.region_code, t.id`,
};

/** Units with all these words in their names: open ones first, in the order of Chinese. */
const FOUND: Statement = {
  name: 'tenant.found',
  text: `select ${COLUMNS} from tenant t where t.city_code = $1 and t.name_folded like all ($2::text[])
    order by t.closed_on is not null, length(t.name_folded), t.name collate "zh-x-icu", t.id limit $3`,
};

/** The own unit alone, which is all that a unit sees: the names of a city are not gone through for it. */
const FOUND_OWN: Statement = {
  name: 'tenant.found_own',
  text: `select ${COLUMNS} from tenant t where t.city_code = $1 and t.id = $3
    and t.name_folded like all ($2::text[])`,
};

const UNIQUE_VIOLATION = '23505';

type TenantRow = { [Key in keyof Tenant]: Tenant[Key] };

/** Reads and writes tenants and what territory they belong to. */
@Injectable()
export class TenantRepository {
  constructor(private readonly database: Database) {}

  /** The tenants with these ids that the scope may see, those it has met among them or not; in no particular order. */
  async byIds(scope: Scope, ids: readonly string[], withMet: boolean): Promise<Tenant[]> {
    const own = withMet ? scope.tenantId : null;
    return (await this.database.read<TenantRow>(scope, BY_IDS, [scope.cityCode, ids, own])).map(tenantOf);
  }

  /** At most `limit` tenants by region and id, behind `after`, and how many match altogether. */
  async page(
    scope: Scope,
    filter: TenantFilter,
    after: TenantPosition | null,
    limit: number,
  ): Promise<{ tenants: Tenant[]; totalCount: number }> {
    const { regionCode, directly, type, sector, text, due, contributing } = filter;
    const values = [
      scope.cityCode,
      regionCode,
      directly,
      type,
      sector,
      patternsOf(text),
      after?.regionCode ?? null,
      after?.id ?? null,
      limit,
    ];
    const rows = due
      ? await this.database.read<TenantRow & { totalCount: number }>(scope, PAGE_DUE, [
          ...values,
          due.start,
          due.end,
          contributing,
        ])
      : await this.database.read<TenantRow & { totalCount: number }>(scope, PAGE_NOW, values);
    const tenants = rows.filter((row) => row.id !== null).map(({ totalCount: _, ...row }) => tenantOf(row));
    return { tenants, totalCount: rows[0]?.totalCount ?? 0 };
  }

  /** The tenant, held until the transaction ends; null when the scope does not see it. */
  lock(tx: Transaction, id: string): Promise<Tenant | null> {
    return tx.manager.findOne(Tenant, {
      where: { cityCode: tx.scope.cityCode, id },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** Names are unique within one region, however they are written. */
  async idOfName(scope: Scope, regionCode: string, name: string): Promise<string | null> {
    const [tenant] = await this.database.read<{ id: string }>(scope, OF_NAME, [
      scope.cityCode,
      regionCode,
      foldIdentifier(name),
    ]);
    return tenant?.id ?? null;
  }

  /** Whether a tenant of this region has the name already, however it is spelled. */
  async isNameTaken(tx: Transaction, regionCode: string, name: string): Promise<boolean> {
    return (await tx.run(OF_NAME, [tx.scope.cityCode, regionCode, foldIdentifier(name)])).length > 0;
  }

  /** Units that are called like any of these names, wherever they are, as the transaction sees them. */
  async ofNames(tx: Transaction, names: readonly string[]): Promise<Tenant[]> {
    const folded = [...new Set(names.map((name) => foldIdentifier(name)))];
    return (await tx.run<TenantRow>(OF_NAMES, [tx.scope.cityCode, folded])).map(tenantOf);
  }

  /** Units of a region, and of all below it, that are called the same; at most 20. */
  async named(scope: Scope, regionCode: string, name: string): Promise<Tenant[]> {
    return (await this.database.read<TenantRow>(scope, NAMED, [scope.cityCode, regionCode, foldIdentifier(name)])).map(
      tenantOf,
    );
  }

  /** The units with these words in their names that the scope may see; none where there is no word. */
  async found(scope: Scope, text: string, limit: number): Promise<Tenant[]> {
    const patterns = patternsOf(text);
    if (patterns === null) return [];
    const isUnit = scope.regions.length === 0;
    const [statement, last] = isUnit ? [FOUND_OWN, scope.tenantId] : [FOUND, limit];
    return (await this.database.search<TenantRow>(scope, statement, [scope.cityCode, patterns, last])).map(tenantOf);
  }

  /**
   * Writes a new tenant together with its first assignment.
   * @throws DomainError BAD_INPUT on `name` where another request has just taken it.
   */
  async insert(tx: Transaction, tenant: Tenant): Promise<void> {
    const { cityCode, id: tenantId, openedOn: validFrom, type, regionCode, sector, parentId } = tenant;
    const nameFolded = foldIdentifier(tenant.name);
    try {
      await tx.manager.insert(Tenant, {
        ...tenant,
        nameFolded,
        nameClaim: nameFolded,
        assignments: [assignmentText(tenant)],
      });
    } catch (error) {
      if ((error as { code?: string }).code === UNIQUE_VIOLATION)
        throw DomainError.badInput([{ path: 'name', code: 'ALREADY_TAKEN' }]);
      throw error;
    }
    await tx.manager.insert(TenantAssignment, {
      cityCode,
      tenantId,
      validFrom,
      validTo: null,
      type,
      regionCode,
      sector,
      parentId,
    });
  }
}

/** LIKE patterns of the words that have to occur in a folded name. */
function patternsOf(text: string | null): string[] | null {
  const words = visibleText(text).split(/\s+/u).map(foldIdentifier).filter(Boolean);
  return words.length === 0 ? null : words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
}

function tenantOf(row: TenantRow): Tenant {
  return Object.assign(new Tenant(), row);
}

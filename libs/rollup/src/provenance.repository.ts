import type { IndicatorCode } from '@fanzha/domain';
import type { Database, Scope, Statement } from '@fanzha/platform';
import type { RollupQuestion } from './node.js';

export interface SourceRow {
  readonly qualifier: 'EXACT' | 'AT_LEAST' | 'APPROX' | 'UNCOUNTED' | 'WITHHELD';
  readonly records: number;
  readonly amount: number;
}

export interface ContributorRow {
  readonly tenant_id: string;
  readonly records: number;
  readonly amount: number;
  readonly at_least: number;
  readonly uncounted: number;
}

/** Facts behind a figure: $1 city, $2 kind, $3 region, $4 tenant, $5 sector, $6 campaign, $7 from, $8 to, $9 indicator. */
const SOURCES = `fact_figure f where f.city_code = $1 and f.day between $7 and $8 and f.indicator = $9
    and ($3::text is null or (f.region_code >= $3 and f.region_code < case $2 when 'OWN' then $3 || '!' else $3 || ':' end))
    and ($4::uuid is null or f.tenant_id = $4) and ($5::text is null or f.sector = $5) and ($6::uuid is null or f.campaign_id = $6)`;

const BY_QUALIFIER: Statement = {
  name: 'provenance.by_qualifier',
  text: `select f.qualifier, count(*)::int as records, coalesce(sum(f.amount), 0)::bigint as amount from ${SOURCES} group by f.qualifier`,
};

const STATING_TENANTS: Statement = {
  name: 'provenance.stating_tenants',
  text: `select count(distinct f.tenant_id)::int as n from ${SOURCES}
    and not exists (select 1 from tenant t where t.city_code = $1 and t.id = f.tenant_id and t.type = 'AUTHORITY')`,
};

const CONTRIBUTORS: Statement = {
  name: 'provenance.contributors',
  text: `select * from (
      select f.tenant_id, count(*)::int as records, coalesce(sum(f.amount), 0)::bigint as amount,
        count(*) filter (where f.qualifier = 'AT_LEAST')::int as at_least, count(*) filter (where f.qualifier = 'UNCOUNTED')::int as uncounted
      from ${SOURCES} group by f.tenant_id) c
    where $10::bigint is null or (c.amount, c.tenant_id) < ($10, $11::uuid)
    order by c.amount desc, c.tenant_id desc limit $12`,
};

const COUNT_CONTRIBUTORS: Statement = { name: 'provenance.count_contributors', text: `select count(distinct f.tenant_id)::int as n from ${SOURCES}` };

function parameters(scope: Scope, { node, period, sector, campaignId }: RollupQuestion, code: IndicatorCode): unknown[] {
  const region = node.kind === 'TENANT' ? null : node.code;
  const tenant = node.kind === 'TENANT' ? node.tenantId : null;
  return [scope.cityCode, node.kind, region, tenant, sector, campaignId, period.start, period.end, code];
}

/** Records and sums behind a figure, by how exactly they state it. */
export function sourcesByQualifier(database: Database, scope: Scope, question: RollupQuestion, code: IndicatorCode): Promise<SourceRow[]> {
  return database.read<SourceRow>(scope, BY_QUALIFIER, parameters(scope, question, code));
}

/** How many tenants that owe figures state the indicator. */
export async function countStatingTenants(database: Database, scope: Scope, question: RollupQuestion, code: IndicatorCode): Promise<number> {
  const [row] = await database.read<{ n: number }>(scope, STATING_TENANTS, parameters(scope, question, code));
  return row?.n ?? 0;
}

/** Tenants behind a figure, largest first, `limit` of them behind the one named by amount and id. */
export async function contributorsOf(
  database: Database,
  scope: Scope,
  question: RollupQuestion,
  code: IndicatorCode,
  after: { amount: number; tenantId: string } | null,
  limit: number,
): Promise<{ rows: ContributorRow[]; total: number }> {
  const values = parameters(scope, question, code);
  const [rows, [count]] = await Promise.all([
    database.read<ContributorRow>(scope, CONTRIBUTORS, [...values, after?.amount ?? null, after?.tenantId ?? null, limit]),
    database.read<{ n: number }>(scope, COUNT_CONTRIBUTORS, values),
  ]);
  return { rows, total: count?.n ?? 0 };
}

import type { Amount, LocalDate, Qualifier } from '@fanzha/domain';
import type { Database, Scope } from '@fanzha/platform';
import {
  Asking,
  factsBehind,
  hasFact,
  householdsByTenant,
  isOfVisits,
  pageWithTotal,
  type SourceQuestion,
  tenantsDue,
} from './provenance-statement.js';
import { SOURCE_KINDS } from '../contribution/source-kinds.js';
import type { SourceReads } from './source-reads.js';

export interface QualifiedSum {
  readonly qualifier: Qualifier;
  readonly records: number;
  readonly amount: Amount;
  readonly to_check: number;
}

interface ContributorRow {
  readonly tenant_id: string;
  readonly records: number;
  readonly amount: Amount;
  readonly at_least: number;
  readonly uncounted: number;
  /** Records without a number: uncounted or withheld. */
  readonly unstated: number;
  readonly to_check: number;
}

/** One record behind a figure. */
interface SourceRow {
  /** Null for a roster. */
  readonly tenant_id: string | null;
  readonly region_code: string;
  readonly fact_kind: string;
  readonly fact_id: string;
  readonly day: LocalDate;
  readonly began_on: LocalDate | null;
  readonly qualifier: Qualifier;
  readonly amount: Amount;
  readonly to_check: number;
}

/** The position behind which a page begins: as the statement orders by. */
export interface Behind {
  readonly amount: Amount;
  readonly id: string;
}

/** Rows of a page, none where it is empty, and how many there are in all. */
type Page<Row> = { readonly rows: Row[]; readonly total: number };

/** What `pageWithTotal` answers: a page that is empty is one row of nulls. */
type Counted<Row> = { readonly total: number } & { readonly [Column in keyof Row]: Row[Column] | null };

function pageIn<Row>(rows: readonly Counted<Row>[], key: keyof Row): Page<Row> {
  return { rows: rows.filter((row) => row[key] !== null) as unknown as Row[], total: rows[0]?.total ?? 0 };
}

const largestBehind = (asking: Asking, after: Behind | null, id: string): string =>
  after === null
    ? 'true'
    : `(amount, ${id}) < (${asking.value(String(after.amount), 'numeric')}, ${asking.value(after.id, 'uuid')})`;

/** Records and sums by how exactly they state a figure. */
interface Sources {
  /** Those whose days lie within the period. */
  readonly within: readonly QualifiedSum[];
  /** Those that ended in the period and began before it. */
  readonly beganBefore: readonly QualifiedSum[];
  /** How many tenants that owe figures state it. */
  readonly stating: number;
}

/** What ended in the period of a figure. */
export async function sourcesByQualifier(reads: SourceReads, asked: SourceQuestion): Promise<Sources> {
  const rows = await qualifiedSums(reads, { ...asked, part: 'ENDED' });
  return {
    within: rows.filter(({ before }) => !before),
    beganBefore: rows.filter(({ before }) => before),
    stating: rows[0]?.stating ?? 0,
  };
}

/** What goes on beyond the period of a figure, and counts where it ends. */
export const sourcesGoingOn = (reads: SourceReads, asked: SourceQuestion): Promise<readonly QualifiedSum[]> =>
  qualifiedSums(reads, { ...asked, part: 'GOES_ON' });

async function qualifiedSums(
  reads: SourceReads,
  asked: SourceQuestion,
): Promise<(QualifiedSum & { readonly before: boolean; readonly stating: number })[]> {
  const asking = reads.asking();
  return reads.run<QualifiedSum & { before: boolean; stating: number }>(
    `with f as materialized (${factsBehind(asking, asked)})
    select f.qualifier, f.before and ${asked.part === 'ENDED'} as before, count(*)::int as records,
      coalesce(sum(f.amount), 0) as amount,
      sum(f.to_check)::int as to_check, (
        select count(*)::int from (select distinct tenant_id from f) s
        where not exists (select 1 from tenant t
          where t.city_code = $1 and t.id = s.tenant_id and t.type = 'AUTHORITY')) as stating
    from f group by 1, 2`,
    asking,
  );
}

/** Tenants behind a figure, largest first, `limit` of them behind the one named by amount and id. */
export async function contributorsOf(
  reads: SourceReads,
  asked: SourceQuestion,
  after: Behind | null,
  limit: number,
): Promise<Page<ContributorRow>> {
  const asking = reads.asking();
  const facts = factsBehind(asking, asked, null, true);
  const [amount, households] = isOfVisits(asked)
    ? ['coalesce(max(s.covered), 0)', `left join (${householdsByTenant(asking, asked)}) s on s.tenant_id = f.tenant_id`]
    : ['coalesce(sum(f.amount), 0)', ''];
  const rows = await reads.run<Counted<ContributorRow>>(
    `with c as materialized (
      select f.tenant_id, count(*)::int as records, ${amount}::numeric as amount,
        count(*) filter (where f.qualifier = 'AT_LEAST')::int as at_least,
        count(*) filter (where f.qualifier = 'UNCOUNTED')::int as uncounted,
        count(*) filter (where f.qualifier in ('UNCOUNTED', 'WITHHELD'))::int as unstated,
        sum(f.to_check)::int as to_check
      from (${facts}) f ${households} group by f.tenant_id)
    ${pageWithTotal(
      'c',
      largestBehind(asking, after, 'tenant_id'),
      'amount desc, tenant_id desc',
      asking.value(limit, 'int'),
    )}`,
    asking,
  );
  return pageIn(rows, 'tenant_id');
}

/** Records behind a figure, largest first; of one tenant, if one is named. */
export async function recordsOf(
  reads: SourceReads,
  asked: SourceQuestion,
  tenantId: string | null,
  after: Behind | null,
  limit: number,
): Promise<Page<SourceRow>> {
  const asking = reads.asking();
  const rows = await reads.run<Counted<SourceRow>>(
    `with f as materialized (${factsBehind(asking, asked, tenantId)})
    ${pageWithTotal(
      'f',
      largestBehind(asking, after, 'fact_id'),
      'amount desc, fact_id desc',
      asking.value(limit, 'int'),
    )}`,
    asking,
  );
  return pageIn(rows, 'fact_id');
}

/**
 * Tenants due of which nothing was recorded in the period (`missing`), or nothing that states the indicator (`silent`).
 */
export async function tenantsWithout(
  reads: SourceReads,
  asked: SourceQuestion,
  which: 'missing' | 'silent',
  after: string | null,
  limit: number,
): Promise<{ ids: string[]; total: number }> {
  const asking = reads.asking();
  const { question } = asked;
  const without =
    which === 'missing'
      ? `not ${hasFact(asking, question)}`
      : `${hasFact(asking, question)} and d.tenant_id not in (
          select f.tenant_id from (${factsBehind(asking, { ...asked, by: null, member: null, part: 'ENDED' })}) f)`;
  const rows = await reads.run<Counted<{ tenant_id: string }>>(
    `with d as materialized (select d.tenant_id from (${tenantsDue(asking, question)}) d where ${without})
    ${pageWithTotal(
      'd',
      after === null ? 'true' : `tenant_id > ${asking.value(after, 'uuid')}`,
      'tenant_id',
      asking.value(limit, 'int'),
    )}`,
    asking,
  );
  const page = pageIn(rows, 'tenant_id');
  return { ids: page.rows.map((row) => row.tenant_id), total: page.total };
}

/** Labels of records by id, as far as the scope may see them. */
export async function labelsOf(
  database: Database,
  scope: Scope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await database.read<{ id: string; label: string }>(
    scope,
    { name: 'provenance.labels', text: SOURCE_KINDS.labels() },
    [scope.cityCode, ids],
  );
  return new Map(rows.map(({ id, label }) => [id, label]));
}

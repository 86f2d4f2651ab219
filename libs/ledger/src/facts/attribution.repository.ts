import type { LocalDate, Sector, TenantType } from '@fanzha/domain';
import type { Statement, Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';

/** Where a tenant belonged, from its first to its last day there; null: until further notice. */
export interface Assignment {
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  readonly region: string;
  readonly sector: Sector;
}

/** What a fact of a tenant on a given day may refer to. */
export interface AttributionContext {
  readonly tenantType: TenantType;
  readonly openedOn: LocalDate;
  readonly closedOn: LocalDate | null;
  /** Where the tenant belonged on the day; null on a day without an assignment. */
  readonly homeRegion: string | null;
  readonly sector: Sector | null;
  /** Whether the region asked about existed on the day; true where none was asked about. */
  readonly regionExists: boolean;
  /** Whether each campaign asked about is there, was issued and forwards no other; true where none was asked about. */
  readonly campaignsExist: boolean;
}

/** What of a fact is asked about, beside its day. */
interface AskedContext {
  readonly regionCode: string | null;
  readonly campaignIds: readonly string[];
}

/** Whether all campaigns of a list are there for records to name. */
const CAMPAIGNS_EXIST = (asked: string) => `not exists (select from unnest(${asked}) as asked(id)
        where not exists (select from campaign c where c.city_code = $1 and c.id = asked.id
          and c.status <> 'DRAFT' and c.parent_id is null)) as "campaignsExist"`;

const CONTEXT: Statement = {
  name: 'attribution.context',
  text: `
    select t.type as "tenantType", t.opened_on as "openedOn", t.closed_on as "closedOn", a.region_code as "homeRegion",
      a.sector,
      $4::text is null or exists (
        select from region r where r.code = $4 and r.valid_from <= $3 and (r.valid_to is null or r.valid_to >= $3)) as
          "regionExists",
      ${CAMPAIGNS_EXIST('$5::uuid[]')}
    from tenant t
    left join tenant_assignment a on a.city_code = $1 and a.tenant_id = t.id
      and a.valid_from <= $3::date and (a.valid_to is null or a.valid_to >= $3)
    where t.city_code = $1 and t.id = $2`,
};

/** The same for many questions at once. */
const CONTEXTS: Statement = {
  name: 'attribution.contexts',
  text: `
    select q.n::int as n, t.type as "tenantType", t.opened_on as "openedOn", t.closed_on as "closedOn",
      a.region_code as "homeRegion", a.sector,
      q.region is null or exists (
        select from region r where r.code = q.region and r.valid_from <= q.day
          and (r.valid_to is null or r.valid_to >= q.day)) as "regionExists",
      ${CAMPAIGNS_EXIST("string_to_array(q.campaigns, ',')::uuid[]")}
    from unnest($3::date[], $4::text[], $5::text[]) with ordinality q (day, region, campaigns, n)
    cross join tenant t
    left join tenant_assignment a on a.city_code = $1 and a.tenant_id = t.id
      and a.valid_from <= q.day and (a.valid_to is null or a.valid_to >= q.day)
    where t.city_code = $1 and t.id = $2`,
};

const ASSIGNMENTS: Statement = {
  name: 'attribution.assignments',
  text: `
    select valid_from as "from", valid_to as "to", region_code as region, sector
    from tenant_assignment where city_code = $1 and tenant_id = $2 order by valid_from`,
};

/** Answers, in one statement, everything the bounds of a fact cannot know without the database. */
@Injectable()
export class AttributionRepository {
  private readonly remembered = new WeakMap<Transaction, Map<string, Promise<unknown>>>();

  /** Within this transaction each question is asked once: nothing that it is about changes while a unit writes. */
  remember(tx: Transaction): void {
    if (!this.remembered.has(tx)) this.remembered.set(tx, new Map());
  }

  /** Asks in one statement what `context` will be asked within this transaction. */
  async prefetch(tx: Transaction, asked: readonly (AskedContext & { readonly day: LocalDate })[]): Promise<void> {
    this.remember(tx);
    const known = this.remembered.get(tx);
    const { cityCode, tenantId } = tx.scope;
    const keyOf = (of: (typeof asked)[number]) =>
      keyOfQuestion(CONTEXT, [cityCode, tenantId, of.day, of.regionCode, of.campaignIds]);
    const unknown = [...new Map(asked.map((of) => [keyOf(of), of])).values()].filter((of) => !known?.has(keyOf(of)));
    if (!known || unknown.length === 0) return;
    const rows = await tx.run<AttributionContext & { n: number }>(CONTEXTS, [
      cityCode,
      tenantId,
      unknown.map(({ day }) => day),
      unknown.map(({ regionCode }) => regionCode),
      unknown.map(({ campaignIds }) => campaignIds.join()),
    ]);
    const found = new Map(rows.map(({ n, ...context }) => [n, context]));
    for (const [at, of] of unknown.entries()) {
      const context = found.get(at + 1);
      known.set(keyOf(of), Promise.resolve(context ? [context] : []));
    }
  }

  /** What applies to the scope's own tenant on `day`; null where the tenant itself is not to be seen. */
  async context(tx: Transaction, day: LocalDate, asked: AskedContext): Promise<AttributionContext | null> {
    const { cityCode, tenantId } = tx.scope;
    const values = [cityCode, tenantId, day, asked.regionCode, asked.campaignIds];
    const [context] = await this.once<AttributionContext & Record<string, unknown>>(tx, CONTEXT, values);
    return context ?? null;
  }

  /** Where the scope's own tenant has belonged, oldest first: what is in place moves with it. */
  async assignments(tx: Transaction): Promise<readonly Assignment[]> {
    const values = [tx.scope.cityCode, tx.scope.tenantId];
    return this.once<Assignment & Record<string, unknown>>(tx, ASSIGNMENTS, values);
  }

  private once<Row extends Record<string, unknown>>(
    tx: Transaction,
    statement: Statement,
    values: readonly unknown[],
  ): Promise<Row[]> {
    const known = this.remembered.get(tx);
    if (!known) return tx.run<Row>(statement, values);
    const key = keyOfQuestion(statement, values);
    const asked = (known.get(key) as Promise<Row[]> | undefined) ?? tx.run<Row>(statement, values);
    known.set(key, asked);
    return asked;
  }
}

const keyOfQuestion = ({ name }: Statement, values: readonly unknown[]): string => JSON.stringify([name, ...values]);

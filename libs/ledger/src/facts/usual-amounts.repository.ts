import { type IndicatorCode, type LocalDate, type TenantType } from '@fanzha/domain';
import { Database, type Scope, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { columnOf } from './entity-columns.js';
import type { AnyLedger } from './ledger-definition.js';

/**
 * What a tenant usually states of some indicators: the least of its three largest amounts, so that one or two
 * slips say nothing, and what a unit has done three times is usual for it; of fewer than three records the largest
 * that is not itself in doubt.
 */
function usualOf({ kind, entity, day, usual }: AnyLedger): Statement | null {
  if (!usual) return null;
  const { lines, where = 'true' } = usual;
  return {
    name: `usual_amounts.of ${kind}`,
    text: `
      with stated as (
        select i.indicator, f.id, max(i.amount)::bigint as amount, coalesce(f.exceeded ? i.indicator, false) as doubted
        from ${kind} f, ${lines}
        where f.city_code = $1 and f.tenant_id = $2 and f.record_status = 'ACTIVE' and f.${columnOf(entity, day)} > $3
          and f.id is distinct from $5::uuid
          and i.indicator = any ($4::text[]) and i.amount > 0 and ${where}
        group by i.indicator, f.id, f.exceeded ? i.indicator),
      ranked as (select *, row_number() over (partition by indicator order by amount desc) as rank from stated)
      select indicator, case when count(*) >= 3 then min(amount) filter (where rank <= 3) else max(amount)
        filter (where not doubted) end as amount
      from ranked group by indicator`,
  };
}

const OWN_TYPE: Statement = {
  name: 'usual_amounts.own_type',
  text: 'select type from tenant where city_code = $1 and id = $2',
};

/** What is asked: of which ledger and indicators, since when, and which record does not count. */
interface UsualAsked {
  readonly ledger: AnyLedger;
  readonly indicators: readonly IndicatorCode[];
  readonly since: LocalDate;
  readonly exceptId: string | null;
}

type Row = { readonly indicator: IndicatorCode; readonly amount: number | null } & Record<string, unknown>;

/** What is usual for the scope's own tenant, by its active records. */
@Injectable()
export class UsualAmountsRepository {
  constructor(private readonly database: Database) {}

  /** Usual amounts in the smallest unit, by indicator; none where the tenant has no history. */
  async within(tx: Transaction, asked: UsualAsked): Promise<ReadonlyMap<IndicatorCode, number>> {
    const statement = usualOf(asked.ledger);
    return statement ? byIndicator(await tx.run<Row>(statement, values(tx.scope, asked))) : new Map();
  }

  /** As `within`, for a reader. */
  async read(scope: Scope, asked: UsualAsked): Promise<ReadonlyMap<IndicatorCode, number>> {
    const statement = usualOf(asked.ledger);
    return statement ? byIndicator(await this.database.read<Row>(scope, statement, values(scope, asked))) : new Map();
  }

  /** The type of the scope's own tenant; null where the tenant is not to be seen. */
  async ownType(scope: Scope): Promise<TenantType | null> {
    const [row] = await this.database.read<{ type: TenantType }>(scope, OWN_TYPE, [scope.cityCode, scope.tenantId]);
    return row?.type ?? null;
  }
}

const values = (scope: Scope, { since, indicators, exceptId }: UsualAsked): unknown[] => [
  scope.cityCode,
  scope.tenantId,
  since,
  indicators,
  exceptId,
];

const byIndicator = (rows: readonly Row[]): ReadonlyMap<IndicatorCode, number> =>
  new Map(rows.flatMap(({ indicator, amount }) => (amount === null ? [] : [[indicator, Number(amount)] as const])));

import type { AppealState } from '@fanzha/domain';
import { Database, type Scope, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { AppealRow } from './evaluation.rows.js';

const COLUMNS = `a.id, a.scheme_id as "schemeId", a.tenant_id as "tenantId", a.issuer_id as "issuerId",
      a.item_id as "itemId", a.state, a.reason, a.made_at as "madeAt", a.decision, a.decided_at as "decidedAt",
      (select f.unit_name from evaluation_score f where f.city_code = $1 and f.scheme_id = a.scheme_id
        and f.tenant_id = a.tenant_id and f.number = 1) as "unitName"`;

const INSERT: Statement = {
  name: 'evaluation_appeal.insert',
  text: `insert into evaluation_appeal as a (city_code, id, scheme_id, tenant_id, issuer_id, item_id, reason, made_by)
    values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning ${COLUMNS}`,
};

const SAME: Statement = {
  name: 'evaluation_appeal.same',
  text: `select a.id from evaluation_appeal a where a.city_code = $1 and a.scheme_id = $2 and a.tenant_id = $3
      and a.item_id = $4`,
};

const BY_ID: Statement = {
  name: 'evaluation_appeal.by_id',
  text: `select ${COLUMNS} from evaluation_appeal a where a.city_code = $1 and a.id = $2`,
};

const DECIDE: Statement = {
  name: 'evaluation_appeal.decide',
  text: `update evaluation_appeal a set state = $3, decision = $4, decided_at = now(), decided_by = $5
    where a.city_code = $1 and a.id = $2 and a.state = 'OPEN' returning ${COLUMNS}`,
};

const OPEN: Statement = {
  name: 'evaluation_appeal.open',
  text: `select count(*)::int as count from evaluation_appeal a
    where a.city_code = $1 and a.scheme_id = $2 and a.state = 'OPEN'`,
};

/** Those that wait for a decision first, each in the order in which they were made. */
const PAGE: Statement = {
  name: 'evaluation_appeal.page',
  text: `with matching as (select ${COLUMNS}, (a.state <> 'OPEN')::int as settled from evaluation_appeal a
      where a.city_code = $1 and a.scheme_id = $2 and ($3::text is null or a.state = $3))
    select total.count as "totalCount", m.*
    from (select count(*)::int from matching) total
    left join lateral (select * from matching where $4::int is null or (settled, id) > ($4, $5::uuid)
      order by settled, id limit $6) m on true
    order by m.settled, m.id`,
};

type Row = AppealRow & Record<string, unknown>;

/** Appeals of units against items of their scores. */
@Injectable()
export class AppealRepository {
  constructor(private readonly database: Database) {}

  /** Null where the unit has appealed against the item before. */
  async insert(
    tx: Transaction,
    appeal: Pick<AppealRow, 'id' | 'schemeId' | 'issuerId' | 'itemId' | 'reason'>,
  ): Promise<AppealRow | null> {
    const { cityCode, tenantId, userId } = tx.scope;
    const { id, schemeId, issuerId, itemId, reason } = appeal;
    const values = [cityCode, id, schemeId, tenantId, issuerId, itemId, reason, userId];
    return (await tx.run<Row>(INSERT, values))[0] ?? null;
  }

  /** The id of the appeal that the own unit has already made about an item; null where there is none. */
  async same(tx: Transaction, schemeId: string, itemId: string): Promise<string | null> {
    const { cityCode, tenantId } = tx.scope;
    return (await tx.run<{ id: string }>(SAME, [cityCode, schemeId, tenantId, itemId]))[0]?.id ?? null;
  }

  /** Null where it does not exist, or where the scope may not see it. */
  async findIn(tx: Transaction, id: string): Promise<AppealRow | null> {
    return (await tx.run<Row>(BY_ID, [tx.scope.cityCode, id]))[0] ?? null;
  }

  /** Null where it was decided before. */
  async decide(tx: Transaction, id: string, state: AppealState, decision: string): Promise<AppealRow | null> {
    return (await tx.run<Row>(DECIDE, [tx.scope.cityCode, id, state, decision, tx.scope.userId]))[0] ?? null;
  }

  /** Appeals of a scheme that wait for a decision. */
  async open(tx: Transaction, schemeId: string): Promise<number> {
    return (await tx.run<{ count: number }>(OPEN, [tx.scope.cityCode, schemeId]))[0]?.count ?? 0;
  }

  /**
   * A page of the appeals of a scheme, and how many there are in all.
   * @param after sort values of the last row of the page before
   */
  async page(
    scope: Scope,
    schemeId: string,
    {
      state,
      after,
      limit,
    }: { state: AppealState | null; after: { settled: number; id: string } | null; limit: number },
  ): Promise<{ appeals: (AppealRow & { settled: number })[]; totalCount: number }> {
    const values = [scope.cityCode, schemeId, state, after?.settled ?? null, after?.id ?? null, limit];
    const rows = await this.database.read<Row & { settled: number; totalCount: number }>(scope, PAGE, values);
    return { appeals: rows.filter(({ id }) => id !== null), totalCount: rows[0]?.totalCount ?? 0 };
  }
}

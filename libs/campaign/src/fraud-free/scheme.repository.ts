import {
  type Amount,
  amountOf,
  type FraudFreeCount,
  type FraudFreeLevel,
  type Period,
  parsePeriod,
} from '@fanzha/domain';
import { Database, type Scope, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { FraudFreeScheme } from './fraud-free.model.js';

const COLUMNS = `s.id, s.tenant_id as "tenantId", s.title, s.region_code as "regionCode",
      s.place_level as "placeLevel",
      s.period, s.count, s.cases_at_most as "casesAtMost", s.drop_at_least as "dropAtLeast",
      s.loss_at_most as "lossAtMost", s.created_at as "createdAt", s.ended_at as "endedAt",
      s.end_reason as "endReason"`;

const INSERT: Statement = {
  name: 'fraud_free_scheme.insert',
  text: `insert into fraud_free_scheme as s (city_code, id, tenant_id, region_code, place_level, title, period, count,
      cases_at_most, drop_at_least, loss_at_most, created_by)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict do nothing returning ${COLUMNS}`,
};

const SAME: Statement = {
  name: 'fraud_free_scheme.same',
  text: `select s.id from fraud_free_scheme s where s.city_code = $1 and s.tenant_id = $2 and s.region_code = $3
      and s.place_level = $4 and s.period = $5 and s.title = $6 and s.ended_at is null`,
};

const BY_ID: Statement = {
  name: 'fraud_free_scheme.by_id',
  text: `select ${COLUMNS} from fraud_free_scheme s where s.city_code = $1 and s.id = $2`,
};

const END: Statement = {
  name: 'fraud_free_scheme.end',
  text: `update fraud_free_scheme s set ended_at = now(), ended_by = $3, end_reason = $4
    where s.city_code = $1 and s.id = $2 and s.ended_at is null returning ${COLUMNS}`,
};

const PAGE: Statement = {
  name: 'fraud_free_scheme.page',
  text: `select total.count as "totalCount", m.*
    from (select count(*)::int from fraud_free_scheme s where s.city_code = $1) total
    left join lateral (select ${COLUMNS} from fraud_free_scheme s where s.city_code = $1
      and ($2::uuid is null or s.id < $2) order by s.id desc limit $3) m on true
    order by m.id desc`,
};

/** A scheme that is made: everything but what the database adds. */
export interface NewScheme {
  readonly id: string;
  readonly title: string;
  readonly regionCode: string;
  readonly placeLevel: FraudFreeLevel;
  readonly period: Period;
  readonly count: FraudFreeCount;
  readonly casesAtMost: number | null;
  readonly dropAtLeast: number | null;
  readonly lossAtMost: Amount | null;
}

/** A scheme as the database has it. */
export interface SchemeRow extends Record<string, unknown> {
  readonly id: string;
  readonly period: string;
  readonly lossAtMost: string | number | null;
}

/** Schemes for places without fraud. The policies of their table decide who sees them. */
@Injectable()
export class SchemeRepository {
  constructor(private readonly database: Database) {}

  /** Null where the authority has such a scheme already. */
  async insert(tx: Transaction, made: NewScheme): Promise<FraudFreeScheme | null> {
    const { cityCode, tenantId, userId } = tx.scope;
    const { id, title, regionCode, placeLevel, period, count, casesAtMost, dropAtLeast, lossAtMost } = made;
    const about = [regionCode, placeLevel, title, period.text, count];
    const values = [cityCode, id, tenantId, ...about, casesAtMost, dropAtLeast, lossAtMost, userId];
    return schemeOf((await tx.run<SchemeRow>(INSERT, values))[0]);
  }

  /** The scheme that holds, of the authority, with the same title, places and period. */
  async same(tx: Transaction, { regionCode, placeLevel, period, title }: NewScheme): Promise<string | null> {
    const { cityCode, tenantId } = tx.scope;
    const [row] = await tx.run<SchemeRow>(SAME, [cityCode, tenantId, regionCode, placeLevel, period.text, title]);
    return row?.id ?? null;
  }

  /** Null where it does not exist, or where the scope may not see it. */
  async byId(scope: Scope, id: string): Promise<FraudFreeScheme | null> {
    return schemeOf((await this.database.read<SchemeRow>(scope, BY_ID, [scope.cityCode, id]))[0]);
  }

  /** The same as the transaction sees it. */
  async find(tx: Transaction, id: string): Promise<FraudFreeScheme | null> {
    return schemeOf((await tx.run<SchemeRow>(BY_ID, [tx.scope.cityCode, id]))[0]);
  }

  /** Null where it was ended before. */
  async end(tx: Transaction, id: string, reason: string): Promise<FraudFreeScheme | null> {
    return schemeOf((await tx.run<SchemeRow>(END, [tx.scope.cityCode, id, tx.scope.userId, reason]))[0]);
  }

  /** At most `limit` schemes that follow a given one, the latest first: ids grow with time. */
  async page(
    scope: Scope,
    { after, limit }: { after: string | null; limit: number },
  ): Promise<{ schemes: FraudFreeScheme[]; totalCount: number }> {
    const values = [scope.cityCode, after, limit];
    const rows = await this.database.read<SchemeRow & { totalCount: number }>(scope, PAGE, values);
    const schemes = rows.flatMap((row) => (row.id === null ? [] : (schemeOf(row) ?? [])));
    return { schemes, totalCount: rows[0]?.totalCount ?? 0 };
  }
}

/** A scheme of its row; null for none. */
export function schemeOf(row: SchemeRow | undefined): FraudFreeScheme | null {
  if (!row) return null;
  const { period, lossAtMost } = row;
  const loss = lossAtMost === null ? null : amountOf(String(lossAtMost));
  return { ...(row as unknown as FraudFreeScheme), period: parsePeriod(period), lossAtMost: loss };
}

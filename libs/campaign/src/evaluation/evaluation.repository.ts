import type { EvaluationState, LocalDate } from '@fanzha/domain';
import { Database, type Scope, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { EvaluationContent, EvaluationEditionRow, EvaluationRow } from './evaluation.rows.js';

const COLUMNS = `s.id, s.tenant_id as "tenantId", s.issuer_name as "issuerName", s.status, s.title, s.period,
      s.regions, s.sectors,
      s.tenant_types as "tenantTypes", s.excepted::text[] as excepted, s.spreads_exempt as "spreadsExempt", s.items,
      s.edition, s.version, s.ranking, s.ranking_shown as "rankingShown", s.appeal_until as "appealUntil",
      s.closing_hash as "closingHash", s.created_at as "createdAt", s.published_at as "publishedAt",
      s.closed_at as "closedAt", s.locked_at as "lockedAt", s.changed_at as "changedAt"`;
/** What an edition states, as it is written: parameters from $3 on. */
const CONTENT = `title = $3, period = $4, regions = $5, sectors = $6, tenant_types = $7, excepted = $8,
      spreads_exempt = $9, items = $10`;

const INSERT: Statement = {
  name: 'evaluation_scheme.insert',
  text: `insert into evaluation_scheme as s (city_code, id, title, period, regions, sectors, tenant_types, excepted,
      spreads_exempt, items, created_by, changed_by, tenant_id, issuer_name)
    select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, t.id, t.name from tenant t
    where t.city_code = $1 and t.id = $12 on conflict do nothing returning ${COLUMNS}`,
};

const SAME: Statement = {
  name: 'evaluation_scheme.same',
  text: `select s.id from evaluation_scheme s where s.city_code = $1 and s.tenant_id = $2 and s.period = $3
      and s.title = $4`,
};

const BY_ID: Statement = {
  name: 'evaluation_scheme.by_id',
  text: `select ${COLUMNS} from evaluation_scheme s where s.city_code = $1 and s.id = $2`,
};

const LOCKED: Statement = {
  name: 'evaluation_scheme.locked',
  text: `select ${COLUMNS} from evaluation_scheme s where s.city_code = $1 and s.id = $2 for update`,
};

const WRITE: Statement = {
  name: 'evaluation_scheme.write',
  text: `update evaluation_scheme s set ${CONTENT}, version = s.version + 1, changed_at = now(), changed_by = $11
    where s.city_code = $1 and s.id = $2 and not exists (select from evaluation_scheme o
      where o.city_code = $1 and o.tenant_id = s.tenant_id and o.period = $4 and o.title = $3 and o.id <> $2)
    returning ${COLUMNS}`,
};

const PUBLISH: Statement = {
  name: 'evaluation_scheme.publish',
  text: `update evaluation_scheme s set status = 'PUBLISHED', edition = s.edition + 1, version = s.version + 1,
      published_at = now(), changed_at = now(), changed_by = $3
    where s.city_code = $1 and s.id = $2 returning ${COLUMNS}`,
};

const INSERT_EDITION: Statement = {
  name: 'evaluation_scheme.insert_edition',
  text: `insert into evaluation_edition (city_code, scheme_id, number, tenant_id, content, reason, published_by)
    values ($1, $2, $3, $4, $5, $6, $7)`,
};

const EDITIONS: Statement = {
  name: 'evaluation_scheme.editions',
  text: `select e.scheme_id as "schemeId", e.number, e.content, e.reason, e.published_at as "publishedAt"
    from evaluation_edition e where e.city_code = $1 and e.scheme_id = $2 order by e.number desc`,
};

const CLOSE: Statement = {
  name: 'evaluation_scheme.close',
  text: `update evaluation_scheme s set status = 'CLOSED', appeal_until = $4, closing_hash = $5, scored = $6,
      closed_at = now(), version = s.version + 1, changed_at = now(), changed_by = $3
    where s.city_code = $1 and s.id = $2 returning ${COLUMNS}`,
};

const LOCK: Statement = {
  name: 'evaluation_scheme.lock',
  text: `update evaluation_scheme s set status = 'LOCKED', locked_at = now(), version = s.version + 1,
      changed_at = now(), changed_by = $3
    where s.city_code = $1 and s.id = $2 returning ${COLUMNS}, s.scored::text[] as scored`,
};

const RANK: Statement = {
  name: 'evaluation_scheme.rank',
  text: `update evaluation_scheme s set ranking = $4, ranking_shown = $5, version = s.version + 1, changed_at = now(),
      changed_by = $3
    where s.city_code = $1 and s.id = $2 returning ${COLUMNS}`,
};

const DELETE: Statement = {
  name: 'evaluation_scheme.delete',
  text: `delete from evaluation_scheme s where s.city_code = $1 and s.id = $2 and s.status = 'DRAFT' returning s.id`,
};

const PAGE: Statement = {
  name: 'evaluation_scheme.page',
  text: `with matching as (select ${COLUMNS} from evaluation_scheme s where s.city_code = $1
      and ($2::text is null or s.status = $2))
    select total.count as "totalCount", m.*
    from (select count(*)::int from matching) total
    left join lateral (select * from matching where $3::uuid is null or id < $3 order by id desc limit $4) m on true
    order by m.id desc`,
};

type Row = EvaluationRow & Record<string, unknown>;

/** Scoring schemes and their editions. The policies of their tables decide who sees them. */
@Injectable()
export class EvaluationRepository {
  constructor(private readonly database: Database) {}

  /** Null where the authority has one of the same title and period. */
  async insert(tx: Transaction, id: string, content: EvaluationContent): Promise<EvaluationRow | null> {
    return (await tx.run<Row>(INSERT, [...valuesOf(tx, id, content), tx.scope.tenantId]))[0] ?? null;
  }

  /** The scheme of the acting authority with the same title and period. */
  async same(tx: Transaction, { title, period }: EvaluationContent): Promise<string | null> {
    const { cityCode, tenantId } = tx.scope;
    return (await tx.run<{ id: string }>(SAME, [cityCode, tenantId, period, title]))[0]?.id ?? null;
  }

  /** Null where it does not exist, or where the scope may not see it. */
  async find(scope: Scope, id: string): Promise<EvaluationRow | null> {
    return (await this.database.read<Row>(scope, BY_ID, [scope.cityCode, id]))[0] ?? null;
  }

  /** A scheme, read within a transaction; null where the scope sees none. */
  async findIn(tx: Transaction, id: string): Promise<EvaluationRow | null> {
    return (await tx.run<Row>(BY_ID, [tx.scope.cityCode, id]))[0] ?? null;
  }

  /** Held until the transaction ends. Null for everybody except its own authority. */
  async lock(tx: Transaction, id: string): Promise<EvaluationRow | null> {
    return (await tx.run<Row>(LOCKED, [tx.scope.cityCode, id]))[0] ?? null;
  }

  /** Null where another scheme has that title and period. */
  async write(tx: Transaction, id: string, content: EvaluationContent): Promise<EvaluationRow | null> {
    return (await tx.run<Row>(WRITE, valuesOf(tx, id, content)))[0] ?? null;
  }

  /** Publishes what is written as the next edition, which is kept as it is. */
  async publish(tx: Transaction, id: string, content: EvaluationContent, reason: string | null) {
    const { cityCode, tenantId, userId } = tx.scope;
    const published = required(await tx.run<Row>(PUBLISH, [cityCode, id, userId]));
    const kept = [cityCode, id, published.edition, tenantId, JSON.stringify(content), reason, userId];
    await tx.run(INSERT_EDITION, kept);
    return published;
  }

  /** Editions, newest first. */
  async editions(scope: Scope, id: string): Promise<EvaluationEditionRow[]> {
    return this.database.read<EvaluationEditionRow & Record<string, unknown>>(scope, EDITIONS, [scope.cityCode, id]);
  }

  /** Closes a scheme with the hash of its scores, and says until when units may appeal. */
  async close(
    tx: Transaction,
    id: string,
    appealUntil: LocalDate,
    { hash, units }: { readonly hash: string; readonly units: readonly string[] },
  ): Promise<EvaluationRow> {
    return required(await tx.run<Row>(CLOSE, [tx.scope.cityCode, id, tx.scope.userId, appealUntil, hash, units]));
  }

  /** @returns also the units that have a score */
  async lockScores(tx: Transaction, id: string): Promise<{ locked: EvaluationRow; scored: readonly string[] }> {
    const rows = await tx.run<Row & { scored: string[] }>(LOCK, [tx.scope.cityCode, id, tx.scope.userId]);
    const { scored, ...locked } = required(rows);
    return { locked: locked as Row, scored };
  }

  /** Sets whether units are ranked, and whether they see it. */
  async rank(tx: Transaction, id: string, ranking: boolean, shown: boolean): Promise<EvaluationRow> {
    return required(await tx.run<Row>(RANK, [tx.scope.cityCode, id, tx.scope.userId, ranking, shown]));
  }

  /** Deletes a draft. */
  async delete(tx: Transaction, id: string): Promise<void> {
    required(await tx.run<{ id: string }>(DELETE, [tx.scope.cityCode, id]));
  }

  /** At most `limit` schemes that follow a given one, the latest first: ids grow with time. */
  async page(
    scope: Scope,
    { state, after, limit }: { state: EvaluationState | null; after: string | null; limit: number },
  ): Promise<{ schemes: EvaluationRow[]; totalCount: number }> {
    const values = [scope.cityCode, state, after, limit];
    const rows = await this.database.read<Row & { totalCount: number }>(scope, PAGE, values);
    return { schemes: rows.filter(({ id }) => id !== null), totalCount: rows[0]?.totalCount ?? 0 };
  }
}

function valuesOf({ scope }: Transaction, id: string, content: EvaluationContent) {
  const { title, period, regions, sectors, tenantTypes, excepted, spreadsExempt, items } = content;
  const audience = [regions, sectors, tenantTypes, excepted];
  return [scope.cityCode, id, title, period, ...audience, spreadsExempt, JSON.stringify(items), scope.userId];
}

function required<T>([row]: readonly T[]): T {
  if (row === undefined) throw new Error('A scheme that is held was not written');
  return row;
}

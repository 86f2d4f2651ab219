import type { LocalDate, SummarySubject } from '@fanzha/domain';
import { Database, type Scope, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { DraftRow, SummaryRow, SummaryStand } from './summary.rows.js';

const COLUMNS = `s.id, s.tenant_id as "tenantId", s.about, s.region_code as "regionCode",
      nullif(s.sector, '*') as sector, s.period, s.starts_on as "startsOn", s.ends_on as "endsOn", s.editions,
      s.input_hash as "inputHash", s.created_at as "createdAt"`;
const STAND = `d.summary_id as "summaryId", d.narrative, d.kept_marks as "keptMarks", d.snapshot,
      d.snapshot_hash as "snapshotHash", d.as_of as "asOf"`;
const DRAFT = `${STAND}, d.version, d.issued_version as "issuedVersion", d.changed_at as "changedAt"`;

const INSERT: Statement = {
  name: 'summary.insert',
  text: `insert into summary as s (city_code, id, tenant_id, about, region_code, sector, period, starts_on, ends_on,
      idempotency_key, input_hash, created_by)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
    on conflict do nothing returning ${COLUMNS}`,
};

const INSERT_DRAFT: Statement = {
  name: 'summary.insert_draft',
  text: `insert into summary_draft (city_code, summary_id, tenant_id, about, region_code, sector, narrative, snapshot,
      snapshot_hash, as_of, changed_by)
    values ($1, $2, $3, $4, $5, $6, '{}', $7, $8, $9, $10)`,
};

const BY_KEY: Statement = {
  name: 'summary.by_key',
  text: `select ${COLUMNS} from summary s where s.city_code = $1 and s.tenant_id = $2 and s.idempotency_key = $3`,
};

const OF_SUBJECT: Statement = {
  name: 'summary.of_subject',
  text: `select ${COLUMNS} from summary s where s.city_code = $1 and s.tenant_id = $2 and s.period = $3
      and s.about = $4 and (s.about = 'UNIT' or (s.region_code = $5 and s.sector = $6))`,
};

const BY_ID: Statement = {
  name: 'summary.by_id',
  text: `select ${COLUMNS} from summary s where s.city_code = $1 and s.id = $2`,
};

const DRAFTS: Statement = {
  name: 'summary.drafts',
  text: `select ${DRAFT} from summary_draft d where d.city_code = $1 and d.summary_id = any ($2::uuid[])`,
};

const LOCKED_DRAFT: Statement = {
  name: 'summary.locked_draft',
  text: `select ${DRAFT} from summary_draft d where d.city_code = $1 and d.summary_id = $2 for update`,
};

const WRITE: Statement = {
  name: 'summary.write',
  text: `update summary_draft d set narrative = $3, kept_marks = $4, version = d.version + 1, changed_by = $5,
      changed_at = now()
    where d.city_code = $1 and d.summary_id = $2`,
};

const REFRESH: Statement = {
  name: 'summary.refresh',
  text: `update summary_draft d set snapshot = $3, snapshot_hash = $4, as_of = $5, version = d.version + 1,
      changed_by = $6, changed_at = now()
    where d.city_code = $1 and d.summary_id = $2`,
};

const DISCARD_DRAFT: Statement = {
  name: 'summary.discard_draft',
  text: `delete from summary_draft d where d.city_code = $1 and d.summary_id = $2 returning d.summary_id`,
};

const DISCARD: Statement = {
  name: 'summary.discard',
  text: `delete from summary s where s.city_code = $1 and s.id = $2 and s.editions = 0 returning s.id`,
};

const PAGE: Statement = {
  name: 'summary.page',
  text: `with matching as (select ${COLUMNS} from summary s where s.city_code = $1
      and ($2::date is null or (s.starts_on >= $2 and s.ends_on <= $3::date))
      and ($4::boolean is null or (s.editions > 0) = $4)
      and ($5::text is null or s.about = $5)
      and ($6::text is null or s.region_code ^@ $6)
      and ($7::boolean is not true or s.tenant_id = $8))
    select total.count as "totalCount", m.*
    from (select count(*)::int from matching) total
    left join lateral (select * from matching
      where $9::date is null or ("endsOn", id) < ($9, $10::uuid) order by "endsOn" desc, id desc limit $11) m on true
    order by m."endsOn" desc, m.id desc`,
};

/** A summary that is made: everything but what the database adds. */
export interface NewSummary {
  readonly id: string;
  readonly about: SummarySubject;
  readonly regionCode: string;
  /** `*` for all lines together. */
  readonly line: string;
  readonly period: string;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  readonly idempotencyKey: string | null;
  readonly inputHash: string | null;
}

/** What a list of summaries is narrowed by; null narrows nothing. */
interface SummarySearch {
  readonly within: { readonly start: LocalDate; readonly end: LocalDate } | null;
  readonly issued: boolean | null;
  readonly about: SummarySubject | null;
  readonly regionCode: string | null;
  readonly own: boolean | null;
}

type Frozen = Pick<SummaryStand, 'snapshot' | 'snapshotHash' | 'asOf'>;

/** Summaries and their drafts. */
@Injectable()
export class SummaryRepository {
  constructor(private readonly database: Database) {}

  /** Null where the key or the subject is taken, by whomever. */
  async insert(tx: Transaction, made: NewSummary, frozen: Frozen): Promise<SummaryRow | null> {
    const { cityCode, tenantId, userId } = tx.scope;
    const { id, about, regionCode, line, period, startsOn, endsOn, idempotencyKey, inputHash } = made;
    const values = [cityCode, id, tenantId, about, regionCode, line, period, startsOn, endsOn];
    const [row] = await tx.run<SummaryRow & Record<string, unknown>>(INSERT, [
      ...values,
      idempotencyKey,
      inputHash,
      userId,
    ]);
    if (!row) return null;
    const { snapshot, snapshotHash, asOf } = frozen;
    const draft = [cityCode, id, tenantId, about, regionCode, line, JSON.stringify(snapshot), snapshotHash, asOf];
    await tx.run(INSERT_DRAFT, [...draft, userId]);
    return row;
  }

  /** The own summary that was made under a key. */
  async byKey(scope: Scope, key: string): Promise<SummaryRow | null> {
    const { cityCode, tenantId } = scope;
    return (
      (await this.database.read<SummaryRow & Record<string, unknown>>(scope, BY_KEY, [cityCode, tenantId, key]))[0] ??
      null
    );
  }

  /** The same as the transaction sees it, and the own summary of a subject and period. */
  async taken(tx: Transaction, made: NewSummary): Promise<{ byKey: SummaryRow | null; ofSubject: SummaryRow | null }> {
    const { cityCode, tenantId } = tx.scope;
    const rows = (statement: Statement, values: readonly unknown[]) =>
      tx.run<SummaryRow & Record<string, unknown>>(statement, [cityCode, tenantId, ...values]);
    const [byKey] = made.idempotencyKey === null ? [] : await rows(BY_KEY, [made.idempotencyKey]);
    const [ofSubject] = await rows(OF_SUBJECT, [made.period, made.about, made.regionCode, made.line]);
    return { byKey: byKey ?? null, ofSubject: ofSubject ?? null };
  }

  /** Null where there is none, or none that the scope may see. */
  async byId(scope: Scope, id: string): Promise<SummaryRow | null> {
    const rows = await this.database.read<SummaryRow & Record<string, unknown>>(scope, BY_ID, [scope.cityCode, id]);
    return rows[0] ?? null;
  }

  /** The same as the transaction sees it. */
  async find(tx: Transaction, id: string): Promise<SummaryRow | null> {
    return (await tx.run<SummaryRow & Record<string, unknown>>(BY_ID, [tx.scope.cityCode, id]))[0] ?? null;
  }

  /** Drafts that the scope may see, by the id of their summary. */
  async drafts(scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, DraftRow>> {
    const rows = await this.database.read<DraftRow & Record<string, unknown>>(scope, DRAFTS, [scope.cityCode, ids]);
    return new Map(rows.map((row) => [row.summaryId, row]));
  }

  /** The draft, held until the transaction ends: one change after the other. */
  async lockDraft(tx: Transaction, id: string): Promise<DraftRow | null> {
    return (await tx.run<DraftRow & Record<string, unknown>>(LOCKED_DRAFT, [tx.scope.cityCode, id]))[0] ?? null;
  }

  async write(tx: Transaction, id: string, content: Pick<SummaryStand, 'narrative' | 'keptMarks'>): Promise<void> {
    const { cityCode, userId } = tx.scope;
    const [narrative, keptMarks] = [JSON.stringify(content.narrative), JSON.stringify(content.keptMarks)];
    await tx.run(WRITE, [cityCode, id, narrative, keptMarks, userId]);
  }

  async refresh(tx: Transaction, id: string, { snapshot, snapshotHash, asOf }: Frozen): Promise<void> {
    const { cityCode, userId } = tx.scope;
    await tx.run(REFRESH, [cityCode, id, JSON.stringify(snapshot), snapshotHash, asOf, userId]);
  }

  /** Deletes a summary that was never issued, with its draft. */
  async discard(tx: Transaction, id: string): Promise<void> {
    for (const statement of [DISCARD_DRAFT, DISCARD]) {
      const gone = await tx.run(statement, [tx.scope.cityCode, id]);
      if (gone.length === 0) throw new Error('A summary that is held was not deleted');
    }
  }

  /** At most `limit` summaries behind a row, the latest period first. */
  async page(
    scope: Scope,
    { within, issued, about, regionCode, own }: SummarySearch,
    { after, limit }: { after: { endsOn: LocalDate; id: string } | null; limit: number },
  ): Promise<{ summaries: SummaryRow[]; totalCount: number }> {
    const rows = await this.database.read<SummaryRow & { totalCount: number }>(scope, PAGE, [
      scope.cityCode,
      within?.start ?? null,
      within?.end ?? null,
      issued,
      about,
      regionCode,
      own,
      scope.tenantId,
      after?.endsOn ?? null,
      after?.id ?? null,
      limit,
    ]);
    return { summaries: rows.filter(({ id }) => id !== null), totalCount: rows[0]?.totalCount ?? 0 };
  }
}

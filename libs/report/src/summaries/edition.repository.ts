import { Database, type Scope, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { EditionRow } from './summary.rows.js';

/** Editions that were issued before there were charts have none. */
const DOCUMENT = `jsonb_build_object('charts', '[]'::jsonb) || e.document`;

const COLUMNS = `e.summary_id as "summaryId", e.number, e.narrative, e.kept_marks as "keptMarks", e.snapshot,
      e.snapshot_hash as "snapshotHash", e.as_of as "asOf", ${DOCUMENT} as document, e.changes,
      e.document_number as "documentNumber", e.signed_on as "signedOn", e.signed_by as "signedBy",
      e.issued_at as "issuedAt"`;

const OF_SUMMARIES: Statement = {
  name: 'summary_edition.of_summaries',
  text: `select ${COLUMNS} from summary_edition e where e.city_code = $1 and e.summary_id = any ($2::uuid[])
    order by e.summary_id, e.number desc`,
};

const BY_NUMBER: Statement = {
  name: 'summary_edition.by_number',
  text: `select ${COLUMNS} from summary_edition e where e.city_code = $1 and e.summary_id = $2 and e.number = $3`,
};

const INSERT: Statement = {
  name: 'summary_edition.insert',
  text: `insert into summary_edition (city_code, summary_id, number, tenant_id, about, region_code, sector, narrative,
      kept_marks, snapshot, snapshot_hash, as_of, document, changes, document_number, signed_on, signed_by, issued_by)
    select d.city_code, d.summary_id, $3, d.tenant_id, d.about, d.region_code, d.sector, d.narrative, d.kept_marks,
      d.snapshot, d.snapshot_hash, d.as_of, $4, $5, $6, $7, $8, $9
    from summary_draft d where d.city_code = $1 and d.summary_id = $2 returning number`,
};

const COUNT: Statement = {
  name: 'summary_edition.count',
  text: `update summary s set editions = $3 where s.city_code = $1 and s.id = $2`,
};

const NOTE: Statement = {
  name: 'summary_edition.note',
  text: `update summary_draft d set issued_version = d.version where d.city_code = $1 and d.summary_id = $2`,
};

type NewEdition = Pick<EditionRow, 'number' | 'document' | 'changes' | 'documentNumber' | 'signedOn' | 'signedBy'>;

/** Editions of summaries: issued once, never changed. */
@Injectable()
export class EditionRepository {
  constructor(private readonly database: Database) {}

  /** Editions that the scope may see, newest first, by the id of their summary. */
  async ofSummaries(scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, EditionRow[]>> {
    const values = [scope.cityCode, ids];
    const rows = await this.database.read<EditionRow & Record<string, unknown>>(scope, OF_SUMMARIES, values);
    return Map.groupBy(rows, ({ summaryId }) => summaryId);
  }

  /** Null where there is none, or none that the scope may see. */
  async byNumber(scope: Scope, summaryId: string, number: number): Promise<EditionRow | null> {
    const values = [scope.cityCode, summaryId, number];
    return (await this.database.read<EditionRow & Record<string, unknown>>(scope, BY_NUMBER, values))[0] ?? null;
  }

  /** The same as the transaction sees it. */
  async find(tx: Transaction, summaryId: string, number: number): Promise<EditionRow | null> {
    const values = [tx.scope.cityCode, summaryId, number];
    return (await tx.run<EditionRow & Record<string, unknown>>(BY_NUMBER, values))[0] ?? null;
  }

  /** Makes an edition of the draft as it is, and notes that it was issued. */
  async issue(tx: Transaction, summaryId: string, edition: NewEdition): Promise<void> {
    const { cityCode, userId } = tx.scope;
    const { number, document, changes, documentNumber, signedOn, signedBy } = edition;
    const stated = [JSON.stringify(document), JSON.stringify(changes), documentNumber, signedOn, signedBy];
    await tx.run(INSERT, [cityCode, summaryId, number, ...stated, userId]);
    await tx.run(COUNT, [cityCode, summaryId, number]);
    await tx.run(NOTE, [cityCode, summaryId]);
  }
}

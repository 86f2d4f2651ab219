import { Database, type Scope, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { FactRevisionEntity, type RevisionChange } from './fact-revision.entity.js';

/** The attribution every fact has. */
interface VersionedFact {
  readonly cityCode: string;
  readonly id: string;
  readonly version: number;
  readonly tenantId: string;
  readonly regionCode: string;
  readonly sector: FactRevisionEntity['sector'];
}

/** An earlier version of a fact, and how it ended. */
export interface Revision<Image = unknown> {
  readonly factId: string;
  readonly version: number;
  readonly change: RevisionChange;
  readonly changedAt: Date;
  readonly changedBy: string;
  readonly reason: string | null;
  readonly image: Image;
}

type Row<Image> = Revision<Image> & Record<string, unknown>;

const COLUMNS =
  'fact_id as "factId", version, change, changed_at as "changedAt", changed_by as "changedBy", reason, image';

const OF_FACTS: Statement = {
  name: 'revision.of_facts',
  text: `select ${COLUMNS} from fact_revision
    where city_code = $1 and fact_kind = $2 and fact_id = any ($3::uuid[]) order by fact_id, version desc`,
};

/** History of the facts of all ledgers. */
@Injectable()
export class RevisionRepository {
  constructor(private readonly database: Database) {}

  /** Keeps `before` as it was. To be written in the transaction of the change itself. */
  async keep(
    tx: Transaction,
    kind: string,
    before: VersionedFact,
    change: RevisionChange,
    reason: string | null = null,
  ): Promise<void> {
    await tx.manager.insert(FactRevisionEntity, {
      cityCode: before.cityCode,
      factKind: kind,
      factId: before.id,
      version: before.version,
      change,
      image: before,
      reason,
      changedBy: tx.scope.userId ?? undefined,
      tenantId: before.tenantId,
      regionCode: before.regionCode,
      sector: before.sector,
    });
  }

  /** Earlier versions of many facts in one statement, newest first. */
  async ofFacts<Image>(scope: Scope, kind: string, factIds: readonly string[]): Promise<Revision<Image>[]> {
    return this.database.read<Row<Image>>(scope, OF_FACTS, [scope.cityCode, kind, factIds]);
  }

  /** Earlier versions of one fact as the transaction sees them, newest first. */
  async ofFact<Image>(tx: Transaction, kind: string, factId: string): Promise<Revision<Image>[]> {
    return tx.run<Row<Image>>(OF_FACTS, [tx.scope.cityCode, kind, [factId]]);
  }
}

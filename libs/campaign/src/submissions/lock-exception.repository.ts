import type { LocalDate } from '@fanzha/domain';
import { Database, type Scope, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { ExceptionRow, SubmissionRow } from './submission.rows.js';

const COLUMNS = `e.id, e.form_id as "formId", e.period, e.tenant_id as "tenantId", e.issuer_id as "issuerId", e.reason,
      e.expires_on as "expiresOn", e.granted_at as "grantedAt", e.revoked_at as "revokedAt"`;

const END_EXPIRED: Statement = {
  name: 'submission_exception.end_expired',
  text: `update submission_exception e set revoked_at = now() where e.city_code = $1 and e.tenant_id = $2
    and e.form_id = $3 and e.period = $4 and e.revoked_at is null and e.expires_on < $5::date`,
};
const INSERT: Statement = {
  name: 'submission_exception.insert',
  text: `insert into submission_exception as e (city_code, id, form_id, period, issuer_id, tenant_id, region_code,
      sector, reason, expires_on, granted_by)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing returning ${COLUMNS}`,
};
const BY_ID: Statement = {
  name: 'submission_exception.by_id',
  text: `select ${COLUMNS} from submission_exception e where e.city_code = $1 and e.id = $2`,
};
const REVOKE: Statement = {
  name: 'submission_exception.revoke',
  text: `update submission_exception e set revoked_at = now()
    where e.city_code = $1 and e.id = $2 and e.revoked_at is null returning ${COLUMNS}`,
};
const OF_FORM: Statement = {
  name: 'submission_exception.of_form',
  text: `select ${COLUMNS} from submission_exception e
    where e.city_code = $1 and e.form_id = $2 and e.period = $3 and e.issuer_id = $4
    order by e.granted_at desc, e.id limit 200`,
};

type Stored = ExceptionRow & { readonly issuerId: string } & Record<string, unknown>;

/** Exceptions from the lock day. */
@Injectable()
export class LockExceptionRepository {
  constructor(private readonly database: Database) {}

  /** Those that have ended by their day, so that another one may take their place. */
  async endExpired(tx: Transaction, { tenantId, formId, period }: SubmissionRow, today: LocalDate): Promise<void> {
    await tx.run(END_EXPIRED, [tx.scope.cityCode, tenantId, formId, period, today]);
  }

  /** Null where one stands. */
  async insert(
    tx: Transaction,
    { formId, period, issuerId, tenantId, regionCode, sector }: SubmissionRow,
    { id, reason, expiresOn }: { id: string; reason: string; expiresOn: LocalDate },
  ): Promise<ExceptionRow | null> {
    const { cityCode, userId } = tx.scope;
    const place = [formId, period, issuerId, tenantId, regionCode, sector];
    return (await tx.run<Stored>(INSERT, [cityCode, id, ...place, reason, expiresOn, userId]))[0] ?? null;
  }

  /** An exception, read within a transaction; null where the scope sees none. */
  async find(tx: Transaction, id: string): Promise<Stored | null> {
    return (await tx.run<Stored>(BY_ID, [tx.scope.cityCode, id]))[0] ?? null;
  }

  /** Null where another one was faster. */
  async revoke(tx: Transaction, id: string): Promise<ExceptionRow | null> {
    return (await tx.run<Stored>(REVOKE, [tx.scope.cityCode, id]))[0] ?? null;
  }

  /** What the scope's authority has given for a form and period, the newest first. */
  async ofForm(scope: Scope, formId: string, period: string): Promise<ExceptionRow[]> {
    return this.database.read<Stored>(scope, OF_FORM, [scope.cityCode, formId, period, scope.tenantId]);
  }
}

import {
  addDays,
  BOUNDS,
  DomainError,
  type FieldError,
  requireFound,
  requireId,
  requireNoErrors,
  textErrors,
  todayIn,
  visibleLines,
} from '@fanzha/domain';
import { Audit, Database, newId, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { LockExceptionRepository } from './lock-exception.repository.js';
import type { ExceptionInput } from './submission.inputs.js';
import { requireAsked } from './submission.policy.js';
import { SubmissionRepository } from './submission.repository.js';
import type { ExceptionRow } from './submission.rows.js';

/** Days for which an exception may stand. */
const LONGEST = 60;

/** Authorities let one unit correct one period of one form after its lock day, for some days. */
@Injectable()
export class LockExceptionService {
  constructor(
    private readonly database: Database,
    private readonly submissions: SubmissionRepository,
    private readonly exceptions: LockExceptionRepository,
    private readonly audit: Audit,
  ) {}

  /**
   * @throws DomainError NOT_FOUND, FORBIDDEN for who has not asked for the submission, BAD_INPUT, CONFLICT
   *   (ALREADY_EXISTS with `id`) where one stands.
   */
  async grant(viewer: Viewer, input: ExceptionInput): Promise<ExceptionRow> {
    const today = todayIn();
    requireNoErrors([...textErrors('reason', input.reason, BOUNDS.reason), ...dayErrors(input.expiresOn, today)]);
    requireId(input.submissionId);
    return this.database.transaction(viewer.scope, async (tx) => {
      const row = requireFound((await this.submissions.find(tx, [input.submissionId], today))[0]);
      requireAsked(viewer, row);
      await this.exceptions.endExpired(tx, row, today);
      const made = { id: newId(), reason: visibleLines(input.reason), expiresOn: input.expiresOn };
      const exception = await this.exceptions.insert(tx, row, made);
      if (!exception) throw DomainError.conflict({ id: row.id }, 'ALREADY_EXISTS');
      const { tenantId, formId, period } = row;
      const detail = { tenantId, formId, period, expiresOn: input.expiresOn };
      await this.audit.record(tx, {
        action: 'submission.excepted',
        subjectKind: 'submission',
        subjectId: row.id,
        detail,
      });
      return exception;
    });
  }

  /** Ends an exception at once. @throws DomainError NOT_FOUND, FORBIDDEN, CONFLICT (ALREADY_REVOKED). */
  async revoke(viewer: Viewer, id: string): Promise<ExceptionRow> {
    requireId(id);
    return this.database.transaction(viewer.scope, async (tx) => {
      const before = requireFound(await this.exceptions.find(tx, id));
      if (before.issuerId !== viewer.tenantId || viewer.oversight.length === 0) throw DomainError.forbidden();
      if (before.revokedAt) throw DomainError.conflict({ id }, 'ALREADY_REVOKED');
      const revoked = await this.exceptions.revoke(tx, id);
      if (!revoked) throw DomainError.conflict({ id }, 'ALREADY_REVOKED');
      await this.audit.record(tx, { action: 'submission.exception_revoked', subjectKind: 'exception', subjectId: id });
      return revoked;
    });
  }
}

function dayErrors(expiresOn: string, today: string): FieldError[] {
  if (expiresOn < today) return [{ path: 'expiresOn', code: 'DATE_TOO_EARLY', params: { earliest: today } }];
  const latest = addDays(today, LONGEST);
  return expiresOn > latest ? [{ path: 'expiresOn', code: 'DATE_TOO_LATE', params: { latest } }] : [];
}

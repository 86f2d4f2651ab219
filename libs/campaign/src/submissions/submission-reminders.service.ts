import { chaseStage, DomainError, isId, todayIn } from '@fanzha/domain';
import { Database, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { overdueDays } from './chase-board.service.js';
import { ChaseRepository, MOST_OWING } from './chase.repository.js';
import { requireAsked } from './submission.policy.js';
import { SubmissionLog } from './submission-log.js';
import { SubmissionRepository } from './submission.repository.js';

/** Reminds units of what they owe. */
@Injectable()
export class SubmissionReminders {
  constructor(
    private readonly database: Database,
    private readonly chases: ChaseRepository,
    private readonly submissions: SubmissionRepository,
    private readonly log: SubmissionLog,
  ) {}

  /**
   * Reminds units of what they owe, in one step.
   * @returns how many were reminded
   * @throws DomainError NOT_FOUND, FORBIDDEN for submissions that others have asked for, CONFLICT (SUBMISSION_STATE)
   *   for one that was handed in meanwhile.
   */
  async remind(viewer: Viewer, given: readonly string[]): Promise<number> {
    const ids = [...new Set(given.map((id) => id.toLowerCase()))];
    if (ids.length === 0 || ids.length > MOST_OWING)
      throw DomainError.badInput([{ path: 'ids', code: ids.length === 0 ? 'TOO_FEW_ITEMS' : 'TOO_MANY_ITEMS' }]);
    if (!ids.every(isId)) throw DomainError.notFound();
    const today = todayIn();
    return this.database.transaction(viewer.scope, async (tx) => {
      const rows = await this.submissions.find(tx, ids, today);
      if (rows.length < ids.length) throw DomainError.notFound();
      for (const row of rows) {
        requireAsked(viewer, row);
        const { id, state, version, changedAt } = row;
        if (state !== 'DRAFT' && state !== 'RETURNED')
          throw DomainError.conflict({ id, state, version, changedAt }, 'SUBMISSION_STATE');
      }
      const to = rows.map((row) => ({ id: row.id, stage: chaseStage(overdueDays(row, today)) }));
      const count = await this.chases.remind(tx, to);
      await this.log.reminded(tx, rows, today);
      return count;
    });
  }
}

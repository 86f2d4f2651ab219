import { chaseStage, DomainError, todayIn } from '@fanzha/domain';
import { Database, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { overdueDays } from './chase-board.service.js';
import { ChaseRepository } from './chase.repository.js';
import { ChasePlanRepository } from './chase-plan.repository.js';
import { idsAtOnce } from './ids-at-once.js';
import { requireAsked } from './submission.policy.js';
import { SubmissionLog } from './submission-log.js';
import { SubmissionRepository } from './submission.repository.js';

/** How many submissions or alerts units were reminded of, and how many were left out as reminded of just before. */
export interface Reminding {
  readonly reminded: number;
  readonly leftOut: number;
}

/** Reminds units of what they owe. */
@Injectable()
export class SubmissionReminders {
  constructor(
    private readonly database: Database,
    private readonly chases: ChaseRepository,
    private readonly submissions: SubmissionRepository,
    private readonly log: SubmissionLog,
    private readonly plans: ChasePlanRepository,
  ) {}

  /**
   * Reminds units of what they owe, in one step: of the same submission once in `REMINDER_PAUSE_MINUTES`, whoever
   * does it.
   * @throws DomainError BAD_INPUT for none or more than 500; NOT_FOUND; FORBIDDEN for submissions that others have
   *   asked for; CONFLICT (SUBMISSION_STATE) for one that was handed in meanwhile.
   */
  async remind(viewer: Viewer, given: readonly string[]): Promise<Reminding> {
    const ids = idsAtOnce(given, 'ids');
    const today = todayIn();
    return this.database.transaction(viewer.scope, async (tx) => {
      const seen = await this.submissions.find(tx, ids, today);
      if (seen.length < ids.length) throw DomainError.notFound();
      for (const row of seen) requireAsked(viewer, row);
      // Of two who remind at once the second waits, and finds what the first has kept.
      const rows = await this.submissions.lock(tx, ids, today);
      if (rows.length < ids.length) throw DomainError.forbidden('READ_ONLY_OVERSIGHT');
      for (const row of rows) {
        const { id, state, version, changedAt } = row;
        if (state !== 'DRAFT' && state !== 'RETURNED')
          throw DomainError.conflict({ id, state, version, changedAt }, 'SUBMISSION_STATE');
      }
      const plans = await this.plans.ofForms(
        tx,
        rows.map(({ formId }) => formId),
      );
      const to = rows.map((row) => ({
        id: row.id,
        stage: chaseStage(overdueDays(row, today), plans.get(row.formId)),
      }));
      const reminded = new Set(await this.chases.remind(tx, to));
      const told = rows.filter(({ id }) => reminded.has(id));
      await this.log.reminded(tx, told, new Map(to.map(({ id, stage }) => [id, stage])));
      return { reminded: told.length, leftOut: rows.length - told.length };
    });
  }
}

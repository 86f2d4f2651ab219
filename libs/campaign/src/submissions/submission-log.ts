import type { ChaseStage, SubmissionAct } from '@fanzha/domain';
import { Audit, Outbox, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { submissionChanged, unitsReminded } from './submission-events.js';
import type { SubmissionRow } from './submission.rows.js';

/** A change of a submission, and what the log says of it beside its state. */
interface SubmissionChange {
  readonly before: SubmissionRow;
  readonly after: SubmissionRow;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** What is logged and told of submissions, in the transaction that changes them. */
@Injectable()
export class SubmissionLog {
  constructor(
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  /** Writes a log entry for each submission that was changed, and the events that are told of it. */
  async changed(tx: Transaction, act: SubmissionAct, changes: readonly SubmissionChange[]): Promise<void> {
    for (const { after, detail } of changes)
      await this.audit.record(tx, {
        action: `submission.${act}`,
        subjectKind: 'submission',
        subjectId: after.id,
        detail: { state: after.state, ...detail },
      });
    await this.outbox.record(
      tx,
      changes.flatMap(({ before, after }) => submissionChanged(before, after)),
    );
  }

  /**
   * Writes a log entry for each submission that its unit is reminded of, and the events that remind.
   * @param stages of the chase, by submission
   */
  async reminded(
    tx: Transaction,
    rows: readonly SubmissionRow[],
    stages: ReadonlyMap<string, ChaseStage>,
  ): Promise<void> {
    await this.audit.recordMany(
      tx,
      rows.map(({ id }) => ({
        action: 'submission.reminded',
        subjectKind: 'submission',
        subjectId: id,
        detail: { stage: stages.get(id) },
      })),
    );
    await this.outbox.record(tx, unitsReminded(rows));
  }
}

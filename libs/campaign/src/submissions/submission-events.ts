import type { SubmissionRow } from './submission.rows.js';

/** What happened to a submission that somebody is to be told of: plain data, without names of persons. */
export interface SubmissionEvent {
  readonly kind: 'submission.returned' | 'submission.approved' | 'submission.reminded' | 'submission.submitted';
  readonly subject: { readonly kind: 'submission'; readonly id: string };
  /** Units whose accounts are told. */
  readonly recipients: readonly string[];
  readonly facts: Readonly<Record<string, string | number>>;
}

const event = (
  kind: SubmissionEvent['kind'],
  { id, title, period, dueOn }: Pick<SubmissionRow, 'id' | 'title' | 'period' | 'dueOn'>,
  recipient: string,
  facts: SubmissionEvent['facts'] = {},
): SubmissionEvent => ({
  kind,
  subject: { kind: 'submission', id },
  recipients: [recipient],
  facts: { form: title, period, dueOn, ...facts },
});

/** Cells have gone back to the unit. */
export const returnedEvent = (row: SubmissionRow): SubmissionEvent =>
  event('submission.returned', row, row.tenantId, { cells: row.returned.length });
/** A submission was approved. */
export const approvedEvent = (row: SubmissionRow): SubmissionEvent => event('submission.approved', row, row.tenantId);
/** A unit is reminded of what it owes. */
export const remindedEvent = (row: SubmissionRow): SubmissionEvent => event('submission.reminded', row, row.tenantId);
/** A submission waits for its authority. */
export const submittedEvent = (row: SubmissionRow): SubmissionEvent =>
  event('submission.submitted', row, row.issuerId, { round: row.round });

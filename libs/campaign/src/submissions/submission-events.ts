import { type LocalDate, parsePeriod, periodLabel } from '@fanzha/domain';
import type { DomainEvent } from '@fanzha/platform';
import { createHash } from 'node:crypto';
import { movedCells } from './submission-figures.js';
import type { SubmissionRow } from './submission.rows.js';

/** What the message calls a submission: its form and its period. */
export const titleOf = ({ title, period }: Pick<SubmissionRow, 'title' | 'period'>): string =>
  `${periodLabel(parsePeriod(period), 'zh-CN')}${title}`;
const about = ({ id }: SubmissionRow) => ({ subjectKind: 'SUBMISSION', subjectId: id }) as const;

/** Told to the officials of the authority that has asked for it: nobody else may review it. */
const toAuthority = (row: SubmissionRow, event: Pick<DomainEvent, 'kind' | 'facts' | 'matter'>): DomainEvent => ({
  ...event,
  ...about(row),
  tenantId: row.tenantId,
  recipients: [{ tenantId: row.issuerId, permission: 'ledger:record', officials: true }],
});

/** Told by the authority to those who hand in for the unit. */
const toUnit = (row: SubmissionRow, event: Pick<DomainEvent, 'kind' | 'facts' | 'matter'>): DomainEvent => ({
  ...event,
  ...about(row),
  tenantId: row.issuerId,
  recipients: [{ tenantId: row.tenantId, permission: 'ledger:record' }],
});

/** A submission waits for its authority; what was taken back and comes in again is the same matter. */
const submitted = (row: SubmissionRow): DomainEvent =>
  toAuthority(row, { kind: 'submission.submitted', facts: { title: titleOf(row) }, matter: row.id });

/** What was returned has come in again. */
function corrected(row: SubmissionRow): DomainEvent {
  const moved = new Set(row.snapshot ? movedCells(row.before, row.snapshot) : []);
  const count = row.returned.filter(({ cell }) => moved.has(cell)).length;
  return toAuthority(row, { kind: 'submission.corrected', facts: { title: titleOf(row), count } });
}

/** Cells have gone back to the unit. */
const returned = (row: SubmissionRow): DomainEvent =>
  toUnit(row, { kind: 'submission.returned', facts: { title: titleOf(row), count: row.returned.length } });

const approved = (row: SubmissionRow): DomainEvent =>
  toUnit(row, { kind: 'submission.approved', facts: { title: titleOf(row) } });

/** Who is told of a change of a submission. Nobody reviews the own one, so that nobody is told of it. */
export function submissionChanged(before: SubmissionRow, after: SubmissionRow): DomainEvent[] {
  if (before.state === after.state) return [];
  switch (after.state) {
    case 'SUBMITTED':
      if (after.issuerId === after.tenantId) return [];
      return [after.round > 0 ? corrected(after) : submitted(after)];
    case 'RETURNED':
      return [returned(after)];
    case 'APPROVED':
      return [approved(after)];
    default:
      return [];
  }
}

/** The day until which a unit has time: an exception is another due day. */
const dayOf = ({ dueOn, exceptedUntil }: SubmissionRow): LocalDate =>
  exceptedUntil !== null && exceptedUntil > dueOn ? exceptedUntil : dueOn;

/** Units are reminded of what they owe: each once, of all that it owes, by what is due first. */
export function unitsReminded(rows: readonly SubmissionRow[]): DomainEvent[] {
  const byUnit = new Map<string, SubmissionRow[]>();
  for (const row of rows) byUnit.set(row.tenantId, [...(byUnit.get(row.tenantId) ?? []), row]);
  return [...byUnit.values()].flatMap((owed) => {
    const [first] = owed.sort((one, other) => (`${dayOf(one)} ${one.id}` < `${dayOf(other)} ${other.id}` ? -1 : 1));
    if (!first) return [];
    const facts = { title: titleOf(first), day: dayOf(first), count: owed.length };
    return [toUnit(first, { kind: 'submission.reminded', facts, matter: matterOf(owed) })];
  });
}

/** The same of the same submissions, however many they are. */
const matterOf = (rows: readonly SubmissionRow[]): string =>
  createHash('sha256')
    .update(rows.map(({ id }) => id).join())
    .digest('hex');

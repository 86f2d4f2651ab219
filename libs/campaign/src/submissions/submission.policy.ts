import {
  actRefusal,
  ACTS_OF_UNIT,
  DomainError,
  isWithin,
  requireVersion,
  shownState,
  SUBMISSION_ACTS,
  type SubmissionAct,
} from '@fanzha/domain';
import type { Viewer } from '@fanzha/platform';
import type { Explanation, SubmissionRow } from './submission.rows.js';

const ACTS = Object.keys(SUBMISSION_ACTS) as SubmissionAct[];

/** Whether the viewer's authority has asked for a submission and oversees its unit still. */
function reviews({ tenantId, oversight }: Viewer, row: SubmissionRow): boolean {
  return (
    row.issuerId === tenantId &&
    row.tenantId !== tenantId &&
    oversight.some(
      ({ region, sector }) => isWithin(row.regionCode, region) && (sector === null || sector === row.sector),
    )
  );
}

/** Why the viewer may not do this at all, whatever the state. */
function whoRefusal(act: SubmissionAct, viewer: Viewer, row: SubmissionRow): DomainError | null {
  if (!viewer.permissions.has('ledger:record')) return DomainError.forbidden();
  const isOwn = row.tenantId === viewer.tenantId;
  if (ACTS_OF_UNIT.includes(act)) return isOwn ? null : DomainError.forbidden('READ_ONLY_OVERSIGHT');
  if (isOwn) return DomainError.forbidden('OWN_SUBMISSION');
  return reviews(viewer, row) ? null : DomainError.forbidden('READ_ONLY_OVERSIGHT');
}

const standOf = ({ state, lockOn, exceptedUntil }: SubmissionRow) => ({
  state,
  lockOn,
  excepted: exceptedUntil !== null,
});

/** What the viewer may do with a submission now. */
export const allowedActs = (viewer: Viewer, row: SubmissionRow, today: string): SubmissionAct[] =>
  ACTS.filter((act) => !whoRefusal(act, viewer, row) && !actRefusal(act, standOf(row), today));

/**
 * @param version the one that the viewer has seen
 * @throws DomainError FORBIDDEN (READ_ONLY_OVERSIGHT; OWN_SUBMISSION), CONFLICT (SUBMISSION_STATE with `id`, `state`,
 *   `version` and `changedAt`; VERSION_CHANGED), LOCKED (PERIOD_LOCKED).
 */
export function requireMayAct(
  act: SubmissionAct,
  viewer: Viewer,
  row: SubmissionRow,
  version: number,
  today: string,
): void {
  const who = whoRefusal(act, viewer, row);
  if (who) throw who;
  const { id, title: form, period, lockOn, changedAt } = row;
  const now = { id, state: shownState(row, today), version: row.version, changedAt };
  const refusal = actRefusal(act, standOf(row), today);
  if (refusal === 'PERIOD_LOCKED') throw DomainError.locked({ ...now, form, period, lockOn }, refusal);
  if (refusal) throw DomainError.conflict(now, refusal);
  requireVersion(row, version, now);
}

/** @throws DomainError FORBIDDEN (READ_ONLY_OVERSIGHT) for who has not asked for the submission. */
export function requireAsked(viewer: Viewer, row: SubmissionRow): void {
  if (!reviews(viewer, row) || !viewer.permissions.has('ledger:record'))
    throw DomainError.forbidden('READ_ONLY_OVERSIGHT');
}

/**
 * Whether the viewer may see the figures of a submission: those of a region are of one line or of all, and who oversees
 * one line sees those of no other.
 */
export const seesFigures = ({ oversight }: Viewer, { figuresRegion, figuresSector }: SubmissionRow): boolean =>
  figuresRegion === null ||
  oversight.some(
    ({ region, sector }) => isWithin(figuresRegion, region) && (sector === null || sector === figuresSector),
  );

/** @throws DomainError FORBIDDEN (OUTSIDE_OVERSIGHT) where the figures are those of a region the viewer may not see. */
export function requireSeesFigures(viewer: Viewer, row: SubmissionRow): void {
  if (!seesFigures(viewer, row)) throw DomainError.forbidden('OUTSIDE_OVERSIGHT');
}

/** What a unit has written of its own: texts of the form, explanations of figures, a sentence to a zero report. */
type Written = Pick<SubmissionRow, 'texts' | 'explanations' | 'zeroNote'>;

/**
 * What the viewer may read of what a unit has written: the unit itself all of it, others what it has handed in. Of what
 * was returned that is what was handed in before; what was taken back nobody else reads.
 */
export function readable({ tenantId }: Viewer, row: SubmissionRow): Written {
  const { texts, explanations, zeroNote, state, round, zero, before } = row;
  if (row.tenantId === tenantId || (state !== 'DRAFT' && state !== 'RETURNED'))
    return { texts, explanations, zeroNote };
  if (state === 'DRAFT') return { texts: {}, explanations: {}, zeroNote: null };
  const earlier = Object.entries(explanations).filter(([, said]: [string, Explanation]) => said.round < round);
  return {
    texts: before?.texts ?? {},
    explanations: Object.fromEntries(earlier),
    // A zero report that was declared anew is handed in at once; only what waits for records is not.
    zeroNote: zero === (before?.zero ?? null) ? zeroNote : null,
  };
}

import { addDays, DomainError, EVALUATION_BOUNDS, type LocalDate, parsePeriod } from '@fanzha/domain';
import type { Viewer } from '@fanzha/platform';
import { mayMake, overseesAll, requireMayChange, requireOverseesAll } from '../campaigns/campaign.policy.js';
import type { EvaluationRow } from './evaluation.rows.js';

/** What can be done to a scheme. */
export type EvaluationAct = 'write' | 'delete' | 'publish' | 'amend' | 'close' | 'rank' | 'lock' | 'appeal' | 'decide';

/** From which state each act leads. */
const FROM: Readonly<Record<EvaluationAct, readonly EvaluationRow['status'][]>> = {
  write: ['DRAFT'],
  delete: ['DRAFT'],
  publish: ['DRAFT'],
  amend: ['PUBLISHED'],
  close: ['PUBLISHED'],
  rank: ['DRAFT', 'PUBLISHED', 'CLOSED', 'LOCKED'],
  lock: ['CLOSED'],
  appeal: ['CLOSED'],
  decide: ['CLOSED'],
};
const ACTS = Object.keys(FROM) as EvaluationAct[];

/** The last day that may be set for appeals. */
export const latestAppealDay = (today: LocalDate): LocalDate => addDays(today, EVALUATION_BOUNDS.appealDays);

/** Whether the period of a scheme is over. */
const isOver = ({ period }: Pick<EvaluationRow, 'period'>, today: LocalDate): boolean =>
  parsePeriod(period).end < today;

const takesAppeals = ({ appealUntil }: EvaluationRow, today: LocalDate): boolean =>
  appealUntil !== null && appealUntil >= today;

/** What may be done where the authority oversees only some of it by now: to state less, and to decide one by one. */
const OF_SOME: readonly EvaluationAct[] = ['write', 'amend', 'decide'];

/**
 * @throws DomainError FORBIDDEN: as `requireMayChange`; OUTSIDE_OVERSIGHT where the act is about all of a scheme and
 *   some of it is overseen no longer.
 */
export function requireMayChangeScheme(act: EvaluationAct, viewer: Viewer, scheme: EvaluationRow): void {
  requireMayChange(viewer, scheme);
  if (!OF_SOME.includes(act)) requireOverseesAll(viewer, scheme);
}

/** What the viewer may do to a scheme now. A unit that has no score of it is told so when it appeals. */
export function allowedTo(viewer: Viewer, scheme: EvaluationRow, today: LocalDate): EvaluationAct[] {
  const isOwn = scheme.tenantId === viewer.tenantId;
  if (!viewer.permissions.has('ledger:record') || (isOwn && !mayMake(viewer))) return [];
  const acts = isOwn && !overseesAll(viewer, scheme) ? OF_SOME : ACTS;
  return acts.filter((act) => {
    if (!FROM[act].includes(scheme.status) || (act === 'appeal') === isOwn) return false;
    if (act === 'appeal') return takesAppeals(scheme, today);
    if (act === 'close') return isOver(scheme, today);
    return act !== 'lock' || !takesAppeals(scheme, today);
  });
}

/** @throws DomainError CONFLICT (EVALUATION_STATE with `state` and `version`). */
export function requireState(act: EvaluationAct, { status, version }: EvaluationRow): void {
  if (!FROM[act].includes(status)) throw DomainError.conflict({ state: status, version }, 'EVALUATION_STATE');
}

/** @throws DomainError CONFLICT (EVALUATION_RUNS with `end`) while the period of the scheme runs. */
export function requireOver(scheme: EvaluationRow, today: LocalDate): void {
  if (!isOver(scheme, today)) throw DomainError.conflict({ end: parsePeriod(scheme.period).end }, 'EVALUATION_RUNS');
}

/** @throws DomainError CONFLICT (APPEAL_OVER with `until`). */
export function requireAppeals(scheme: EvaluationRow, today: LocalDate): void {
  if (!takesAppeals(scheme, today)) throw DomainError.conflict({ until: scheme.appealUntil ?? '' }, 'APPEAL_OVER');
}

/** @throws DomainError CONFLICT (APPEALS_OPEN with `count` and `until`): a unit keeps its time, and its answer. */
export function requireSettled(scheme: EvaluationRow, open: number, today: LocalDate): void {
  if (open > 0 || takesAppeals(scheme, today))
    throw DomainError.conflict({ count: open, until: scheme.appealUntil ?? '' }, 'APPEALS_OPEN');
}

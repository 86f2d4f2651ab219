import {
  DomainError,
  isWithin,
  requireVersion,
  type Sector,
  SUPERVISION_ACTS,
  SUPERVISION_ACTS_OF_UNIT,
  type SupervisionAct,
} from '@fanzha/domain';
import type { Viewer } from '@fanzha/platform';
import type { LetterRow } from './supervision.rows.js';

const ACTS = Object.keys(SUPERVISION_ACTS) as SupervisionAct[];

/** Whether the viewer oversees a unit of this place and line. */
export const overseesUnit = (
  { oversight }: Viewer,
  { regionCode, sector }: { readonly regionCode: string; readonly sector: Sector },
): boolean =>
  oversight.some(
    (overseen) => isWithin(regionCode, overseen.region) && (overseen.sector === null || overseen.sector === sector),
  );

/** Whether the viewer may switch supervision on and off: officials who keep the programs and robots of an authority. */
export const maySwitch = ({ oversight, permissions }: Viewer): boolean =>
  oversight.length > 0 && permissions.has('client:manage');

/** Whether the viewer writes letters for its authority, once supervision is on. */
export const mayWrite = ({ oversight, permissions }: Viewer): boolean =>
  oversight.length > 0 && permissions.has('ledger:record');

/** Why the viewer may not do this at all, whatever the state. */
function whoRefusal(act: SupervisionAct, viewer: Viewer, row: LetterRow): DomainError | null {
  if (!viewer.permissions.has('ledger:record')) return DomainError.forbidden();
  if (SUPERVISION_ACTS_OF_UNIT.includes(act))
    return row.tenantId === viewer.tenantId ? null : DomainError.forbidden('READ_ONLY_OVERSIGHT');
  if (row.tenantId === viewer.tenantId) return DomainError.forbidden();
  return row.issuerId === viewer.tenantId && overseesUnit(viewer, row)
    ? null
    : DomainError.forbidden('READ_ONLY_OVERSIGHT');
}

const isOpenTo = (act: SupervisionAct, { state }: LetterRow): boolean => SUPERVISION_ACTS[act].from.includes(state);

/** What the viewer may do with a letter now; nothing while supervision is off. */
export const allowedActs = (viewer: Viewer, row: LetterRow): SupervisionAct[] =>
  row.shown ? ACTS.filter((act) => !whoRefusal(act, viewer, row) && isOpenTo(act, row)) : [];

/**
 * @param version the one that the viewer has seen
 * @throws DomainError FORBIDDEN (READ_ONLY_OVERSIGHT), CONFLICT (SUPERVISION_OFF; SUPERVISION_STATE and VERSION_CHANGED
 *   with `id`, `state`, `version` and `changedAt` of what is there now).
 */
export function requireMayAct(act: SupervisionAct, viewer: Viewer, row: LetterRow, version: number): void {
  const who = whoRefusal(act, viewer, row);
  if (who) throw who;
  const { id, state, changedAt } = row;
  const now = { id, state, version: row.version, changedAt };
  if (!row.shown) throw DomainError.conflict(now, 'SUPERVISION_OFF');
  if (!isOpenTo(act, row)) throw DomainError.conflict(now, 'SUPERVISION_STATE');
  requireVersion(row, version, now);
}

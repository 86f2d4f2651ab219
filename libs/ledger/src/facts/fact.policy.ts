import { type Permission, DomainError, isWithin } from '@fanzha/domain';
import type { Scope, Viewer } from '@fanzha/platform';
import type { AnyLedger, FactOperation } from './ledger-definition.js';
import type { FactEntity } from './fact.entity.js';

type Actor = Pick<Viewer, 'tenantId' | 'permissions' | 'oversight'>;
type Kept = Pick<AnyLedger, 'unamendable' | 'ofOfficials'>;
type Subject = Pick<FactEntity, 'tenantId' | 'recordStatus'>;

/** Whatever is not voiding amends: a group that is dissolved, a member that leaves. */
const neededFor = (operation: FactOperation): Permission => (operation === 'void' ? 'ledger:void' : 'ledger:amend');

/** Whether a ledger is changed by officials alone, and the viewer is none. */
const isNoOfficial = ({ oversight }: Actor, { ofOfficials }: Kept): boolean =>
  ofOfficials === true && oversight.length === 0;

/**
 * The operations the viewer may do now: on its own tenant's records, by its permissions, while they are not voided.
 * @param ledger that the record is in: one that corrects nothing, for one
 */
export function allowedOperations(
  viewer: Actor,
  fact: Subject,
  further: readonly FactOperation[] = [],
  ledger: Kept = {},
): FactOperation[] {
  if (fact.tenantId !== viewer.tenantId || fact.recordStatus === 'VOIDED' || isNoOfficial(viewer, ledger)) return [];
  return [...(ledger.unamendable ? [] : ['amend']), 'void', ...further].filter((operation) =>
    viewer.permissions.has(neededFor(operation)),
  );
}

/**
 * Whether the viewer may do this to a fact it sees, whatever state the record is in.
 * @throws DomainError FORBIDDEN: without the permission; READ_ONLY_OVERSIGHT on another tenant's record, because an
 *   overseer returns a wrong figure to the unit that owns it and never writes into its ledger; OUTSIDE_OVERSIGHT on
 *   what only officials of its authority change.
 */
export function requireMay(operation: FactOperation, viewer: Actor, fact: Subject, ledger: Kept = {}): void {
  if (fact.tenantId !== viewer.tenantId) throw DomainError.forbidden('READ_ONLY_OVERSIGHT');
  if (!viewer.permissions.has(neededFor(operation))) throw DomainError.forbidden();
  if (isNoOfficial(viewer, ledger)) throw DomainError.forbidden('OUTSIDE_OVERSIGHT');
}

/** Whether the viewer sees the record as one of its own or of a region it oversees, and not by a rule of its ledger. */
export function keepsOrOversees(
  { tenantId, regions, sector }: Pick<Scope, 'tenantId' | 'regions' | 'sector'>,
  fact: Pick<FactEntity, 'tenantId' | 'regionCode' | 'sector'>,
): boolean {
  if (fact.tenantId === tenantId) return true;
  return regions.some((code) => isWithin(fact.regionCode, code)) && (sector === null || sector === fact.sector);
}

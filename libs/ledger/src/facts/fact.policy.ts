import { type Permission, DomainError, isWithin } from '@fanzha/domain';
import type { Scope, Viewer } from '@fanzha/platform';
import type { FactOperation } from './ledger-definition.js';
import type { FactEntity } from './fact.entity.js';

type Actor = Pick<Viewer, 'tenantId' | 'permissions'>;
type Subject = Pick<FactEntity, 'tenantId' | 'recordStatus'>;

/** Whatever is not voiding amends: a group that is dissolved, a member that leaves. */
const neededFor = (operation: FactOperation): Permission => (operation === 'void' ? 'ledger:void' : 'ledger:amend');

/**
 * The operations the viewer may do now: on its own tenant's records, by its permissions, while they are not voided.
 * @param unamendable for ledgers that correct nothing.
 */
export function allowedOperations(
  viewer: Actor,
  fact: Subject,
  further: readonly FactOperation[] = [],
  unamendable = false,
): FactOperation[] {
  if (fact.tenantId !== viewer.tenantId || fact.recordStatus === 'VOIDED') return [];
  return [...(unamendable ? [] : ['amend']), 'void', ...further].filter((operation) =>
    viewer.permissions.has(neededFor(operation)),
  );
}

/**
 * Whether the viewer may do this to a fact it sees, whatever state the record is in.
 * @throws DomainError FORBIDDEN: without the permission; READ_ONLY_OVERSIGHT on another tenant's record, because an
 *   overseer returns a wrong figure to the unit that owns it and never writes into its ledger.
 */
export function requireMay(operation: FactOperation, viewer: Actor, fact: Subject): void {
  if (fact.tenantId !== viewer.tenantId) throw DomainError.forbidden('READ_ONLY_OVERSIGHT');
  if (!viewer.permissions.has(neededFor(operation))) throw DomainError.forbidden();
}

/** Whether the viewer sees the record as one of its own or of a region it oversees, and not by a rule of its ledger. */
export function keepsOrOversees(
  { tenantId, regions, sector }: Pick<Scope, 'tenantId' | 'regions' | 'sector'>,
  fact: Pick<FactEntity, 'tenantId' | 'regionCode' | 'sector'>,
): boolean {
  if (fact.tenantId === tenantId) return true;
  return regions.some((code) => isWithin(fact.regionCode, code)) && (sector === null || sector === fact.sector);
}

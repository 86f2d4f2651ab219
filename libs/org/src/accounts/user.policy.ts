import {
  BOUNDS,
  DomainError,
  type FieldError,
  foldIdentifier,
  foldText,
  listErrors,
  repeatedAt,
  type Role,
  type TenantType,
  textErrors,
} from '@fanzha/domain';
import type { Viewer } from '@fanzha/platform';

/** Roles within a unit, which its own administrators give. */
const UNIT_ROLES: readonly Role[] = ['UNIT_ADMIN', 'UNIT_EDITOR', 'VIEWER'];
const AUTHORITY_ROLES: readonly Role[] = ['COUNTY_OFFICIAL', 'CITY_OFFICIAL', 'OPERATOR'];

const USERNAME = /^[a-z0-9._@-]*$/;

/**
 * Whether the viewer keeps the accounts of a tenant it can see: operators those of their city, unit
 * administrators those of their own tenant.
 * @throws DomainError FORBIDDEN
 */
export function checkKeepsAccounts(viewer: Viewer, tenantId: string): void {
  if (viewer.roles.includes('OPERATOR')) return;
  if (viewer.tenantId !== tenantId) throw DomainError.forbidden();
}

/**
 * Whether the viewer may give these roles, or change an account that has them. Somebody who could reset the password
 * of an account with more rights would have those rights.
 * @throws DomainError FORBIDDEN
 */
export function checkMayGrant(viewer: Viewer, roles: readonly Role[]): void {
  if (viewer.roles.includes('OPERATOR')) return;
  if (!roles.every((role) => UNIT_ROLES.includes(role))) throw DomainError.forbidden();
}

/** Errors of the roles of a new account: at least one, none twice, and officials and operators only in authorities. */
export function roleErrors(roles: readonly Role[], tenantType: TenantType): FieldError[] {
  const repeated = repeatedAt(roles);
  return [
    ...listErrors('roles', roles, { min: 1, max: UNIT_ROLES.length + AUTHORITY_ROLES.length }),
    ...roles.flatMap((role, index): FieldError[] => {
      if (repeated.has(index)) return [{ path: `roles.${index}`, code: 'DUPLICATE' }];
      const outOfPlace = AUTHORITY_ROLES.includes(role) && tenantType !== 'AUTHORITY';
      return outOfPlace ? [{ path: `roles.${index}`, code: 'CONTRADICTORY' }] : [];
    }),
  ];
}

/** Errors of a new user's names. */
export function nameErrors(username: string, displayName: string): FieldError[] {
  const errors = textErrors('username', username, BOUNDS.username);
  // A blank inside is asked about and not left out: nobody should have to guess the name they have got.
  const wellFormed = USERNAME.test(foldText(username));
  return [
    ...errors,
    ...(wellFormed ? [] : [{ path: 'username', code: 'INVALID_FORMAT', params: { example: 'zhang.san' } } as const]),
    ...textErrors('displayName', displayName, BOUNDS.displayName),
  ];
}

/** A user name as it is stored and compared: case, width and blanks make no difference. */
export function normalName(username: string): string {
  return foldIdentifier(username);
}

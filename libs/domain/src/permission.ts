import type { Term } from './vocabulary.js';

/** What a user is within a tenant. A user may hold several roles; their permissions add up. */
export const ROLES = [
  { code: 'UNIT_ADMIN', zh: '单位管理员', en: 'Unit administrator' },
  { code: 'UNIT_EDITOR', zh: '填报员', en: 'Unit editor' },
  { code: 'VIEWER', zh: '查看人员', en: 'Viewer' },
  { code: 'COUNTY_OFFICIAL', zh: '县级主管人员', en: 'County official' },
  { code: 'CITY_OFFICIAL', zh: '市级主管人员', en: 'City official' },
  { code: 'OPERATOR', zh: '平台运维人员', en: 'Platform operator' },
] as const satisfies readonly Term[];
export type Role = (typeof ROLES)[number]['code'];

/**
 * What a user may do at all, as `subject:verb`. Whose data it applies to is a second question, answered by the tenant
 * and the oversight of the user.
 */
export const PERMISSIONS = [
  'ledger:read',
  'ledger:record',
  'ledger:amend',
  'ledger:void',
  'rollup:read',
  'tenant:read',
  'tenant:manage',
  'user:read',
  'user:manage',
  'region:read',
  'region:manage',
  'oversight:manage',
  'client:manage',
  'account:own',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const EVERYONE: readonly Permission[] = ['account:own', 'region:read'];

// Officials are among them: an authority records its own work as any unit does. The work of others, which they see, is
// not theirs to change, because their tenant does not own it: a wrong figure goes back to the unit that does.
const KEEPER: readonly Permission[] = [
  'ledger:read',
  'ledger:record',
  'ledger:amend',
  'ledger:void',
  'rollup:read',
  'tenant:read',
];

const PERMISSIONS_BY_ROLE: Readonly<Record<Role, readonly Permission[]>> = {
  UNIT_ADMIN: [...KEEPER, 'user:read', 'user:manage', 'client:manage'],
  UNIT_EDITOR: KEEPER,
  VIEWER: ['ledger:read', 'rollup:read', 'tenant:read'],
  COUNTY_OFFICIAL: [...KEEPER, 'client:manage'],
  CITY_OFFICIAL: [...KEEPER, 'client:manage'],
  // Operators keep the platform running; the figures and records in it are none of their business.
  OPERATOR: ['tenant:read', 'tenant:manage', 'user:read', 'user:manage', 'region:manage', 'oversight:manage'],
};

/** Everything a user with these roles may do. Even without any role: the own account and the names of regions. */
export function permissionsOf(roles: readonly Role[]): ReadonlySet<Permission> {
  return new Set([...EVERYONE, ...roles.flatMap((role) => PERMISSIONS_BY_ROLE[role])]);
}

/** Roles of officials: they alone use the oversight of their authority. */
export const OFFICIAL_ROLES: readonly Role[] = ['COUNTY_OFFICIAL', 'CITY_OFFICIAL'];

/** The roles that may do something. */
export function rolesWith(permission: Permission): readonly Role[] {
  return ROLES.map(({ code }) => code).filter((role) => permissionsOf([role]).has(permission));
}

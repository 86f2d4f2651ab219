import type { TenantType } from '@fanzha/domain';

/** Names of units by region code and type. */
export type CountyUnits = Readonly<Record<string, Partial<Record<TenantType, readonly string[]>>>>;

import type { Sector } from '@fanzha/domain';

/**
 * On whose behalf a transaction runs. Row-level security shows it the tenant's own rows and, for officials, the rows of
 * the regions they oversee (restricted to one sector where the oversight is). The default of every part is "nothing".
 */
export interface Scope {
  /** Four digits; every statement of a transaction touches this one city. */
  readonly cityCode: string;
  readonly tenantId: string | null;
  readonly userId: string | null;
  /** Overseen region codes (subtrees). */
  readonly regions: readonly string[];
  /** The one sector the oversight is restricted to, or null. */
  readonly sector: Sector | null;
  /**
   * member: a signed-in user, or an API client once its token was verified. operator: may keep tenants,
   * users and oversight of the city. sign_in, refresh and client: nobody yet; reaches the one account,
   * session or client named by `subject`.
   */
  readonly mode: 'member' | 'operator' | 'sign_in' | 'refresh' | 'client';
  readonly subject?: string;
  /** The session that must still be alive, else the transaction ends with UNAUTHENTICATED. */
  readonly sessionId?: string;
  /** The API client that acts in the name of the user, for the log. */
  readonly client?: { readonly id: string; readonly name: string };
  /** The import whose rows are written, for the log of each record. */
  readonly batchNumber?: string;
}

/** The parameters of SQL function `open_scope`, in its order. */
export function scopeParameters(scope: Scope): (string | null)[] {
  return [
    scope.cityCode,
    scope.tenantId,
    scope.userId,
    scope.regions.join(','),
    scope.sector,
    scope.mode,
    scope.subject ?? null,
    scope.sessionId ?? null,
  ];
}

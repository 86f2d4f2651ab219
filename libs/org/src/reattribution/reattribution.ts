import type { MaintenanceTransaction } from '@fanzha/platform';

/** Injection token of the `Reattribution` that the application provides. */
export const REATTRIBUTION = Symbol('reattribution');

/** What a region change moves. */
export interface Reattributed {
  readonly tenantIds: readonly string[];
  /** Regions that end, by code, and what each goes up in; null where it has no one successor. */
  readonly successors: ReadonlyMap<string, string | null>;
}

/**
 * Carries out a change of where tenants belong, together with the figures that are in place until further notice and
 * therefore move along. Organisations know nothing of figures; the library that keeps the figures provides this.
 */
export interface Reattribution {
  /**
   * Changes one tenant. Nobody writes for it meanwhile; `change` may run again when another transaction was in its way.
   * The transaction runs as the jobs role: it sees the whole city and checks no permissions, so check them before.
   * @param held further tenants for which nobody writes meanwhile.
   */
  ofTenant<T>(
    cityCode: string,
    tenantId: string,
    change: (tx: MaintenanceTransaction) => Promise<T>,
    held?: readonly string[],
  ): Promise<T>;

  /**
   * Changes regions of a city and the tenants in them. Nobody in the city writes meanwhile. `work` finds out what is
   * concerned and gives it to `reattribute` together with the change.
   * @throws DomainError CONFLICT (STILL_IN_USE) where the households of several communities would end up
   * in one, or of one in several.
   */
  ofCity<T>(
    cityCode: string,
    work: (
      tx: MaintenanceTransaction,
      reattribute: (concerned: Reattributed, change: () => Promise<void>) => Promise<void>,
    ) => Promise<T>,
  ): Promise<T>;
}

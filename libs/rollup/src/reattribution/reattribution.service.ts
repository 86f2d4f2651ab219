import type { Reattributed, Reattribution } from '@fanzha/org';
import { Maintenance, type MaintenanceTransaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { reattribute } from './reattribution.repository.js';
import { moveRosters } from './roster-moves.repository.js';

/** Lets figures follow when tenants move and regions are changed: in the same transaction, to the last unit. */
@Injectable()
export class ReattributionService implements Reattribution {
  constructor(private readonly maintenance: Maintenance) {}

  async ofTenant<T>(
    cityCode: string,
    tenantId: string,
    change: (tx: MaintenanceTransaction) => Promise<T>,
    held: readonly string[] = [],
  ): Promise<T> {
    const concerned = { tenantIds: [tenantId], communityCodes: [] };
    return this.maintenance.alone(cityCode, [tenantId, ...held], (tx) => reattribute(tx, concerned, () => change(tx)));
  }

  async ofCity<T>(
    cityCode: string,
    work: (
      tx: MaintenanceTransaction,
      reattribute: (concerned: Reattributed, change: () => Promise<void>) => Promise<void>,
    ) => Promise<T>,
  ): Promise<T> {
    return this.maintenance.alone(cityCode, [cityCode], (tx) =>
      work(tx, async ({ tenantIds, successors }, change) => {
        // Households before are where they were, households after where they are: both codes
        // are concerned at both times.
        const communityCodes = [...successors].flat().filter((code) => code !== null);
        await reattribute(tx, { tenantIds, communityCodes }, async () => {
          await change();
          await moveRosters(tx, successors);
        });
      }),
    );
  }
}

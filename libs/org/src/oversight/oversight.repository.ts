import type { LocalDate } from '@fanzha/domain';
import { Database, type Scope, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { Oversight } from './oversight.entity.js';

const STANDING: Statement = {
  name: 'oversight.standing',
  text: `select city_code "cityCode", id, tenant_id "tenantId", region_code "regionCode", sector,
      valid_from "validFrom", valid_to "validTo"
    from oversight where city_code = $1 and tenant_id = any ($2::uuid[]) and valid_to is null order by region_code, id`,
};

type OversightRow = { [Key in keyof Oversight]: Oversight[Key] };

/** Reads and writes what authorities oversee. */
@Injectable()
export class OversightRepository {
  constructor(private readonly database: Database) {}

  /** What authorities oversee now, of those the scope may see. */
  async standing(scope: Scope, tenantIds: readonly string[]): Promise<Oversight[]> {
    return (await this.database.read<OversightRow>(scope, STANDING, [scope.cityCode, tenantIds])).map(oversightOf);
  }

  /** The same for one of them inside a transaction. */
  async standingIn(tx: Transaction, tenantId: string): Promise<Oversight[]> {
    return (await tx.run<OversightRow>(STANDING, [tx.scope.cityCode, [tenantId]])).map(oversightOf);
  }

  /** Holds an oversight until the transaction ends; null where the scope sees none. */
  lock(tx: Transaction, id: string): Promise<Oversight | null> {
    return tx.manager.findOne(Oversight, {
      where: { cityCode: tx.scope.cityCode, id },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** Writes a new oversight. */
  async insert(tx: Transaction, oversight: Oversight): Promise<void> {
    await tx.manager.insert(Oversight, oversight);
  }

  /** Ends an oversight on a day. */
  async end(tx: Transaction, { cityCode, id }: Oversight, validTo: LocalDate): Promise<void> {
    await tx.manager.update(Oversight, { cityCode, id }, { validTo });
  }
}

function oversightOf(row: OversightRow): Oversight {
  return Object.assign(new Oversight(), row);
}

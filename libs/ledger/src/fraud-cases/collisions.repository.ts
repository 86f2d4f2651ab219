import { Maintenance, type Statement } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';

/**
 * A unit, a case or a door that release 0.1 let in beside another one of the same name, number
 * or label, written otherwise.
 */
export interface Collision {
  readonly kind: 'tenant' | 'fraud_case' | 'household_door';
  /** Of a door its label. */
  readonly id: string;
  /** The unit, the unit whose case it is, or the code of the community whose door it is. */
  readonly tenant: string;
  /**
   * The older unit of the name, the other door. Of cases not even the number is told: it is the unit's own business.
   */
  readonly alike: string | null;
}

const TENANTS: Statement = {
  name: '',
  text: `select 'tenant' as kind, t.id, t.name as tenant, o.name as alike
    from tenant t join tenant o on o.city_code = $1 and o.region_code = t.region_code and o.name_folded = t.name_folded
      and o.name_claim is not null
    where t.city_code = $1 and t.name_claim is null and t.name_folded <> '' order by t.region_code, t.id`,
};

const CASES: Statement = {
  name: '',
  text: `select 'fraud_case' as kind, n.case_id as id, t.name as tenant, null as alike
    from fraud_case_number n join tenant t on t.city_code = $1 and t.id = n.tenant_id
    where n.city_code = $1 and n.number_claim is null and n.taken order by t.name, n.case_id`,
};

const DOORS: Statement = {
  name: '',
  text: `select 'household_door' as kind, d.label as id, d.region_code as tenant, o.label as alike
    from household_door d join household_door o on o.city_code = $1 and o.roster_id = d.roster_id
      and o.label_key = d.label_key
      and not o.twin and o.retired_on is not distinct from d.retired_on
    where d.city_code = $1 and d.twin and d.retired_on is null order by d.region_code, d.number`,
};

/** Names and numbers that are there twice since before spellings were compared; new ones are refused. */
@Injectable()
export class CollisionRepository {
  constructor(private readonly maintenance: Maintenance) {}

  /** Those of every city that nobody has corrected yet. */
  async all(): Promise<Collision[]> {
    const found: Collision[] = [];
    for (const city of await this.maintenance.cities()) {
      const rows = await this.maintenance.snapshot(city, async (tx) => [
        ...(await tx.run<Collision & Record<string, unknown>>(TENANTS, [city])),
        ...(await tx.run<Collision & Record<string, unknown>>(CASES, [city])),
        ...(await tx.run<Collision & Record<string, unknown>>(DOORS, [city])),
      ]);
      found.push(...rows);
    }
    return found;
  }
}

import { monthOf } from '@fanzha/domain';
import type { Statement, Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { HouseholdVisitFact } from './household-visit.entity.js';

const KEY = 'city_code, roster_id, month, tenant_id, sector, campaign_ids, home_region, region_code';

/** Where the roster lies today, if that is another community than the visit's. */
const MOVED = `(select nullif(r.region_code, $8) from household_roster r where r.city_code = $1 and r.id = $2)`;

// A door that is there already may have been visited earlier now: its days are counted anew.
const ADD: Statement = {
  name: 'visit_bitmap.add',
  text: `
    insert into household_visit_bitmap as p (${KEY}, block, bits, roster_region)
    select $1, $2::uuid, $3, $4::uuid, $5, $6::uuid[], $7, $8, b.block, door_bits($9::smallint[], b.block), ${MOVED}
    from (select distinct (n - 1) / 2048 as block from unnest($9::smallint[]) n) b
    on conflict (${KEY}, block) do update set bits = p.bits | excluded.bits, dirty = true`,
};

const REBUILD: Statement = {
  name: 'visit_bitmap.rebuild',
  text: `
    update household_visit_bitmap p set dirty = true, bits = coalesce((
      select bit_or(door_bits(v.visited, p.block)) from household_visit v
      where v.city_code = $1 and v.roster_id = $2 and v.record_status = 'ACTIVE' and v.tenant_id = $4 and v.sector = $5
        and v.campaign_ids = $6::uuid[] and v.home_region = $7 and v.region_code = $8
        and v.visited_on >= ($3 || '-01')::date and v.visited_on < ($3 || '-01')::date + interval '1 month'),
          repeat('0', 2048)::bit(2048))
    where (${KEY}) = ($1, $2::uuid, $3, $4::uuid, $5, $6::uuid[], $7, $8)`,
};

/** The bitmaps of doors visited, one per roster, month, tenant, line, region and what campaigns the visits name. */
@Injectable()
export class VisitBitmapRepository {
  /** Adds the doors of an active record. */
  async add(tx: Transaction, visit: HouseholdVisitFact): Promise<void> {
    await tx.run(ADD, [...bitmapKey(visit), visit.doors]);
  }

  /** Puts the bitmap that holds the doors of a record together anew, from the active records there are. */
  async rebuild(tx: Transaction, visit: HouseholdVisitFact): Promise<void> {
    await tx.run(REBUILD, bitmapKey(visit));
  }
}

/** The bitmap a record's doors are in. */
export function bitmapKey(visit: HouseholdVisitFact): unknown[] {
  const { cityCode, rosterId, visitedOn, tenantId, sector, campaignIds, homeRegion, regionCode } = visit;
  return [cityCode, rosterId, monthOf(visitedOn), tenantId, sector, campaignIds, homeRegion, regionCode];
}

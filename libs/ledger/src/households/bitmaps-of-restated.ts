const MONTH = `to_char($3::date, 'YYYY-MM')`;
const NO_DOORS = `repeat('0', 2048)::bit(2048)`;

/** The rows stay, without doors and dirty: so the covered households there are counted anew. */
const CLEAR_BITMAPS = `update household_visit_bitmap set bits = ${NO_DOORS}, dirty = true
  where city_code = $1 and tenant_id = $2 and month >= ${MONTH}`;
const REBUILD_BITMAPS = `
    insert into household_visit_bitmap
      (city_code, roster_id, block, month, tenant_id, sector, campaign_ids, home_region, region_code, bits, dirty,
        roster_region)
    select v.city_code, v.roster_id, b.block::smallint, to_char(v.visited_on, 'YYYY-MM'), v.tenant_id, v.sector,
      v.campaign_ids, v.home_region, v.region_code, bit_or(door_bits(v.visited, b.block)),
        true,
      nullif(min(r.region_code), v.region_code)
    from household_visit v join household_roster r on r.city_code = $1 and r.id = v.roster_id,
      lateral (select distinct (number - 1) / 2048 as block from unnest(v.visited) number) b
    where v.city_code = $1 and v.tenant_id = $2 and v.record_status = 'ACTIVE' and v.roster_id is not null
      and to_char(v.visited_on, 'YYYY-MM') >= ${MONTH}
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9
    on conflict (city_code, roster_id, block, month, tenant_id, sector, campaign_ids, home_region, region_code)
      do update set bits = excluded.bits, dirty = true`;

/** Bitmaps of visits that count elsewhere are made anew, from the month of the first of them on. */
export const BITMAPS_OF_RESTATED: readonly string[] = [CLEAR_BITMAPS, REBUILD_BITMAPS];

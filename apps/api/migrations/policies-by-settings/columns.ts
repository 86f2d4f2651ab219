/**
 * What a policy for reading must know of a row stands in the row: where a tenant has belonged, whom an interception
 * names, who published the warning of a receipt, where the roster of a registration or of a bitmap lies today.
 */
export const COLUMNS = `
  -- Sorted 'REGION LINE' of its assignments, written with them.
  alter table tenant add column places text[] not null default '{}';
  update tenant t set places = a.places from (
    select city_code, tenant_id, array_agg(distinct region_code || ' ' || sector) as places
    from tenant_assignment group by 1, 2) a
  where a.city_code = t.city_code and a.tenant_id = t.id;

  alter table interception add column named uuid[] not null default '{}';
  update interception i set named = p.named from (
    select city_code, interception_id, array_agg(tenant_id order by tenant_id) as named
    from interception_participant group by 1, 2) p
  where p.city_code = i.city_code and p.interception_id = i.id;

  alter table warning_receipt add column issuer_id uuid;
  update warning_receipt r set issuer_id = w.tenant_id from warning w
  where w.city_code = r.city_code and w.id = r.warning_id;

  alter table household_registration add column region_code text collate "C";
  update household_registration g set region_code = r.region_code from household_roster r
  where r.city_code = g.city_code and r.id = g.roster_id;
  alter table household_registration alter column region_code set not null;

  -- Where the roster lies today, if that is not where the visits were made.
  alter table household_presence add column roster_region text collate "C";
  update household_presence p set roster_region = r.region_code from household_roster r
  where r.city_code = p.city_code and r.id = p.roster_id and r.region_code <> p.region_code;`;

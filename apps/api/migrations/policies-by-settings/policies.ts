const CITY = 'city_code = app_city()';
const OF_SECTOR = '(app_sector() is null or sector = app_sector())';
const READABLE = `tenant_id = app_tenant() or (region_code ^@ any (app_regions()) and ${OF_SECTOR})`;
const KEPT = 'region_code ^@ app_home() and app_keeps_rosters()';
const AUTHORITY_WARNS = `app_type() = 'AUTHORITY' and app_oversees_all(regions)
    and (app_sector() is null or sectors = array[app_sector()])`;

/** Policies whose sub-selects no rule can turn into a call: they read columns of the row now, or ask a function. */
export const BY_HAND = `
  drop policy tenant_joint on tenant;
  drop policy tenant_warning on tenant;
  drop policy tenant_left_behind on tenant;
  alter policy tenant_read on tenant
  using (${CITY} and (id = app_tenant() or (region_code ^@ any (app_regions()) and ${OF_SECTOR})
    or app_mode() = 'operator' or app_oversees_place(places)));

  alter policy interception_joined on interception using (${CITY} and app_tenant() = any (named));
  create policy interception_names on interception as restrictive for insert to fanzha_app
  with check (named = '{}' or named <@ named_in(city_code, id));
  create policy interception_names_still on interception as restrictive for update to fanzha_app
    using (true) with check (named = '{}' or named <@ named_in(city_code, id));
  alter policy interception_participant_read on interception_participant
  using (${CITY} and (${READABLE} or recorder_id = app_tenant()));
  alter policy interception_participant_record on interception_participant
  with check (${CITY} and recorder_id = app_tenant() and region_code = home_region
    and names_partner(city_code, interception_id, tenant_id, name, type, home_region, sector));
  alter policy rollup_delta_write_own_share on rollup_delta
  with check (tenant_only and sector <> '-' and ${CITY} and tenant_id = app_tenant()
    and facts = 0 and region_code = home_region and has_share_at(city_code, tenant_id, home_region, sector));

  alter policy warning_publish on warning with check (${AUTHORITY_WARNS});
  alter policy warning_republish on warning with check (record_status = 'VOIDED' or (${AUTHORITY_WARNS}));
  alter policy warning_receipt_read on warning_receipt using (${CITY} and (${READABLE} or issuer_id = app_tenant()));
  alter policy warning_receipt_record on warning_receipt
  with check (${CITY} and tenant_id = app_tenant() and region_code ^@ home_region
    and app_belonged(home_region, sector) and may_receive(city_code, warning_id, issuer_id));

  alter policy household_presence_of_roster on household_presence
  using (${CITY} and roster_region ^@ any (app_regions()) and ${OF_SECTOR});
  alter policy household_presence_record on household_presence
  with check (${CITY} and tenant_id = app_tenant() and region_code ^@ home_region
    and app_belonged(home_region, sector) and is_roster_of(roster_id, region_code)
    and (roster_region is null or roster_lies_in(city_code, roster_id, roster_region)));
  alter policy household_vacancy_found on household_vacancy with check (found_vacant(roster_id, number, from_on));
  alter policy household_registration_read on household_registration
    using (${CITY} and (region_code ^@ any (app_regions()) or region_code ^@ app_home()));
  alter policy household_registration_keep on household_registration
  with check (${CITY} and tenant_id = app_tenant() and registered_by = app_user() and undone_at is null and ${KEPT}
    and roster_lies_in(city_code, roster_id, region_code));
  alter policy household_registration_undo on household_registration
    using (${CITY} and undone_at is null and ${KEPT})
    with check (${CITY} and undone_by = app_user() and undone_at = app_moment() and ${KEPT}
      and not has_named_doors(city_code, roster_id, id));
  alter policy household_door_give_back on household_door
  using (${CITY} and ${KEPT} and is_being_undone(city_code, registration_id));

  alter policy login_name_claim on login_name with check (${CITY} and is_account(city_code, user_id, username));`;

/**
 * A fact's own questions: whose it is, whether a part repeats its place, whether a version is the one that gives way.
 */
export const factFunctions = (fact: string) => `
  create function is_own_${fact}(its_city text, its_id uuid) returns boolean language plpgsql stable parallel safe as $$
  begin
    return exists (select from ${fact} f where f.city_code = its_city and f.id = its_id and f.tenant_id = app_tenant());
  end $$;
  create function is_part_of_own_${fact}(its_city text, its_id uuid, its_region text, its_line text) returns boolean
    language plpgsql stable parallel safe as $$
  begin
    return exists (select from ${fact} f where f.city_code = its_city and f.id = its_id and f.tenant_id = app_tenant()
      and (f.region_code, f.sector) = (its_region, its_line));
  end $$;
  create function gives_way_${fact}(its_city text, its_id uuid, its_version int, its_region text, its_line text)
    returns boolean language plpgsql stable parallel safe as $$
  begin
    return exists (select from ${fact} f where f.city_code = its_city and f.id = its_id and f.tenant_id = app_tenant()
      and f.version = its_version + 1
      and ((f.region_code, f.sector) = (its_region, its_line) or app_worked_at(its_region, its_line)));
  end $$;`;

const OF_FACT = (rest: string) =>
  new RegExp(
    `\\(EXISTS \\( SELECT 1\\s+FROM (\\w+) f\\s+WHERE \\(\\(f\\.city_code = (\\w+)\\.city_code\\) AND ` +
      `\\(f\\.id = \\2\\.(\\w+)\\) AND \\(f\\.tenant_id = app_tenant\\(\\)\\)${rest}\\)\\)\\)`,
    'g',
  );
const PART = OF_FACT(' AND \\(\\(f\\.region_code = \\2\\.region_code\\) AND \\(f\\.sector = \\2\\.sector\\)\\)');
const PRIVATE = OF_FACT('');
const VERSION = OF_FACT(
  ' AND \\(f\\.version = \\(\\2\\.version \\+ 1\\)\\) AND \\(\\(\\(f\\.region_code = \\2\\.region_code\\) AND ' +
    '\\(f\\.sector = \\2\\.sector\\)\\) OR app_worked_at\\(\\2\\.region_code, \\2\\.sector\\)\\)',
);

/** The condition of a policy as the catalogue prints it, without sub-selects of the kinds that every ledger has. */
export function withoutSubSelects(condition: string): string {
  return condition
    .replace(/\( SELECT (app_\w+)\(\) AS \w+\)/g, '$1()')
    .replace(VERSION, 'gives_way_$1(city_code, $3, version, region_code, sector)')
    .replace(PART, 'is_part_of_own_$1(city_code, $3, region_code, sector)')
    .replace(PRIVATE, 'is_own_$1(city_code, $3)');
}

const STATES_ONLY = /\(jsonb_strip_nulls\(to_jsonb\(\w+\.\*\)\) - '\{([^}]*)\}'::text\[\]\) = '\{\}'::jsonb/g;

/**
 * A row as a whole is a name that its table does not have on the servers of a cluster: what it may not state, by name.
 */
export const withoutWholeRows = (condition: string, columns: readonly string[]): string =>
  condition.replace(STATES_ONLY, (_, stated: string) => {
    const others = columns.filter((column) => !stated.split(',').includes(column));
    return `num_nonnulls(${others.map((column) => `"${column}"`).join(', ')}) = 0`;
  });

/** What follows the table in a policy with these conditions. */
export const conditionsOf = (using: string | null, check: string | null): string =>
  [using === null ? '' : `using (${using})`, check === null ? '' : `with check (${check})`].join(' ');
